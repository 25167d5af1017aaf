"""The client list inside a sheet: header names and data rows, the set-aside lines left out."""

from __future__ import annotations

import polars as pl

from rollforward.engine.reading.heading import joined
from rollforward.engine.values import RawSheet, Region, Table


def table_of(sheet: RawSheet, region: Region, restored: frozenset[int] = frozenset()) -> Table:
    """The table of a sheet within a region. ``restored``: set-aside lines that the member wants as rows after all."""
    keep = data_lines(region)
    if restored:
        keep = keep | pl.col("line").is_in(sorted(restored))
    rows = sheet.cells.filter(keep & ~pl.col("line").is_in(list(region.header_rows)))
    return Table(header_of(sheet.cells, region.header_rows), rows, region)


def data_lines(region: Region) -> pl.Expr:
    """True for the lines of a region's data rows."""
    if region.data_rows is None:
        return pl.lit(False)
    first, last = region.data_rows
    inside = pl.col("line").is_between(first, last)
    # As one list of lines: a chain of as many conditions as there are set-aside parts is too deep a tree for thousands.
    aside = [line for part in region.set_aside for line in range(max(part.first, first), min(part.last, last) + 1)]
    return inside & ~pl.col("line").is_in(aside) if aside else inside


def header_of(cells: pl.DataFrame, header_rows: tuple[int, ...]) -> tuple[str, ...]:
    """The column names: several header lines are joined with a space (a heading over a group of columns
    goes to each of them); a column without a name is ``""``."""
    width = cells.width - 1
    lines = cells.filter(pl.col("line").is_in(list(header_rows)))
    if not lines.height:
        return ("",) * width
    if lines.height == 1:
        return tuple(str(name) for name in lines.row(0)[1:])
    return joined([row[1:] for row in lines.sort("line").iter_rows()])
