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
#: Where a machine has too little for all, members who wait for a page come before a file that is being read.
_NICENESS = 5
#: A child that has once taken this share of its memory reads no further file: the next would find less.
_MUCH = 0.25


class Guard:
    """The limits of the process it is made in. They count anew for each file and never rise above ``limits``."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.reserved = _address_space()
        self.allowed = limits.child_memory_small
        self.weighed = 0

    def close_in(self, parent: int) -> None:
        """Put in force what does not depend on the file."""
        os.setsid()
        os.nice(_NICENESS)
        _die_with(parent)
        os.umask(0o077)
        _silence()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
        _lower(resource.RLIMIT_FSIZE, self.limits.unpacked_bytes, self.limits.unpacked_bytes)
        # No handler in Python: it would not run while native code does.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def begin(self) -> None:
        """A file starts, of a size that is not known yet."""
        self.begun = _cpu_seconds()
        self.allowed = self.weighed = 0
        self.make_room(0)

    def make_room(self, unpacked: int) -> None:
        """Allow the memory and the time that a file of this unpacked size may need; never less than before."""
        unpacked = self.weighed = max(unpacked, self.weighed)
        if (memory := self.limits.memory_for(unpacked)) > self.allowed:
            self._allow(memory)
        most = max(1, int(self.begun + self.limits.cpu_seconds_for(unpacked)))
        _lower(resource.RLIMIT_CPU, most, resource.RLIM_INFINITY)
        signal.setitimer(signal.ITIMER_REAL, self.limits.wall_seconds_for(unpacked))

    def end(self) -> None:
        """The file is done: waiting for the next takes no time of it."""
        signal.setitimer(signal.ITIMER_REAL, 0)

    @property
    def starved(self) -> bool:
        """Whether the memory was as good as used up at some time. Native code may fail of that in any manner."""
        return _peak() > _NEARLY_ALL * self.allowed

    @property
    def worn(self) -> bool:
        """Whether the next file had better have a fresh process."""
        return _peak() > _MUCH * self.limits.child_memory_small

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
        soft, hard = min(soft, ceiling), ceiling if hard == resource.RLIM_INFINITY else min(hard, ceiling)
    resource.setrlimit(which, (soft, hard))


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _peak() -> int:
    """Bytes of memory that the process held at its largest."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


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
