"""CSV and its relatives: text into one sheet."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.limits import MIB, Limits
from rollforward.engine.reading.dialect import Judged, encloses, judge, width_of
from rollforward.engine.reading.encoding import Decoded, decode
from rollforward.engine.reading.fixed import columns_of, cut, drawn_columns, names_in
from rollforward.engine.reading.parsed import SHEET_NAME, Parsed, ParsedBook, Weighed
from rollforward.engine.reading.quick import read_quick
from rollforward.engine.reading.records import Records, split_in_parts, split_records
from rollforward.engine.values import Confidence, Dialect, ReadAs, cell_name

#: So many records are held as Python's strings at a time.
_PART = 50_000
_LOOK = 4_096
#: No cell is longer in any list; to look at one of a hundred megabytes takes half a minute.
_CELL = 4 * MIB
_longest = pl.exclude("line").str.len_bytes().max()
_NOTHING = pl.DataFrame(schema={"line": pl.UInt32})


def read(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    """The cells of a delimited text. Raises ``Refused``."""
    weighed(len(data))
    if read_as.sheet not in (None, "1", SHEET_NAME):
        raise Refused("no-such-sheet", value=f"“{read_as.sheet}”")
    decoded = decode(data, limits, read_as.encoding)
    if not decoded.utf8[:_LOOK].strip() and not decoded.utf8.strip():  # stripping copies all of a large file
        raise Refused("empty-file")
    judged = _judged(decoded.utf8, limits, read_as)
    if not read_as.dialect:
        starts, sure = _starts(decoded.utf8, limits, judged)
        if starts:
            return _fixed(decoded, starts, sure, limits)
    parsed = read_quick(decoded.utf8, judged.dialect, judged.width)
    if parsed is None:
        parsed = read_patiently(decoded.text, judged.dialect, judged.width, limits)
    _check_size(parsed.cells, limits)
    return ParsedBook(
        format="csv",
        sheets=(parsed,),
        encoding=decoded.encoding,
        dialect=judged.dialect,
        encoding_confidence=decoded.confidence,
        dialect_confidence=judged.confidence,
        findings=decoded.findings,
    )


def _starts(data: bytes, limits: Limits, judged: Judged) -> tuple[tuple[int, ...], Confidence]:
    """Where the columns begin, if spaces that line up tell more of them than any delimiter, and how sure that is."""
    if judged.dialect.delimiter not in (None, " ", ",", ":") or judged.dialect.quotechar:
        return (), "check"
    sample = _sample(data, limits)
    if drawn := drawn_columns(sample):
        return drawn, "sure"
    starts = columns_of(sample)
    as_named = judged.dialect.delimiter == " " and len(starts) in names_in(sample)
    # As many names as columns, though spaces in the cells make more of them.
    told = as_named or len(starts) > judged.width or judged.confidence == "check"
    return starts if told else (), "check"


def _fixed(decoded: Decoded, starts: tuple[int, ...], confidence: Confidence, limits: Limits) -> ParsedBook:
    if len(starts) > limits.columns:
        raise Refused("too-large", f"it has {len(starts):,} columns, and at most {limits.columns:,} are read")
    whole = split_records(decoded.text, Dialect(None, None))
    cells = _frame(Records([cut(row[0], starts) for row in whole.rows], whole.lines), len(starts))
    _check_size(cells, limits)
    return ParsedBook(
        format="fixed-width",
        sheets=(Parsed(cells, width=len(starts)),),
        encoding=decoded.encoding,
        dialect=Dialect(None, None),
        encoding_confidence=decoded.confidence,
        dialect_confidence=confidence,
        findings=decoded.findings,
    )


def _judged(data: bytes, limits: Limits, read_as: ReadAs) -> Judged:
    sample = _sample(data, limits)
    if read_as.dialect:
        return Judged(read_as.dialect, width_of(sample, read_as.dialect), "sure")
    judged = judge(sample)
    if judged.dialect.quotechar or len(data) <= limits.detect_bytes or b'"' not in data:
        return judged
    late = '"' if encloses(data.decode("utf-8"), judged.dialect.delimiter, '"') else None
    return replace(judged, dialect=replace(judged.dialect, quotechar=late))


def _sample(data: bytes, limits: Limits) -> str:
    """The first lines, up to a line's end: half a line would count as a ragged one."""
    if len(data) <= limits.detect_bytes:
        return data.decode("utf-8")
    start = data[: limits.detect_bytes]
    cut = max(start.rfind(b"\n"), start.rfind(b"\r"))
    return start[: cut + 1 or None].decode("utf-8", "ignore")


def read_patiently(text: str, dialect: Dialect, width: int, limits: Limits) -> Parsed:
    """The cells of any text, with its damage named."""
    parts, found, unclosed, otherwise = [], list[int](), list[int](), list[tuple[int, str]]()
    for records in split_in_parts(text, dialect, width, _PART):
        lengths = [len(row) for row in records.rows]
        if max(lengths) > limits.columns:
            raise Refused("too-large", f"it has {max(lengths):,} columns, and at most {limits.columns:,} are read")
        parts.append(_frame(records, max(lengths)))
        found += lengths
        if len(found) > limits.rows:
            raise Refused("too-large", f"it has more than {limits.rows:,} rows")
        unclosed += records.unclosed
        otherwise += records.otherwise
    cells = pl.concat(parts, how="diagonal").with_columns(pl.exclude("line").fill_null("")) if parts else _NOTHING
    widths = None if min(found, default=0) == cells.width - 1 else pl.Series(found, dtype=pl.Int64)
    return Parsed(cells, widths=widths, width=width, unclosed=tuple(unclosed), otherwise=tuple(otherwise))


def _frame(records: Records, widest: int) -> pl.DataFrame:
    rows = (row if len(row) == widest else row + [""] * (widest - len(row)) for row in records.rows)
    columns = zip(*rows, strict=True)
    return pl.DataFrame(
        [
            pl.Series("line", records.lines, pl.UInt32),
            *(pl.Series(cell_name(i), column, pl.String) for i, column in enumerate(columns)),
        ]
    )


def _check_size(cells: pl.DataFrame, limits: Limits) -> None:
    if cells.height > limits.rows:
        raise Refused("too-large", f"it has {cells.height:,} rows, and at most {limits.rows:,} are read")
    if cells.width - 1 > limits.columns:
        raise Refused("too-large", f"it has {cells.width - 1:,} columns, and at most {limits.columns:,} are read")
    if cells.estimated_size() > _CELL and cells.select(pl.max_horizontal(_longest)).item() > _CELL:
        raise Refused("too-large", f"a cell of it holds more than {_CELL // MIB} MB")
