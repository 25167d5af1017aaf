"""The life of a child: one file, within limits."""

from __future__ import annotations

import errno
import json
import os
import socket
import traceback
from pathlib import Path
from typing import Any, NoReturn

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading import read_book
from rollforward.sandbox.guard import Guard
from rollforward.sandbox.staged import read_as_from_json, write_staged

_FULL = (errno.ENOSPC, errno.EDQUOT)


def live(line: socket.socket, order: dict[str, Any], nursery: int) -> NoReturn:
    """Read the file of an order, keep it, say how it went, end."""
    limits = Limits(**order["limits"])
    guard = Guard(limits)
    status = 1
    try:
        guard.close_in(nursery)
        say(line, _outcome(order, limits, guard))
        status = 0
    except BaseException as error:  # whatever it is, it ends this process; only its place is told
        say(line, {"starved": True} if guard.starved else {"failed": _place(error)})
    finally:
        os._exit(status)


def say(line: socket.socket, message: dict[str, Any]) -> None:
    """One line of JSON to whoever ordered; nobody may be listening any more."""
    try:
        line.sendall(json.dumps(message).encode() + b"\n")
    except OSError:
        return


def _outcome(order: dict[str, Any], limits: Limits, guard: Guard) -> dict[str, Any]:
    try:
        data = Path(order["path"]).read_bytes()
        book = read_book(data, limits, read_as_from_json(order["read_as"]), weighed=guard.make_room)
        write_staged(book, Path(order["out"]))
    except Refused as refusal:
        return {"refused": {"code": refusal.code, "detail": refusal.detail, "value": refusal.value}}
    except MemoryError:
        return {"starved": True}
    except OSError as error:
        if error.errno in _FULL:
            return {"disk": error.errno}
        raise
    return {"done": True}


def _place(error: BaseException) -> str:
    """Kind and place of a failure, without its message: that may quote the file."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} in {where}"
