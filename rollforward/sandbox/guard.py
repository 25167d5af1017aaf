"""What a child may take: memory, time, files. The kernel holds it to that, also inside native code."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys

from rollforward.engine.limits import Limits

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_OPEN_FILES = 64
_NEARLY_ALL = 0.7


class Guard:
    """The limits of the process it is made in; cannot be lifted again."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.reserved = _address_space()
        self.allowed = limits.child_memory_small

    def close_in(self, parent: int) -> None:
        """Put all limits in force."""
        os.setsid()
        _die_with(parent)
        os.umask(0o077)
        _silence()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
        _lower(resource.RLIMIT_FSIZE, self.limits.unpacked_bytes, self.limits.unpacked_bytes)
        # No handler in Python: it would not run while native code does.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        signal.setitimer(signal.ITIMER_REAL, self.limits.child_wall_seconds)
        _lower(resource.RLIMIT_CPU, self.limits.child_cpu_seconds, self.limits.child_cpu_seconds + 5)
        self._allow(self.limits.child_memory_small)

    def make_room(self, unpacked: int) -> None:
        """Allow the memory that a file of this unpacked size may need."""
        if unpacked > self.limits.small_unpacked_bytes:
            self._allow(self.limits.child_memory_large)

    @property
    def starved(self) -> bool:
        """Whether the memory was as good as used up at some time. Native code may fail of that in any manner."""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        return peak > _NEARLY_ALL * self.allowed

    def _allow(self, size: int) -> None:
        """``size`` bytes of data.

        The address space may be larger by what the libraries reserve without ever using it, and the file itself.
        """
        self.allowed = size
        _lower(resource.RLIMIT_DATA, size, self.limits.child_memory_large)
        slack = self.reserved + self.limits.file_bytes
        _lower(resource.RLIMIT_AS, size + slack, self.limits.child_memory_large + slack)


def _lower(which: int, soft: int, hard: int) -> None:
    """Set a limit without asking for more than the system allows anyway."""
    _, ceiling = resource.getrlimit(which)
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    resource.setrlimit(which, (soft, hard))


def _address_space() -> int:
    """Bytes of address space taken by now; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def _die_with(parent: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _silence() -> None:
    """Native code writes its last words to standard error, and they may quote the file."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
