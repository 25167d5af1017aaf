"""A lone text where numbers stand, or between a gap and a header: the heading of a group over the rows below it.

A client of whom nothing but the name is known has it in the column of names.
"""

from __future__ import annotations

import polars as pl

from rollforward.engine.reading.shapes import kind_of

_VALUES = frozenset({"number", "year", "date", "email", "phone", "code"})
#: So many lone cells, and so many other cells of their column, are looked at; with fewer than three nothing is told.
_LONE, _LOOK, _FEWEST = 5_000, 200, 3
_SHARE = 0.9


def misplaced(lone: pl.DataFrame, others: pl.DataFrame) -> dict[int, str]:
    """Lines whose only cell is a text in a column of values, and a row of more cells below it: they head a group.

    ``lone``: rows of a single cell; ``others``: the rows of more.
    """
    if not 0 < lone.height <= _LONE or not others.height:
        return {}
    last = int(others["line"][-1])
    lone = lone.filter(pl.col("line") < last)
    found: dict[int, str] = {}
    for name in lone.columns[1:]:
        texts = lone.filter(pl.col(name).str.contains(r"\S"))
        if texts.height and _holds_values(others[name]):
            lines = (line for line, cell in texts.select("line", name).iter_rows() if kind_of(cell) == "text")
            found |= dict.fromkeys(lines, "group heading")
    return found


def above_headers(lone: pl.DataFrame, apart: frozenset[int], again: list[int]) -> dict[int, str]:
    """Lines of a single cell between a gap and a header that comes ``again``: they name the part of the list below.

    Without the gap it may be the last client of a printed page. ``apart``: lines that stand blank.
    """
    alone = frozenset(lone["line"].to_list()) if again else frozenset()
    found: dict[int, str] = {}
    for header in again:
        first = header
        while first - 1 in alone:
            first -= 1
        if first - 1 in apart:
            found |= dict.fromkeys(range(first, header), "group heading")
    return found


def _holds_values(column: pl.Series) -> bool:
    cells = column.filter(column.str.contains(r"\S")).head(_LOOK)
    return len(cells) >= _FEWEST and sum(kind_of(cell) in _VALUES for cell in cells) >= _SHARE * len(cells)
