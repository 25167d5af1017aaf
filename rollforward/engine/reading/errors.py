"""Cells that show an error, such as #N/A: the fast parser gives them as blanks, so the sheet's own XML is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, NamedTuple

from rollforward.engine.limits import MIB
from rollforward.engine.reading.extent import column_number

_MARK = b't="e"'
_END = b"</c>"
_CELL = re.compile(
    rb'<c\s(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*>(?:(?!</c>).)*?<v>([^<]{1,32})</v>', re.DOTALL
)
_LONGEST = 64 * 1024


class ErrorCell(NamedTuple):
    """``row`` as the sheet numbers it, ``position`` from 0, and the error's name."""

    row: int
    position: int
    text: str


def error_cells(part: IO[bytes]) -> Iterator[ErrorCell]:
    """The error cells of a sheet's XML, read piece by piece."""
    for piece in _pieces(part):
        if _MARK in piece:
            for match in _CELL.finditer(piece):
                yield ErrorCell(int(match[2]), column_number(match[1]) - 1, match[3].decode("utf-8", "replace"))


def _pieces(part: IO[bytes]) -> Iterator[bytes]:
    """The XML in pieces that end with a cell's end."""
    rest = b""
    while chunk := part.read(MIB):
        block = rest + chunk
        cut = block.rfind(_END) + len(_END)
        if cut < len(_END):
            rest = block[-_LONGEST:]
            continue
        rest = block[cut:]
        yield block[:cut]
