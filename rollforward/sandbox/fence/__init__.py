"""What a child may reach: its libraries to read, one folder to write to, and nothing else. The kernel holds it to that.

Where a kernel lacks one of the two parts the limits of the guard still hold; ``lacking`` says what is missing.
"""

from __future__ import annotations

import ctypes
import sys

from rollforward.sandbox.fence import landlock, seccomp

_NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS


def close(folder: str) -> None:
    """Shut this process in, for good. ``folder``: where it may write files, ``""`` = nowhere.

    What is open already stays open.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        landlock.close(folder)
        seccomp.close()


def lacking() -> list[str]:
    """What this system cannot hold a child to; empty where all is in force."""
    return [
        *([] if landlock.version() else ["files: this kernel has no Landlock (Linux 5.13 and newer, switched on)"]),
        *([] if seccomp.available() else ["network and other processes: no seccomp filter on this system"]),
    ]
