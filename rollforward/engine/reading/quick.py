"""Clean delimited text, read by Polars. On any doubt the answer is ``None``, and ``records.py`` takes over.

Polars reports most damage by itself. What it would not tell is counted here: lines that got lost or doubled, cells
missing at the end of a row, and a quoted cell that may have swallowed whole rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import polars as pl

from rollforward.engine.reading.cellpatterns import SPACED
from rollforward.engine.reading.parsed import Parsed
from rollforward.engine.reading.records import OTHER_DELIMITERS
from rollforward.engine.values import Dialect, cell_name

_NEVER_IN_TEXT = "\x01"
_PIECE = 1024 * 1024
_AT_ONCE = 8
_LONE_RETURN = re.compile(rb"\r(?!\n)")


def read_quick(data: bytes, dialect: Dialect, width: int) -> Parsed | None:
    """The cells of UTF-8 ``data``, ``width`` of them to a row, or ``None`` where that cannot be vouched for."""
    delimiter = dialect.delimiter or _NEVER_IN_TEXT
    quote = dialect.quotechar
    if len(delimiter) > 1 or not delimiter.isascii() or dialect.escapechar or quote not in (None, '"'):
        return None
    if dialect.skipinitialspace or _NEVER_IN_TEXT.encode() in data:
        return None
    if width == 1 and delimiter.encode() in data:
        return None  # Polars would drop what stands behind the delimiter without a word
    if not quote and b"\r" in data and _LONE_RETURN.search(data):
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if not data.endswith(b"\n"):
        data += b"\n"  # a last row without a line end is the one that Polars is careless with
    raw = _counted(data, delimiter, quoted=quote is not None)
    cells = _read(data, delimiter, quote, width) if raw else None
    return None if cells is None or raw is None else _vouched(data, raw, cells, dialect, width)


@dataclass(frozen=True, slots=True)
class _Raw:
    """How many line ends and delimiters the text holds, inside cells or between them."""

    lines: int
    delimiters: int


def _counted(data: bytes, delimiter: str, *, quoted: bool) -> _Raw | None:
    """``None`` where quotes stand elsewhere than at the edges of cells, or spaces beside them, or returns without a new
    line: Polars takes some of these for text and drops others without a word."""
    edge, lines, delimiters = re.escape(delimiter), 0, 0
    for some in _pieces_at_once(data):
        if quoted and _are_odd(some, edge):
            return None
        lines, delimiters = lines + _total(some, "\n"), delimiters + _total(some, delimiter)
    return _Raw(lines, delimiters)


def _total(pieces: pl.DataFrame, mark: str) -> int:
    return sum(pieces.select(pl.all().str.count_matches(mark, literal=True)).row(0))


def _are_odd(pieces: pl.DataFrame, edge: str) -> bool:
    """Simple patterns after one another are much faster than one that is any of them."""

    def hold(pattern: str, *, literal: bool = False) -> bool:
        return any(pieces.select(pl.all().str.contains(pattern, literal=literal)).row(0))

    inside = rf'[^{edge}\r\n"]"[^{edge}\r\n"]'
    return hold(r"\r[^\n]") or hold(inside) or (hold(' ""', literal=True) and hold(rf'{edge} +""[{edge}\r\n]'))


def _pieces_at_once(data: bytes) -> Iterator[pl.DataFrame]:
    pieces = _pieces(data)
    while some := list(islice(pieces, _AT_ONCE)):
        yield pl.DataFrame([pl.Series(str(at), [bytes(piece)]) for at, piece in enumerate(some)]).cast(pl.String)


def _pieces(data: bytes) -> Iterator[memoryview]:
    """Whole lines, a megabyte of them at a time: no second copy of a large file is made, and all stays in the cache."""
    start, view = 0, memoryview(data)
    while start < len(data):
        end = data.find(b"\n", start + _PIECE) + 1 or len(data)
        yield view[start:end]
        start = end


def _read(data: bytes, delimiter: str, quote: str | None, width: int) -> pl.DataFrame | None:
    try:
        return pl.read_csv(
            data,
            has_header=False,
            separator=delimiter,
            quote_char=quote,
            schema={cell_name(i): pl.String for i in range(width)},
            infer_schema=False,
            empty_string_is_null=False,
            missing_columns="insert",  # a title in the first line is no measure of the rows below it
        )
    except pl.exceptions.PolarsError:
        return None


def _vouched(data: bytes, raw: _Raw, cells: pl.DataFrame, dialect: Dialect, width: int) -> Parsed | None:
    inner = _Inner.of(cells, dialect)
    spans = _spans(raw, cells, inner)
    if spans is None:
        return None
    lines = (spans.cum_sum() - spans + 1).cast(pl.UInt32).alias("line")
    widths = None
    if dialect.delimiter and width > 1:
        if _lacks_cells(raw, cells, inner, width):
            counts = _raw_counts(data, lines.cast(pl.Int64), spans, dialect.delimiter)
            widths = counts - _count(cells, dialect.delimiter) + 1
            if widths.max() != width or _cut_otherwise(cells.filter(widths < width), dialect.delimiter, width):
                return None
        if width > 2 and dialect.delimiter in SPACED and _is_spaced(data, cells, dialect.delimiter):
            return None
        if _swallows(cells, spans, widths, dialect.delimiter, width):
            return None
    return Parsed(cells.select(lines, pl.all()), widths=widths, width=width)


@dataclass(frozen=True, slots=True)
class _Inner:
    """What stands inside cells: the columns with line ends, how many of these there are, how many delimiters."""

    broken: list[str]
    breaks: int
    delimiters: int

    @classmethod
    def of(cls, cells: pl.DataFrame, dialect: Dialect) -> _Inner:
        """Without quotes no cell can hold either. With them one string is made of each column, because counting in a
        long string is far cheaper than in many short ones; one at a time, because all at once are as long as the file.
        """
        if not dialect.quotechar:
            return cls([], 0, 0)
        found = _inside(cells, "\n")
        broken = [name for name, count in found.items() if count]
        return cls(broken, sum(found.values()), sum(_inside(cells, dialect.delimiter or "\n").values()))


def _inside(cells: pl.DataFrame, mark: str) -> dict[str, int]:
    return cells.select(pl.all().str.join("").str.count_matches(mark, literal=True)).row(0, named=True)


def _spans(raw: _Raw, cells: pl.DataFrame, inner: _Inner) -> pl.Series | None:
    """How many physical lines each record spans; ``None`` where they do not add up to those of the file."""
    if cells.height + inner.breaks != raw.lines:
        return None
    if not inner.broken:
        return pl.repeat(1, cells.height, dtype=pl.Int64, eager=True)
    return _count(cells.select(inner.broken), "\n") + 1


def _swallows(cells: pl.DataFrame, spans: pl.Series, widths: pl.Series | None, delimiter: str, width: int) -> bool:
    """Whether each line of some record may be a whole row, joined because somebody forgot to close a quote."""
    suspects = spans > 2
    if widths is not None:
        suspects = suspects | ((spans > 1) & (widths != width))
    if not suspects.any():
        return False
    inner = _count(cells.filter(suspects), delimiter)
    own = width if widths is None else widths.filter(suspects)
    return bool((inner + own - 1 == spans.filter(suspects) * (width - 1)).any())


def _is_spaced(data: bytes, cells: pl.DataFrame, delimiter: str) -> bool:
    """Whether in some row all cells but the first begin with a space: it belongs to their delimiters."""
    if delimiter.encode() + b" " not in data:
        return False
    spaced = blank = pl.repeat(True, cells.height, eager=True)
    for cell in cells.get_columns()[1:]:  # most rows are out after the first
        empty = cell == ""
        blank, spaced = blank & empty, spaced & (empty | cell.str.starts_with(" "))
        if not spaced.any():
            return False
    return bool((spaced & ~blank).any())


def _lacks_cells(raw: _Raw, cells: pl.DataFrame, inner: _Inner, width: int) -> bool:
    """Whether any row is shorter than the others: its missing cells look like blank ones, but the delimiters tell."""
    return bool((cells.to_series(-1) == "").any()) and raw.delimiters != inner.delimiters + cells.height * (width - 1)


def _cut_otherwise(short: pl.DataFrame, delimiter: str, width: int) -> bool:
    """Whether some short row may use another delimiter than the rest."""
    others = [other for other in OTHER_DELIMITERS if other != delimiter]
    return width > 2 and any(bool((_count(short, other) >= width - 1).any()) for other in others)


def _count(cells: pl.DataFrame, what: str) -> pl.Series:
    counted = cells.select(pl.sum_horizontal(pl.all().str.count_matches(what, literal=True)).cast(pl.Int64))
    return counted.to_series()


def _raw_counts(data: bytes, first: pl.Series, spans: pl.Series, delimiter: str) -> pl.Series:
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
    return total.gather(first - 1 + spans) - total.gather(first - 1)
