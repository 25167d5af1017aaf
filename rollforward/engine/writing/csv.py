"""CSV in two kinds: exact, for coming back; and spreadsheet-safe, for being opened by a spreadsheet on the way.

A spreadsheet that opens a CSV runs cells that begin like a formula. The safe kind puts an apostrophe before those, and
before texts that begin with one, so that it can be taken off again exactly. Whether a file is of that kind stands in
its header: ``'Client ID``. The mark is itself such an apostrophe on purpose: a program that swallows the apostrophes of
the cells on loading swallows the mark too, and then there is nothing left to take off.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO, Literal

import polars as pl

from rollforward.engine.fields import FieldSet
from rollforward.engine.writing.columns import OutColumn, columns_of

_MARK = "'"
_MARKED_HEADER = "'client id"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

#: Quotes around everything leave no reader in doubt about what stands between the cells.
_QUOTES: Literal["always"] = "always"
#: As ``kinds.guard_formula`` has it for one text.
_RUNS = r"^[=+\-@\t\r\n']"


def is_spreadsheet_safe(header: Sequence[str]) -> bool:
    """Whether a file with this header carries apostrophes that the import takes off (``kinds.unguard_formulas``)."""
    return any(name.strip().casefold() == _MARKED_HEADER for name in header)


def write_csv(target: BinaryIO, columns: Sequence[OutColumn], rows: pl.DataFrame, *, spreadsheet_safe: bool) -> None:
    """Write header and rows as UTF-8 with comma, double quotes around every cell and LF.

    ``rows``: as ``shown_rows`` gives them. The safe kind starts with a byte order mark, without which spreadsheets take
    the file for the encoding of the country.
    """
    headers = [column.header for column in columns]
    if spreadsheet_safe:
        target.write(_BYTE_ORDER_MARK)
        headers = [
            _MARK + name if column.field.key == "client.id" else name for name, column in _pairs(headers, columns)
        ]
        rows = rows.with_columns(_guarded(pl.col(name)) for name in rows.columns)
    # Fields may share a header; a frame cannot. So the header is written as a row of its own.
    first = pl.DataFrame([[name] for name in headers], schema=rows.columns or None)
    first.write_csv(target, include_header=False, quote_style=_QUOTES)
    rows.write_csv(target, include_header=False, quote_style=_QUOTES)


def template_csv(fields: FieldSet) -> str:
    """The exact kind without rows, as text: what a sheet to type into is made of."""
    target = BytesIO()
    columns = columns_of(fields)
    write_csv(target, columns, pl.DataFrame(schema={c.field.key: pl.String for c in columns}), spreadsheet_safe=False)
    return target.getvalue().decode()


def _pairs(headers: Sequence[str], columns: Sequence[OutColumn]) -> list[tuple[str, OutColumn]]:
    return list(zip(headers, columns, strict=True))


def _guarded(cell: pl.Expr) -> pl.Expr:
    return pl.when(cell.str.contains(_RUNS)).then(pl.lit(_MARK) + cell).otherwise(cell).name.keep()
