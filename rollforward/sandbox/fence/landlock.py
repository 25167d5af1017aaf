"""Landlock: which files this process can still open.

Numbers and structures as in the kernel's ``include/uapi/linux/landlock.h``.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_PATH_BENEATH = 1

_WRITE_FILE, _READ_FILE, _READ_FOLDER, _REMOVE_FILE, _MAKE_FILE, _TRUNCATE = (1 << bit for bit in (1, 2, 3, 5, 8, 14))
_READ = _READ_FILE | _READ_FOLDER
_WRITE = _READ | _WRITE_FILE | _REMOVE_FILE | _MAKE_FILE | _TRUNCATE
#: All that each version of Landlock can forbid about files: bits 0 to 12, then moving between folders, cutting short,
#: controlling devices.
_KNOWN_BITS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
#: The first version that also forbids signals to processes outside and the sockets that bear a name (scopes).
_SCOPED_VERSION, _ALL_SCOPES = 6, 0b11

_PACKAGE = Path(__file__).resolve().parents[2]
#: What Python and its libraries may want to load later. Not the folder around our package: the database may be there.
_LIBRARIES = (
    sys.prefix,
    sys.base_prefix,
    str(_PACKAGE),
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/share/zoneinfo",
    "/etc/ld.so.cache",
    "/proc/self",
    "/sys/fs/cgroup",
    "/dev/urandom",
)


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def version() -> int:
    """Which version of Landlock the kernel has; 0 = none."""
    if sys.platform != "linux":
        return 0
    return max(0, int(ctypes.CDLL(None).syscall(_CREATE_RULESET, None, 0, _ASK_VERSION)))


def close(folder: str) -> None:
    """Leave this process its libraries to read and the files of ``folder`` to write. Needs "no new privileges"."""
    known = version()
    if not known:
        return
    handled = (1 << _KNOWN_BITS.get(known, 16)) - 1
    rules = _Ruleset(handled, 0, _ALL_SCOPES if known >= _SCOPED_VERSION else 0)
    libc = ctypes.CDLL(None)
    ruleset = libc.syscall(_CREATE_RULESET, ctypes.byref(rules), _size(known), 0)
    if ruleset < 0:
        return
    for path, allowed in _allowed(folder):
        _allow(libc, ruleset, path, allowed & handled)
    libc.syscall(_RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


def _size(known: int) -> int:
    """Bytes of the structure that this version knows; an older kernel refuses a longer one."""
    return 8 if known < 4 else 16 if known < _SCOPED_VERSION else 24


def _allowed(folder: str) -> Iterator[tuple[str, int]]:
    for path in dict.fromkeys(_LIBRARIES):
        yield path, _READ
    if folder:
        yield folder, _WRITE


def _allow(libc: ctypes.CDLL, ruleset: int, path: str, allowed: int) -> None:
    try:
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # not on this system
        return
    if not os.path.isdir(path):
        allowed &= _READ_FILE
    rule = _Beneath(allowed, parent)
    libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
    os.close(parent)
