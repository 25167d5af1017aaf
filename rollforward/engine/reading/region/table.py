"""The client list inside a sheet: header names and data rows, the set-aside lines left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

import polars as pl

from rollforward.engine.reading.region.heading import joined
from rollforward.engine.reading.region.merges import spans_of
from rollforward.engine.values import RawSheet, Region, Table, cell_name


def table_of(sheet: RawSheet, region: Region, restored: frozenset[int] = frozenset()) -> Table:
    """The table of a sheet within a region. ``restored``: set-aside lines that the member wants as rows after all."""
    keep = data_lines(region)
    if restored:
        keep = keep | pl.col("line").is_in(sorted(restored))
    rows = sheet.cells.filter(keep & ~pl.col("line").is_in(list(region.header_rows)))
    return Table(header_of(sheet.cells, region), _own(rows, region.columns), region)


def data_lines(region: Region) -> pl.Expr:
    """True for the lines of a region's data rows."""
    if region.data_rows is None:
        return pl.lit(False)
    first, last = region.data_rows
    inside = pl.col("line").is_between(first, last)
    # As one list of lines: a chain of as many conditions as there are set-aside parts is too deep a tree for thousands.
    aside = [line for part in region.set_aside for line in range(max(part.first, first), min(part.last, last) + 1)]
    return inside & ~pl.col("line").is_in(aside) if aside else inside


def header_of(cells: pl.DataFrame, region: Region) -> tuple[str, ...]:
    """The column names of a region: several header lines are joined with a space (a heading over a group of columns
    goes to each of them); a column without a name, or of another table, is ``""``."""
    first, last = region.columns or (0, cells.width - 2)
    found = _at_lines(cells, region.header_rows)
    rows = [_between(row, first, last) for _, *row in found]
    if len(rows) < 2:
        return tuple(rows[0]) if rows else ("",) * (last + 1)
    spans = spans_of(region.merged)
    reach = [{at: end for (line, at), end in spans.items() if line == own} for own, *_ in found]
    return joined(rows, reach)


def _at_lines(cells: pl.DataFrame, lines: Sequence[int]) -> list[tuple[Any, ...]]:
    """The few rows with these line numbers, each found by halving: a query for them costs more than all else here."""
    numbers = cells["line"]
    places = (bisect_left(numbers, line) for line in sorted(set(lines)))
    rows = [cells.row(place) for place in places if place < cells.height]
    return [row for row in rows if row[0] in lines]


def _between(row: Sequence[str], first: int, last: int) -> list[str]:
    return [cell if at >= first else "" for at, cell in enumerate(row[: last + 1])]


def _own(rows: pl.DataFrame, columns: tuple[int, int] | None) -> pl.DataFrame:
    """The rows without what stands beside the table. Columns left of it stay, blank, so that all keep their place."""
    if columns is None:
        return rows
    first, last = columns
    blank = [pl.lit("").alias(cell_name(at)) for at in range(first)]
    return rows.select(pl.nth(range(last + 2))).with_columns(blank)
