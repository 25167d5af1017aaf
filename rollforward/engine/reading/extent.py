"""How far the cells of a sheet reach.

A reader lays a sheet out as one rectangle from its first to its last cell. A stray cell in the last corner makes that
17 billion cells, and the reader asks for hundreds of gigabytes before anything can stop it. A sheet that is long in
fact is big in the file too, so only small ones need this look.
"""

from __future__ import annotations

import re

from rollforward.engine.issues import Refused
from rollforward.engine.limits import MIB, Limits

SCANNED_BYTES = 16 * MIB

_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>/]*>')
#: Cells that a rectangle may hold for each one that is filled, and what is free of that rule.
_AREA_PER_CELL = 1_000
_FREE_AREA = 4_000_000


def column_number(letters: bytes) -> int:
    """``A`` -> 1, ``XFD`` -> 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def check(xml: bytes, limits: Limits) -> None:
    """Refuse a sheet whose filled cells lie so far apart that laying it out would burst the memory."""
    count, rows, columns, far = 0, 0, 0, b""
    for match in _CELL.finditer(xml):
        count += 1
        row, column = int(match[2]), column_number(match[1])
        if row > rows or column > columns:
            far = match[1] + match[2]
        rows, columns = max(rows, row), max(columns, column)
    if rows * columns > max(_FREE_AREA, count * _AREA_PER_CELL) or columns > 16 * limits.columns:
        raise Refused("too-large", f"a sheet reaches to cell {far.decode()} though it holds {count:,} cells")
