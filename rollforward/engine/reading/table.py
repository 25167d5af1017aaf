"""The client list inside a sheet: header names and data rows, the set-aside lines left out."""

from __future__ import annotations

import polars as pl

from rollforward.engine.values import RawSheet, Region, Table, cell_name


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
    inside = pl.col("line").is_between(*region.data_rows)
    for aside in region.set_aside:
        if aside.last >= region.data_rows[0] and aside.first <= region.data_rows[1]:
            inside = inside & ~pl.col("line").is_between(aside.first, aside.last)
    return inside


def header_of(cells: pl.DataFrame, header_rows: tuple[int, ...]) -> tuple[str, ...]:
    """The column names: several header lines are joined with a space; a column without a name is ``""``."""
    width = cells.width - 1
    lines = cells.filter(pl.col("line").is_in(list(header_rows)))
    if not lines.height:
        return ("",) * width
    if lines.height == 1:
        return tuple(str(name) for name in lines.row(0)[1:])
    return tuple(" ".join(part for part in lines[cell_name(i)].to_list() if part.strip()) for i in range(width))
