"""The door of this stage."""

from __future__ import annotations

from collections.abc import Callable

from rollforward.engine.issues import Refused
from rollforward.engine.limits import MIB, Limits
from rollforward.engine.reading.formats import recognise
from rollforward.engine.values import Book


def _ignore(_size: int) -> None:
    """Nobody asked for the size."""


def read_book(
    data: bytes | memoryview,
    limits: Limits,
    *,
    sheet: str | None = None,
    weighed: Callable[[int], None] = _ignore,
) -> Book:
    """Read a file of any known format, recognised by its content.

    ``sheet`` (a name, or a number from 1 that counts hidden and chart sheets too) reads that sheet alone.
    ``weighed`` is told the unpacked size in bytes before the costly part starts, so that a guard can widen its limits.
    Raises ``Refused`` with the reason where the file is no table, is damaged, or breaks a limit.
    """
    if len(data) > limits.file_bytes:
        raise Refused("too-large", f"it has {len(data) // MIB} MB, and at most {limits.file_bytes // MIB} MB are read")
    raw = bytes(data)
    return recognise(raw, limits)(raw, limits, sheet, weighed)
