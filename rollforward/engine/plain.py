"""The table of a file as plain CSV, cell for cell what the file shows: what ``rollforward read`` writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.reading import table_of
from rollforward.engine.values import Book, RawSheet, cell_name

#: So many rows are turned into text at a time: a long sheet's text would be as large again as the sheet.
_PIECE = 50_000


def plain_csv(book: Book, whole: bool) -> Iterator[bytes]:
    """The likely sheet's table, or all of its rows where ``whole``: UTF-8, comma, quotes where needed, LF.

    Raises ``Refused`` where the sheet has no columns.
    """
    sheet = book.sheets[book.likely]
    if not sheet.width:
        raise Refused("no-data")
    cells = sheet.cells if whole else _table(sheet)
    return _rows(cells.drop("line"))


def _table(sheet: RawSheet) -> pl.DataFrame:
    table = table_of(sheet, sheet.region)
    names = table.header if sheet.region.header_rows else tuple(f"col_{i}" for i in range(len(table.header)))
    header = [pl.Series("line", [0], pl.UInt32), *(pl.Series(cell_name(i), [name]) for i, name in enumerate(names))]
    return pl.concat([pl.DataFrame(header), table.rows])


def _rows(cells: pl.DataFrame) -> Iterator[bytes]:
    # Polars leaves a lone carriage return unquoted, and most readers take it for the end of the row.
    returns = cells.select(pl.any_horizontal(pl.all().str.contains("\r", literal=True).any())).item()
    style: Literal["always", "necessary"] = "always" if returns else "necessary"
    for piece in cells.iter_slices(_PIECE):
        # A blank cell is written as nothing at all, but a line with nothing on it would be no row.
        shown = piece.with_columns(pl.all().replace("", None)) if cells.width > 1 else piece
        yield shown.write_csv(include_header=False, line_terminator="\n", quote_style=style).encode()
