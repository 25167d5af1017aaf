"""Asks the nursery for a child that reads one file, and waits for what it says."""

from __future__ import annotations

import json
import logging
import signal
import socket
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rollforward.engine.issues import Refused
from rollforward.engine.limits import DEFAULT, MIB, Limits
from rollforward.engine.values import ReadAs
from rollforward.sandbox import nursery
from rollforward.sandbox.staged import StagedBook, open_staged

_AS_JUDGED = ReadAs()

_log = logging.getLogger(__name__)

#: Beyond the child's own time limit, for starting it and hearing of its end.
_GRACE_SECONDS = 15


def warm_up() -> None:
    """Start the nursery ahead of the first file, which would otherwise wait a second for it."""
    nursery.running()


def read_file(path: Path, out_dir: Path, limits: Limits = DEFAULT, read_as: ReadAs = _AS_JUDGED) -> StagedBook:
    """Read a file in a limited child process and keep it in ``out_dir`` (made if need be).

    Raises ``Refused`` where the file is no table, breaks a limit, or breaks the child;
    ``OSError`` where the file cannot be opened or the folder cannot be written.
    """
    path, out_dir = path.resolve(), out_dir.resolve()
    with path.open("rb"):
        out_dir.mkdir(parents=True, exist_ok=True)
    order = {"path": str(path), "out": str(out_dir), "read_as": asdict(read_as), "limits": asdict(limits)}
    with nursery.order(json.dumps(order).encode()) as line:
        line.settimeout(limits.child_wall_seconds + _GRACE_SECONDS)
        _heed(_words(line), limits)
    return open_staged(out_dir)


def _words(line: socket.socket) -> dict[str, Any]:
    """All that the child and the nursery said, as one."""
    said: dict[str, Any] = {}
    try:
        for message in _messages(line):
            said |= message
    except TimeoutError:
        return {"exit": -signal.SIGALRM}
    except ConnectionError:
        return said
    return said


def _messages(line: socket.socket) -> Iterator[dict[str, Any]]:
    with line.makefile("rb") as lines:
        for text in lines:
            yield json.loads(text)


def _heed(said: dict[str, Any], limits: Limits) -> None:
    if said.get("done"):
        return
    if "refused" in said:
        raise Refused(**said["refused"])
    if "disk" in said:
        raise OSError(said["disk"], "The table could not be written to disk")
    _log.warning("reader ended early: exit %s, %s", said.get("exit"), said.get("failed", "no words"))
    raise _refusal(said, limits)


def _refusal(said: dict[str, Any], limits: Limits) -> Refused:
    status = said.get("exit")
    if said.get("starved") or status in (-signal.SIGABRT, -signal.SIGKILL):
        most = limits.child_memory_large // MIB
        return Refused("too-large", f"reading it takes more memory than it may ({most:,} MB at most)")
    if status in (-signal.SIGXCPU, -signal.SIGALRM):
        return Refused("too-large", f"reading it took more than {limits.child_cpu_seconds} seconds")
    return Refused("reader-failed", "it is damaged, or built in a way that the reader does not understand")
