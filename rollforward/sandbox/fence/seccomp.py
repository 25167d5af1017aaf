"""Seccomp: which calls to the kernel this process can still make. No network, no other process, no way around either.

A filter is a small program (BPF) that the kernel runs on each call: ``include/uapi/linux/seccomp.h``, ``filter.h``.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from dataclasses import dataclass

_SET_SECCOMP, _GET_SECCOMP, _FILTER = 22, 21, 2  # prctl
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_NUMBER_AT, _MACHINE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_THREAD = 0x00010000  # CLONE_THREAD
#: Calls of the other instruction set that 64-bit Intel kernels understand.
_X32 = 0x40000000


@dataclass(frozen=True, slots=True)
class _Machine:
    """A processor's own numbers of the calls that are forbidden, and of the two that make threads and processes."""

    audit: int
    forbidden: tuple[int, ...]
    clone: int
    clone3: int = 435


#: New to all processors alike: pidfd_send_signal, io_uring (which could open sockets unseen), open_tree to fspick,
#: pidfd_open, pidfd_getfd, process_madvise.
_NEW = (424, 425, 426, 427, 428, 429, 430, 431, 432, 433, 434, 438, 440)
#: socket connect accept bind listen accept4; fork vfork execve kill; ptrace tkill rt_sigqueueinfo rt_tgsigqueueinfo;
#: process_vm_readv process_vm_writev; mount umount2 pivot_root chroot; bpf perf_event_open userfaultfd; add_key
#: request_key keyctl; unshare setns; execveat; open_by_handle_at; init_module finit_module; kexec_load
_INTEL = _Machine(
    0xC000003E,
    (
        *(41, 42, 43, 49, 50, 288, 57, 58, 59, 62, 101, 200, 129, 297, 310, 311, 165, 166, 155, 161, 321, 298, 323),
        *(248, 249, 250, 272, 308, 322, 304, 175, 313, 246, *_NEW),
    ),
    clone=56,
)
#: The same but fork and vfork, which it never had.
_ARM = _Machine(
    0xC00000B7,
    (
        *(198, 203, 202, 200, 201, 242, 221, 129, 117, 130, 138, 240, 270, 271, 40, 39, 41, 51, 280, 241, 282),
        *(217, 218, 219, 97, 268, 281, 265, 105, 273, 104, *_NEW),
    ),
    clone=220,
)
_MACHINES = {"x86_64": _INTEL, "aarch64": _ARM}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def available() -> bool:
    """Whether this kernel takes a filter, and we know its processor."""
    return (
        sys.platform == "linux"
        and platform.machine() in _MACHINES
        and ctypes.CDLL(None).prctl(_GET_SECCOMP, 0, 0, 0, 0) >= 0
    )


def close() -> None:
    """Refuse the forbidden calls from now on (EPERM), in all threads to come. Needs "no new privileges"."""
    if available():
        code = _code(_MACHINES[platform.machine()])
        program = _Program(len(code) // 8, code)
        ctypes.CDLL(None).prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)


def _code(machine: _Machine) -> bytes:
    """Jumps count the instructions to leave out: first where the test holds, then where it does not."""
    refuse = (_RETURN, 0, 0, _ERRNO | errno.EPERM)
    steps = [
        (_LOAD, 0, 0, _MACHINE_AT),
        (_EQUAL, 1, 0, machine.audit),
        refuse,
        (_LOAD, 0, 0, _NUMBER_AT),
        (_AT_LEAST, 0, 1, _X32),
        refuse,
    ]
    for number in sorted(machine.forbidden):
        steps += [(_EQUAL, 0, 1, number), refuse]
    steps += [
        # Its flags lie where no filter can look; told that there is no such call, the C library uses the old one.
        (_EQUAL, 0, 1, machine.clone3),
        (_RETURN, 0, 0, _ERRNO | errno.ENOSYS),
        (_EQUAL, 1, 0, machine.clone),
        (_RETURN, 0, 0, _ALLOW),
        (_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
        (_ANY_BIT, 1, 0, _THREAD),
        refuse,
        (_RETURN, 0, 0, _ALLOW),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
