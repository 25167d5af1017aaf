"""Further lines of a header, told by where their cells stand: under the headings of groups, or where names are missing.

A row of data has its first cells; a line of the header that completes the one above it fills that one's gaps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rollforward.engine.reading.region.units import is_unit
from rollforward.engine.reading.shapes import kind_of
from rollforward.engine.reading.words import is_known, is_stub

_ROUND = re.compile(r"\(?(\d{1,2}|[A-Za-z])\)?")
_DIGITS, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+(?:\s+[^\W\d_]+)*")
_CLIENTS = frozenset({"email", "url", "phone", "date", "missing", "answer"})


def completes(above: Sequence[str], row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether ``row`` gives names where the header line ``above`` it has none, or one over several columns.

    ``below``: the rows that follow. Cells without outer spaces.
    """
    first = next((p for p, cell in enumerate(above) if cell), 0)
    filled = [p for p, cell in enumerate(row) if cell]
    if sum(map(bool, above)) < 2 or not filled or filled[0] <= first or not below or not _stubbed(below, filled[0]):
        return False
    gaps = [p for p in filled if not above[p]]
    if not gaps or any(kind_of(row[p]) in _CLIENTS or _is_alike(row[p], [other[p] for other in below]) for p in filled):
        return False
    if len(filled) == 1:
        return is_stub(row[gaps[0]]) or is_known(row[gaps[0]]) or is_unit(row[gaps[0]])
    heads = [p for p in filled if above[p] and p + 1 < len(above) and p + 1 in gaps]
    if len(gaps) + len(heads) == len(filled):
        return True
    return len(gaps) > 1 and bool(heads) and all(kind_of(row[p]) == "text" for p in filled)


def _is_alike(cell: str, below: Sequence[str]) -> bool:
    """Whether digits stand in a cell as they do below it: "12 High St" over "7 Low Rd"."""
    if kind_of(cell) == "year" or (cell.isdecimal() and len(cell) < 4) or not any(map(str.isdigit, cell)):
        return False
    return any(_shape(cell) == _shape(other) for other in below if other)


def _shape(cell: str) -> str:
    return _LETTERS.sub("a", _DIGITS.sub("9", cell))


def _stubbed(below: Sequence[Sequence[str]], position: int) -> bool:
    """Whether the next rows start left of where the line starts."""
    return all(any(row[:position]) for row in below[:3])


def names_units(row: Sequence[str]) -> bool:
    """Whether a row without a first cell holds nothing but units: (number), (1,000), %."""
    cells = [cell for cell in row if cell]
    return not row[0] and all(cell[0] + cell[-1] in ("()", "[]") or is_unit(cell) for cell in cells)


def numbers_columns(row: Sequence[str]) -> bool:
    """Whether a row counts the columns: 1, 2, 3 or (1), (2), (3) or A, B, C."""
    filled = [cell for cell in row if cell]
    marks = [match[1] for match in map(_ROUND.fullmatch, filled) if match]
    if len(marks) < len(filled) or len(marks) < 3:
        return False
    order = [int(mark) if mark.isdigit() else ord(mark.upper()) - ord("A") + 1 for mark in marks]
    return order[0] <= 1 and all(b - a == 1 for a, b in pairwise(order))


def counts_on(below: Sequence[str]) -> bool:
    """Whether small numbers stand ``below`` as well, or nothing: these are values then, and no numbers of columns."""
    return all(_ROUND.fullmatch(cell) for cell in below if cell)
