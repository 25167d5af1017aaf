"""Processes that start in a moment: copies of one that has everything loaded and has touched no database yet."""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any


def start(act: Callable[..., None], *arguments: Any) -> int:
    """Run ``act`` in a process of its own; returns the process number."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        act(*arguments)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def wait(pid: int) -> int:
    """The exit code of a started process; negative is the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def ended(pid: int) -> bool:
    """Whether it has ended by itself; it is waited for then."""
    return os.waitpid(pid, os.WNOHANG)[0] == pid


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    wait(pid)


def ask(act: Callable[..., Any], *arguments: Any) -> Any:
    """What ``act`` returns, as JSON, from a process of its own."""
    reading, writing = os.pipe()

    def answer() -> None:
        os.close(reading)
        with os.fdopen(writing, "w") as line:
            json.dump(act(*arguments), line)

    pid = start(answer)
    os.close(writing)
    with os.fdopen(reading) as line:
        told = line.read()
    if code := wait(pid):
        raise RuntimeError(f"{getattr(act, '__name__', act)} ended with code {code}")
    return json.loads(told)
