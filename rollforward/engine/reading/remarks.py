"""What is worth saying about a table that could be read: odd headers, rows of another width, stray quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from rollforward.engine.reading.parsed import Parsed
from rollforward.engine.reading.region import data_lines, header_of
from rollforward.engine.values import Finding, Region, cell_name

#: So many rows of a kind are named one by one; the rest is summed up in one remark.
_NAMED = 1_000
#: So much of a name is said in a remark.
_SHOWN = 200


def header_remarks(cells: pl.DataFrame, region: Region) -> tuple[Finding, ...]:
    """Headers that stand twice, and columns with cells but without a name."""
    if not region.header_rows or region.data_rows is None:
        return ()
    return tuple(_header_remarks(cells, region))


def _header_remarks(cells: pl.DataFrame, region: Region) -> Iterator[Finding]:
    line, seen = region.header_rows[0], set[str]()
    first = region.columns[0] if region.columns else 0
    names = list(enumerate(header_of(cells, region)))[first:]
    said = _that_say_something(cells, region, [position for position, name in names if not name.strip()])
    for position, name in names:
        folded = name.strip().casefold()
        if folded in seen:
            yield Finding("duplicate-header", line, position, name[:_SHOWN])
        elif position in said:
            yield Finding("blank-header", line, position, detail=str(position + 1))
        if folded:
            seen.add(folded)


def _that_say_something(cells: pl.DataFrame, region: Region, positions: Sequence[int]) -> frozenset[int]:
    """Which of these columns hold anything in the rows of data; asked once, since a wide sheet may have a thousand."""
    if not positions:
        return frozenset()
    rows = cells.with_columns(data_lines(region).alias("is_data"))
    told = rows.select(((pl.col(cell_name(at)) != "") & pl.col("is_data")).any() for at in positions).row(0)
    return frozenset(at for at, says in zip(positions, told, strict=True) if says)


def text_remarks(parsed: Parsed, region: Region) -> tuple[Finding, ...]:
    """Quotes that never close, and data rows that are wider or narrower than the table."""
    return (*_unclosed(parsed.unclosed), *_otherwise(parsed.otherwise), *_ragged(parsed, region))


def _unclosed(lines: Sequence[int]) -> Iterator[Finding]:
    for line in lines[:_NAMED]:
        yield Finding("unclosed-quote", line, detail=str(line))
    if len(lines) > _NAMED:
        yield Finding("unclosed-quote", lines[_NAMED], detail=f"{lines[_NAMED]} and {_further(lines)}")


def _otherwise(lines: Sequence[tuple[int, str]]) -> Iterator[Finding]:
    for line, mark in lines[:_NAMED]:
        yield Finding("other-delimiter", line, detail=_named(mark))
    if len(lines) > _NAMED:
        line, mark = lines[_NAMED]
        yield Finding("other-delimiter", line, detail=f"{_named(mark)}, and so are {_further(lines)}")


def _further(lines: Sequence[object]) -> str:
    rest = len(lines) - _NAMED - 1
    return "1 row below it" if rest == 1 else f"{rest:,} rows below it"


def _named(delimiter: str) -> str:
    names = {"\t": "tabs", " ": "spaces", ",": "commas", ";": "semicolons", ":": "colons"}
    if len(delimiter) > 1 and delimiter.endswith(" "):
        return f"{_named(delimiter[0])} with a space behind each"
    return names.get(delimiter, delimiter)


def _ragged(parsed: Parsed, region: Region) -> Iterator[Finding]:
    if parsed.widths is None:
        return
    odd = (
        parsed.cells.select("line", parsed.widths.alias("width"))
        .filter(data_lines(region), pl.col("width") != parsed.width)
        .sort("line")
    )
    for line, width in odd.head(_NAMED).rows():
        yield Finding("ragged-row", line, detail=f"{_cells(width)} where the others have {parsed.width}")
    if odd.height > _NAMED:
        line, rest = odd["line"][_NAMED], odd.height - _NAMED
        yield Finding("ragged-row", line, detail=f"another number of cells, and so have {rest - 1:,} rows below it")


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"
