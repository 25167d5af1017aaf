"""A named hold on one host: a locked file that tells when its holder was last seen alive."""

from __future__ import annotations

import fcntl
import os
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

#: Seconds since the host started, the same for all its processes: nobody's setting of the clock ends a hold.
_TIME = struct.Struct("d")
#: For who has just got the file of a dead holder, to give the first sign of its own.
_MOMENT = 0.05


class FileHold:
    """``got``: whether ``name`` could be had. A holder silent for longer than ``lease`` seconds loses its file."""

    def __init__(self, name: str, lease: float, *, shared: bool) -> None:
        folder = Path(settings.LOCKS_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{name}.lock"
        self._handle = _opened(self._path)
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        self.got = _locked(self._handle, kind)
        while (self.got and self._gone()) or (not self.got and self._take_away(lease)):
            os.close(self._handle)
            self._handle = _opened(self._path)
            self.got = _locked(self._handle, kind)

    def sign(self) -> bool:
        os.pwrite(self._handle, _TIME.pack(time.monotonic()), 0)
        return True

    def let_go(self) -> None:
        if self.got:
            os.ftruncate(self._handle, 0)
        os.close(self._handle)

    def _gone(self) -> bool:
        """Whether somebody took the file away between its opening and its locking."""
        return os.fstat(self._handle).st_nlink == 0

    def _take_away(self, lease: float) -> bool:
        """Remove the file of a holder that gives no signs any more; whether another can be made."""
        if not self._gone() and self._silent(lease) and not self._woken(lease):
            with _alone(self._path.with_suffix(".removing")):
                # Nobody else removes now, so it is still this very file or it is gone already.
                if not self._gone():
                    self._path.unlink(missing_ok=True)
        return self._gone()

    def _silent(self, lease: float) -> bool:
        told = os.pread(self._handle, _TIME.size, 0)
        return len(told) == _TIME.size and time.monotonic() - _TIME.unpack(told)[0] > lease

    def _woken(self, lease: float) -> bool:
        time.sleep(_MOMENT)
        return not self._silent(lease)


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _locked(handle: int, kind: int) -> bool:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    handle = _opened(path)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
