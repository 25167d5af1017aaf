"""A child to give files to, one after the other; when it ends, the next file gets a new one."""

from __future__ import annotations

import json
import logging
import signal
import socket
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from rollforward.engine.issues import Refused
from rollforward.engine.limits import MIB
from rollforward.sandbox import nursery
from rollforward.sandbox.orders import Order, send_order

_log = logging.getLogger(__name__)

#: Beyond the child's own time limit, for starting it and hearing of its end.
_GRACE_SECONDS = 15
#: No honest answer is longer: the table itself goes to a file.
_ANSWER_BYTES = 64 * MIB
_PIECE = 1 << 16


class Reader:
    """Used by one thread at a time; ``close`` may come from any."""

    def __init__(self, threads: int | None = None) -> None:
        """``threads``: how many may work on a file; by default as many as are of use to one file alone."""
        self._threads = threads
        self._child: tuple[socket.socket, socket.socket] | None = None

    def carry_out(self, order: Order, descriptors: Sequence[int]) -> dict[str, Any]:
        """What the child answers, once the task is done. ``descriptors``: the file, and what the task writes to.

        Raises ``Refused`` where the file is no table, breaks a limit, or breaks the child; ``OSError`` where the disk
        is full.
        """
        line, leash = self._child = self._child or nursery.fork(self._threads)
        answer = _answer(line, leash, order, descriptors)
        if answer.get("last", True):
            self.close()
        if not answer.get("done"):
            _heed(answer)
        return answer

    def close(self) -> None:
        """The child ends, also in the middle of a file."""
        if self._child is not None:
            for end in self._child:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)  # wakes a thread that waits on it, as closing alone does not
                end.close()
            self._child = None


def _answer(line: socket.socket, leash: socket.socket, order: Order, descriptors: Sequence[int]) -> dict[str, Any]:
    """The child's answer, or how it ended without one."""
    line.settimeout(order.limits.child_wall_seconds + _GRACE_SECONDS)
    leash.settimeout(_GRACE_SECONDS)
    try:
        with suppress(ConnectionError):  # it ended
            send_order(line, order, descriptors)
            if text := _line_of(line):
                return _parsed(text)
        return _parsed(_line_of(leash))
    except TimeoutError:
        return {"exit": -signal.SIGALRM}
    except OSError:
        return {}


def _line_of(line: socket.socket) -> bytes:
    """One line; nothing where the other side hung up before its end, or went on for too long."""
    pieces: list[bytes] = []
    size = 0
    while size < _ANSWER_BYTES:
        with suppress(ConnectionError):
            pieces.append(line.recv(_PIECE))
        if not pieces or not pieces[-1]:
            return b""
        if pieces[-1].endswith(b"\n"):
            return b"".join(pieces)
        size += len(pieces[-1])
    return b""


def _parsed(text: bytes) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(text or b"{}")
    return said


def _heed(said: dict[str, Any]) -> None:
    if "refused" in said:
        raise Refused(**said["refused"])
    if "disk" in said:
        raise OSError(said["disk"], "The table could not be written to disk")
    _log.warning("reader ended early: exit %s, %s", said.get("exit"), said.get("failed", "no words"))
    raise _refusal(said)


def _refusal(said: dict[str, Any]) -> Refused:
    status = said.get("exit")
    if said.get("starved") or status in (-signal.SIGABRT, -signal.SIGKILL):
        return Refused("too-large", "reading it takes more memory than a file of its size ever should")
    if status in (-signal.SIGXCPU, -signal.SIGALRM):
        return Refused("too-large", "reading it takes longer than a file of its size ever should")
    return Refused("reader-failed", "it is damaged, or built in a way that the reader does not understand")
