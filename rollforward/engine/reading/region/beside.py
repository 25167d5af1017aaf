"""Several tables in one sheet, one beside the other with blank columns between: the columns of each of them.

Blank columns also stand within a table, as spacers. What lies right of one is a table of its own only if its header is
one beyond doubt and its rows do not go with those on the left: they begin or end elsewhere, or what they say shows two
lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import polars as pl

from rollforward.engine.reading.region.evidence import BELOW, points_of_row
from rollforward.engine.reading.region.unrelated import are_ordered_apart, have_the_same_names, is_explained
from rollforward.engine.reading.shapes import is_value
from rollforward.engine.reading.words import is_all_header, is_known, names_a_client
from rollforward.engine.values import cell_name

#: Blank columns are looked for in so many rows first.
_LOOK = 2_000
#: Wider sheets have blank columns for other reasons.
_WIDEST = 256
#: Lines from the top among which the header stands, and points that it needs.
_HEAD, _NEW = 30, 1.2
#: So many rows on either side of where one table has ended.
_FEW = 2

Block = tuple[int, int]


def columns_of_tables(cells: pl.DataFrame) -> list[Block]:
    """First and last position of each table; one block where all columns belong together."""
    width = cells.width - 1
    if not 3 < width <= _WIDEST:
        return [(0, width - 1)]
    blocks = _blocks(cells)
    if len(blocks) < 2:
        return [(0, width - 1)]
    found = [blocks[0]]
    for block in blocks[1:]:
        if _is_table(cells, block) and _stands_apart(cells, found[-1], block):
            found.append(block)
        else:
            found[-1] = found[-1][0], block[1]
    return [(0 if at == 0 else first, last) for at, (first, last) in enumerate(found)]


def _blocks(cells: pl.DataFrame) -> list[Block]:
    """Neighbouring columns with anything in them."""
    names = cells.columns[1:]
    some = _blank(cells.head(_LOOK), names)
    blank = set(_blank(cells, some)) if cells.height > _LOOK else set(some)
    edges = [-1, *(at for at, name in enumerate(names) if name in blank), len(names)]
    return [(before + 1, after - 1) for before, after in pairwise(edges) if after - before > 1]


def _blank(cells: pl.DataFrame, names: Sequence[str]) -> list[str]:
    if not names:
        return []
    said = cells.select((pl.col(name).str.strip_chars() != "").any() for name in names).row(0)
    return [name for name, is_said in zip(names, said, strict=True) if not is_said]


def _is_table(cells: pl.DataFrame, block: Block) -> bool:
    """Whether the first row of several cells is a header beyond doubt: nothing but labels, most of them known."""
    rows = [[cell.strip() for cell in row] for row in _part(cells.head(_HEAD + BELOW), block).iter_rows()]
    at = next((i for i, row in enumerate(rows[:_HEAD]) if sum(map(bool, row)) > 1), None)
    if at is None:
        return False
    filled = [cell for cell in rows[at] if cell]
    below = [row for row in rows[at + 1 : at + 1 + BELOW] if any(row)]
    if not below or any(map(is_value, filled)) or len({cell.casefold() for cell in filled}) < len(filled):
        return False
    if sum(map(is_known, filled)) * 2 < len(filled) or not any(map(is_all_header, filled)):
        return False
    return points_of_row(rows[at], below) >= _NEW


def _stands_apart(cells: pl.DataFrame, left: Block, right: Block) -> bool:
    """Whether the rows on the right are other rows than those on the left.

    They are if both have the same header, if it stands in a line of its own, if one of them ends first and what it has
    of rows stands together, or if what they say shows it. Further columns of a table are filled here and there, beside
    rows of it alone.
    """
    first, second = _counts(cells, left), _counts(cells, right)
    tops = [(counts > 1).arg_true() for counts in (first, second)]
    if not len(tops[0]) or not len(tops[1]):
        return False
    top, other = int(tops[0][0]), int(tops[1][0])
    below = max(top, other) + 1
    a, b = first.slice(below) > 0, second.slice(below) > 0
    if top != other:
        return bool(b.any() and a.any())
    ends = [int(filled.arg_true()[-1]) + 1 if filled.any() else 0 for filled in (a, b)]
    names, others = _said(cells, top, left), _said(cells, top, right)
    if names == others:
        return not have_the_same_names(*_rows(cells, below, max(ends), left, right))
    shorter, end = (a, ends[0]) if ends[0] < ends[1] else (b, ends[1])
    if max(ends) - end >= _FEW:
        return end >= _FEW and bool(shorter.head(end).all())
    return _show_two_lists(names, others, *_rows(cells, below, end, left, right))


def _show_two_lists(names: Sequence[str], others: Sequence[str], left: pl.DataFrame, right: pl.DataFrame) -> bool:
    """Whether rows that end together are those of two lists. ``names``, ``others``: their headers."""
    if are_ordered_apart(left, right):
        return True
    return any(map(names_a_client, names)) and not any(map(names_a_client, others)) and is_explained(left, right)


def _said(cells: pl.DataFrame, at: int, block: Block) -> list[str]:
    return [cell.strip().casefold() for cell in _part(cells, block).row(at) if cell.strip()]


def _rows(cells: pl.DataFrame, first: int, count: int, left: Block, right: Block) -> tuple[pl.DataFrame, pl.DataFrame]:
    """So many rows of two blocks, the last one left out if it names sums on both sides."""
    mine, others = (_part(cells.slice(first, count), b).select(pl.all().str.strip_chars()) for b in (left, right))
    if count and mine.row(-1)[0] and mine.row(-1)[0] == others.row(-1)[0]:
        return mine.head(-1), others.head(-1)
    return mine, others


def _part(cells: pl.DataFrame, block: Block) -> pl.DataFrame:
    return cells.select(cell_name(at) for at in range(block[0], block[1] + 1))


def _counts(cells: pl.DataFrame, block: Block) -> pl.Series:
    part = _part(cells, block)
    return part.select(pl.sum_horizontal((pl.all().str.strip_chars() != "").cast(pl.UInt32))).to_series()
