"""Several tables in one sheet, one below the other: where each of them begins."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from rollforward.engine.reading.region.evidence import BELOW, points_of_row
from rollforward.engine.reading.shapes import is_label, is_value, kind_of
from rollforward.engine.reading.words import HEADERS, is_all_header, is_known

#: So many gaps are looked at; a sheet with more of them is a list with blank lines between its rows.
_GAPS = 60
#: Lines below a gap among which the new header stands, titles before it.
_HEAD = 4
_NEW = 1.2
#: Two tables without a line between them are looked for in so many rows.
_LONG = 50_000
#: Rows on either side of a header between two tables, and so many lines are looked at that may be one.
_ROWS, _SUSPECTS = 2, 2_000
#: More lines than stand above a report to say what it is.
_PREAMBLE = 12


def starts_of_tables(cells: pl.DataFrame, filled: pl.Series) -> list[int]:
    """Lines of blank-framed blocks of ``cells`` that begin with a header of their own, the first block left out.

    A row is lost where a block is taken for another table, so its header must be one beyond doubt: nothing but labels,
    known ones or ones that differ from what stands below.
    """
    gaps = ((filled > 0) & (filled.shift(1, fill_value=1) == 0)).arg_true().to_list()
    framed = [at for at in gaps if at and _begins_table(cells, filled, at)] if len(gaps) <= _GAPS else []
    starts = {_with_title(filled, at) for at in framed}
    return [int(cells["line"][at]) for at in sorted(starts | set(_joined(cells, filled, set(gaps))))]


def _joined(cells: pl.DataFrame, filled: pl.Series, gaps: set[int]) -> list[int]:
    """Where a table begins right below the last row of another one, with nothing but its header between them."""
    cells, filled = cells.head(_LONG), filled.head(_LONG)
    first = cells[cells.columns[1]].str.extract(r"^\s*(\p{L}+)").str.to_lowercase() if cells.width > 1 else None
    if first is None:
        return []
    broad = filled > 1
    within = broad & broad.shift(1, fill_value=False) & broad.shift(_ROWS, fill_value=False)
    places = (first.is_in(HEADERS.implode()) & within).arg_true().to_list()
    found, tried = list[int](), set[tuple[str, ...]]()
    for at in places if len(places) <= _SUSPECTS else ():
        row = tuple(cell.strip() for cell in cells.row(at)[1:])
        # Said before, it is the header of a page or the value of many rows.
        if at in gaps or len(found) == _GAPS or row in tried:
            continue
        tried.add(row)
        if all(is_known(cell) for cell in row if cell) and _changes(*_around(cells, at)):
            found += [at] if _begins_table(cells, filled, at) else []
    return found


def _around(cells: pl.DataFrame, at: int) -> tuple[list[list[str]], list[Sequence[str]]]:
    """The rows right above a line, and those right below it."""
    rows = [[cell.strip() for cell in row[1:]] for row in cells.slice(at - _ROWS, 2 * _ROWS + 1).iter_rows()]
    return rows[:_ROWS], _until_gap(rows[_ROWS + 1 :])


def _changes(above: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> bool:
    """Whether most columns hold other kinds of values below a line than above it."""
    if len(below) < _ROWS or any(sum(map(bool, row)) < 2 for row in below):
        return False
    pairs = [(_kinds(a), _kinds(b)) for a, b in zip(zip(*above, strict=True), zip(*below, strict=True), strict=True)]
    told = [(a, b) for a, b in pairs if a or b]
    return sum(a.isdisjoint(b) for a, b in told) * 2 >= len(told)


def _kinds(cells: Sequence[str]) -> set[str]:
    return {kind_of(cell) for cell in cells if cell}


def _with_title(filled: pl.Series, at: int) -> int:
    """Where the title of the table at ``at`` begins, if lone lines with a gap on either side stand above it."""
    above = at - 1
    while above > 0 and filled[above] == 0:
        above -= 1
    top = above
    while top > 0 and filled[top] == 1:
        top -= 1
    return top + 1 if top < above and filled[top] == 0 else at


def _begins_table(cells: pl.DataFrame, filled: pl.Series, at: int) -> bool:
    if not _is_table(cells.head(at), filled.head(at)):
        return False
    block = cells.slice(at, _HEAD + BELOW).drop("line")
    rows = [[cell.strip() for cell in row] for row in block.iter_rows()]
    for i in range(min(_HEAD, len(rows))):
        count = sum(map(bool, rows[i]))
        if count == 0:
            return False
        if count > 1:
            above = cells.head(at)
            return not _is_preamble(above, filled.head(at), count) and _is_header(rows[i], rows[i + 1 :], above)
    return False


def _is_preamble(above: pl.DataFrame, filled: pl.Series, breadth: int) -> bool:
    """Whether names and what they are stand above a broader table: "Report; Clients", "User; admin".

    In a table of two columns the second holds values of one kind.
    """
    said = above.filter(filled > 0).drop("line")
    if breadth <= 2 or said.height > _PREAMBLE or (filled > 2).any():
        return False
    pairs = [[cell for cell in row if cell.strip()] for row in said.iter_rows()]
    kinds = {kind_of(pair[1]) for pair in [pair for pair in pairs if len(pair) == 2][1:]}
    return len(kinds) > 1 or kinds == {"text"}


def _is_table(above: pl.DataFrame, filled: pl.Series) -> bool:
    """Whether a table stands above, rather than titles and remarks such as "Printed by: Ann"."""
    if (filled > 2).sum() > 1:
        return True
    broad = above.filter(filled > 1).head(BELOW).drop("line")
    rows = [[cell.strip() for cell in row if cell.strip()] for row in broad.iter_rows()]
    return len(rows) > 1 and all(is_known(c) or is_label(c) for c in rows[0]) and not _pairs(rows)


def _pairs(rows: Sequence[Sequence[str]]) -> bool:
    return any(row[0].endswith(":") for row in rows) or any(map(is_value, rows[0]))


def _is_header(row: Sequence[str], below: Sequence[Sequence[str]], above: pl.DataFrame) -> bool:
    filled = [cell for cell in row if cell]
    block = [other for other in _until_gap(below) if sum(map(bool, other)) > 1]
    if not block or any(map(is_value, filled)) or len({cell.casefold() for cell in filled}) < len(filled):
        return False
    if sum(map(is_known, filled)) * 2 < len(filled) or not any(map(is_all_header, filled)):
        return False
    return points_of_row(row, block) >= _NEW and not _is_said_above(row, above)


def _until_gap(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    gap = next((i for i, row in enumerate(rows) if not any(row)), len(rows))
    return list(rows[:gap])


def _is_said_above(row: Sequence[str], above: pl.DataFrame) -> bool:
    """The same header at the top: a page break, not another table."""
    top = above.head(200).drop("line")
    return any([cell.strip() for cell in other] == list(row) for other in top.iter_rows())
