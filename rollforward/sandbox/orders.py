"""What a child is asked to do with one file, and how that travels: a line of JSON, with the descriptors beside it."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from rollforward.engine.limits import DEFAULT, Limits
from rollforward.engine.values import Dialect, ReadAs

Task = Literal["keep", "report", "table"]

_AS_JUDGED = ReadAs()
_PIECE = 65_536
#: The file, and where the task writes one, what it writes to.
_DESCRIPTORS = 2


@dataclass(frozen=True, slots=True)
class Order:
    """One file's task: ``keep`` it as a StagedBook in ``folder``, ``report`` on it, or write its ``table``.

    ``catalogue``: JSON text of the fields that columns can go to, ``None`` = the built-in ones. ``whole``: every row of
    the sheet instead of the table.
    """

    task: Task
    limits: Limits = DEFAULT
    read_as: ReadAs = _AS_JUDGED
    folder: str = ""
    catalogue: str | None = None
    whole: bool = False


def send_order(line: socket.socket, order: Order, descriptors: Sequence[int]) -> None:
    """Raises ``OSError`` where nobody is there to take it."""
    message = json.dumps(asdict(order)).encode() + b"\n"
    sent = socket.send_fds(line, [message], descriptors)
    line.sendall(message[sent:])


def orders(line: socket.socket) -> Iterator[tuple[Order, list[int]]]:
    """Each order with its descriptors, until whoever orders hangs up."""
    while True:
        message, descriptors, _, _ = socket.recv_fds(line, _PIECE, _DESCRIPTORS)
        while message and not message.endswith(b"\n"):
            message += line.recv(_PIECE)
        if not message:
            return
        yield _order(json.loads(message)), descriptors


def read_as_from_json(value: Mapping[str, Any]) -> ReadAs:
    """The inverse of ``asdict``."""
    dialect = value["dialect"]
    return ReadAs(**{**value, "dialect": Dialect(**dialect) if dialect else None})


def _order(value: dict[str, Any]) -> Order:
    read_as = read_as_from_json(value["read_as"])
    return Order(**{**value, "limits": Limits(**value["limits"]), "read_as": read_as})
