"""The life of a child: one file after the other, each within limits, until nobody asks any more."""

from __future__ import annotations

import errno
import gc
import json
import os
import socket
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from rollforward.engine.issues import Refused
from rollforward.sandbox import fence
from rollforward.sandbox.guard import Guard
from rollforward.sandbox.orders import Order, orders
from rollforward.sandbox.tasks import carry_out

_FULL = (errno.ENOSPC, errno.EDQUOT)


def live(line: socket.socket, nursery: int) -> NoReturn:
    """Carry out the orders that come, say how each went, end. The first one sets the limits and the fence."""
    guard = None
    try:
        for order, descriptors in orders(line):
            if guard is None:
                guard = Guard(order.limits)
                guard.close_in(nursery)
                fence.close(order.folder)
                gc.disable()  # cells come in millions and never in circles: to look for these takes half of the time
            guard.begin()
            answer = _answer(order, descriptors, guard)
            guard.end()
            say(line, answer)
            if answer["last"]:
                break
            gc.collect()
    except BaseException as error:  # of the child's own housekeeping
        say(line, {"failed": _place(error), "last": True})
    finally:
        os._exit(0)


def say(line: socket.socket, message: dict[str, Any]) -> None:
    """One line of JSON to whoever ordered; nobody may be listening any more."""
    try:
        line.sendall(json.dumps(message).encode() + b"\n")
    except OSError:
        return


def _answer(order: Order, descriptors: Sequence[int], guard: Guard) -> dict[str, Any]:
    """How it went. After an accident, or when much memory was taken, this answer is the ``last``."""
    try:
        return {**_outcome(order, descriptors, guard), "last": guard.worn}
    except BaseException as error:  # whatever it is, it ends this process; only its place is told
        return {**({"starved": True} if guard.starved else {"failed": _place(error)}), "last": True}
    finally:
        for descriptor in descriptors:
            os.close(descriptor)


def _outcome(order: Order, descriptors: Sequence[int], guard: Guard) -> dict[str, Any]:
    source, target = descriptors[0], descriptors[1] if len(descriptors) > 1 else None
    try:
        return {"done": True, **carry_out(order, source, target, guard.make_room)}
    except Refused as refusal:
        if refusal.code == "damaged" and guard.starved:
            return {"starved": True}  # what looked like damage to a reader may have been the want of memory
        return {"refused": {"code": refusal.code, "detail": refusal.detail, "value": refusal.value}}
    except MemoryError:
        return {"starved": True}
    except OSError as error:
        if error.errno in _FULL:
            return {"disk": error.errno}
        raise


def _place(error: BaseException) -> str:
    """Kind and place of a failure, without its message: that may quote the file."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} in {where}"
