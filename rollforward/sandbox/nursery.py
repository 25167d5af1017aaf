"""One warm process per server process, from which the children fork: loading the libraries takes a second, a fork
milliseconds. The nursery itself never reads a file. It ends when the process that started it ends.
"""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PACKAGE_ROOT = Path(__file__).resolve().parents[2]
#: What a child may know of our surroundings: neither keys nor the database's address.
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "TZ", "LD_LIBRARY_PATH")
#: For one file at most: each thread of Polars reserves memory, and the children's is limited.
_THREADS = 4


@dataclass(frozen=True, slots=True)
class Nursery:
    """A running nursery and the line to it. ``owner``: the process it belongs to, since a fork must start its own."""

    process: subprocess.Popen[bytes]
    control: socket.socket
    owner: int

    @property
    def alive(self) -> bool:
        return self.owner == os.getpid() and self.process.poll() is None

    def stop(self) -> None:
        """Hang up, upon which it ends; one that a fork inherited is not ours to stop."""
        if self.owner == os.getpid():
            self.control.close()
            self.process.wait()


_lock = threading.Lock()
#: The last one is ours; those before it belong to the process that we were forked from.
_running: list[Nursery] = []


def running() -> Nursery:
    """The nursery of this process, started if there is none."""
    with _lock:
        if not (_running and _running[-1].alive):
            _dismiss()
            _running.append(_start())
        return _running[-1]


@atexit.register
def stop() -> None:
    """End the nursery of this process. The next file starts another one."""
    with _lock:
        _dismiss()


def _dismiss() -> None:
    if _running and _running[-1].owner == os.getpid():
        _running.pop().stop()


def fork(threads: int | None = None) -> tuple[socket.socket, socket.socket]:
    """A new child: the line on which it takes orders and answers, and its leash.

    Its end is told on the leash, and hanging that up kills it. ``threads``: how many its library may use.
    """
    line, childs_end = socket.socketpair()
    leash, nurserys_end = socket.socketpair()
    with childs_end, nurserys_end:
        _hand_over(threads or _threads(), [childs_end.fileno(), nurserys_end.fileno()])
    return line, leash


def _hand_over(threads: int, descriptors: Sequence[int]) -> None:
    message, nursery = bytes([threads]), running()
    with _lock:
        try:
            socket.send_fds(nursery.control, [message], descriptors)
            return
        except BrokenPipeError:
            _dismiss()  # it died since we looked
    socket.send_fds(running().control, [message], descriptors)


def _start() -> Nursery:
    ours, theirs = socket.socketpair()
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    with theirs:
        process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            [sys.executable, "-P", "-m", "rollforward.sandbox.forking", str(theirs.fileno())],
            env=environment | {"PYTHONPATH": str(_PACKAGE_ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )
    return Nursery(process, ours, os.getpid())


def _threads() -> int:
    return min(_THREADS, os.cpu_count() or 1)
