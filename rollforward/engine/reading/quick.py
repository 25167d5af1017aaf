"""Clean delimited text, read by Polars. On any doubt the answer is ``None``, and ``records.py`` takes over.

Polars reports most damage by itself. What it would not tell is counted here: lines that got lost or doubled, cells
missing at the end of a row, and a quoted cell that may have swallowed whole rows.
"""

from __future__ import annotations

import polars as pl

from rollforward.engine.reading.parsed import Parsed
from rollforward.engine.values import Dialect, cell_name

_NEVER_IN_TEXT = "\x01"


def read_quick(data: bytes, dialect: Dialect, width: int) -> Parsed | None:
    """The cells of UTF-8 ``data``, ``width`` of them to a row, or ``None`` where that cannot be vouched for."""
    delimiter = dialect.delimiter or _NEVER_IN_TEXT
    quote = dialect.quotechar
    if len(delimiter) > 1 or not delimiter.isascii() or dialect.escapechar or quote not in (None, '"'):
        return None
    if not dialect.delimiter and _NEVER_IN_TEXT.encode() in data:
        return None
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
        if quote:
            return None
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    cells = _read(data, delimiter, quote, width)
    return None if cells is None else _vouched(data, cells, dialect, width)


def _read(data: bytes, delimiter: str, quote: str | None, width: int) -> pl.DataFrame | None:
    names = [cell_name(i) for i in range(width)]
    # Polars takes the number of columns from the first line, which may be a title: a line of our own stands before it.
    first = delimiter.join(names).encode() + b"\n"
    try:
        return pl.read_csv(
            first + data,
            separator=delimiter,
            quote_char=quote,
            schema=dict.fromkeys(names, pl.String),
            infer_schema=False,
            empty_string_is_null=False,
        )
    except pl.exceptions.PolarsError:
        return None


def _vouched(data: bytes, cells: pl.DataFrame, dialect: Dialect, width: int) -> Parsed | None:
    physical = data.count(b"\n") + (not data.endswith(b"\n"))
    spans = pl.repeat(1, cells.height, dtype=pl.UInt32, eager=True)
    if cells.height != physical:
        spans = spans + _count(cells, "\n")
        if cells.height > physical or spans.sum() != physical:
            return None
    lines = (spans.cum_sum() - spans + 1).cast(pl.UInt32).alias("line")
    widths = None
    if dialect.delimiter:
        inner = _count(cells, dialect.delimiter)
        if data.count(dialect.delimiter.encode()) != inner.sum() + cells.height * (width - 1):
            widths = _raw_counts(data, lines, spans, dialect.delimiter) - inner + 1
            if widths.max() != width:
                return None
        cuts = inner + (width - 1 if widths is None else widths - 1)
        # Each of its lines may be a whole row: somebody forgot to close a quote.
        if width > 1 and ((spans > 1) & (cuts == spans * (width - 1))).any():
            return None
    return Parsed(cells.select(lines, pl.all()), widths, width, ())


def _count(cells: pl.DataFrame, what: str) -> pl.Series:
    counted = cells.select(pl.sum_horizontal(pl.all().str.count_matches(what, literal=True)).cast(pl.Int64))
    return counted.to_series()


def _raw_counts(data: bytes, lines: pl.Series, spans: pl.Series, delimiter: str) -> pl.Series:
    """How many delimiters each record's physical lines hold."""
    text = pl.read_csv(
        data,
        has_header=False,
        separator=_NEVER_IN_TEXT,
        quote_char=None,
        schema={"line": pl.String},
        infer_schema=False,
        empty_string_is_null=False,
    ).to_series()
    counts = text.str.count_matches(delimiter, literal=True).cast(pl.Int64)
    total = pl.concat([pl.Series([0], dtype=pl.Int64), counts.cum_sum()])
    before = lines.cast(pl.Int64) - 1
    return total.gather(before + spans) - total.gather(before)
