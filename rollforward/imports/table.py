"""The client list of the chosen sheet, and the rows that the member added below it."""

from __future__ import annotations

import polars as pl

from rollforward.engine.arranging import arrange
from rollforward.engine.reading import table_of
from rollforward.engine.values import Joined, Table
from rollforward.imports import staging
from rollforward.imports.corrections import Corrections, corrections
from rollforward.imports.decisions import arrangement_of, region_from_json
from rollforward.imports.models import Import
from rollforward.imports.tabs import second_table
from rollforward.sandbox import open_staged


def table(imp: Import) -> Table:
    """Its rows as clients with contacts, and below them the added rows that the member has filled."""
    found, added = file_table(imp), filled_lines(imp)
    if added.is_empty():
        return found
    blank_cells = [pl.lit("").alias(name) for name in found.rows.columns if name != "line"]
    below = added.to_frame().with_columns(blank_cells)
    return Table(found.header, pl.concat([found.rows, below]), found.region)


def file_table(imp: Import) -> Table:
    """The same without added rows."""
    region, restored = region_from_json(imp.region or {})
    book = open_staged(staging.sheets_dir(imp))
    arrangement = arrangement_of(imp.mapping)
    second = second_table(book, arrangement) if isinstance(arrangement, Joined) else None
    return arrange(table_of(book.sheet(imp.sheet or 0), region, restored), arrangement, second)


def first_added_line(imp: Import) -> int:
    """The line of the first row that a member can add: the one below the file's last."""
    sheet = open_staged(staging.sheets_dir(imp)).scan(imp.sheet or 0)
    last = int(sheet.select(pl.col("line").max()).collect().item() or 0)
    arrangement = arrangement_of(imp.mapping)
    if isinstance(arrangement, Joined):  # the contacts' lines are counted on from the clients'
        of_contacts = open_staged(staging.sheets_dir(imp)).scan(arrangement.sheet)
        last = arrangement.offset + int(of_contacts.select(pl.col("line").max()).collect().item() or 0)
    return last + 1


def added_lines(imp: Import, made: Corrections | None = None) -> pl.Series:
    """The lines of the rows that the member added below the file's last line, filled or not; ``made``: under other
    corrections than those in force."""
    made = made or corrections(imp)
    count = imp.extra_rows + made.added_rows
    if not count:
        return pl.Series("line", [], dtype=pl.UInt32)
    first = first_added_line(imp)
    lines = pl.Series("line", range(first, first + count), dtype=pl.UInt32)
    return lines.filter(~lines.is_in(made.removed().implode()))


def filled_lines(imp: Import, made: Corrections | None = None) -> pl.Series:
    """Those of them in which something stands: rows of the import."""
    made = made or corrections(imp)
    lines = added_lines(imp, made)
    if lines.is_empty():
        return lines
    filled = made.cells.filter(pl.col("text").str.contains(r"\S"))["line"]
    return lines.filter(lines.is_in(filled.implode()))
