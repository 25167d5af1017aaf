"""IIF, in which QuickBooks Desktop exports its lists: tabs, and ``!CUST NAME ...`` above the rows that begin ``CUST``.

A file holds several lists, each of which becomes a sheet of its own. The first cell of a line only says which list it
belongs to, so it is left out of the cells. Source: QuickBooks' "IIF Import Kit".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.encoding import decode
from rollforward.engine.reading.parsed import Parsed, ParsedBook, Reader, Weighed
from rollforward.engine.reading.records import split_records
from rollforward.engine.values import Dialect, ReadAs, Region, SetAside, cell_name

_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*\"?!(?:[A-Z]{2,20})\"?\t[^\r\n]*[\r\n]")
_DIALECT = Dialect("\t", '"')
_CUSTOMERS = "CUST"


@dataclass(slots=True)
class _List:
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    headers: list[int] = field(default_factory=list)


def recognise(data: bytes, _limits: Limits) -> Reader | None:
    """The reader of IIF if the first line is the header of a list."""
    return read if _START.match(data[:4096]) else None


def read(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    """A sheet for each list, in the order of the file. Raises ``Refused``."""
    weighed(len(data))
    decoded = decode(data, limits, read_as.encoding)
    records = split_records(decoded.text, _DIALECT)
    lists = _lists(records.rows, records.lines)
    if len(lists) > limits.sheets:
        raise Refused("too-large", f"it has {len(lists)} lists, and at most {limits.sheets} are read")
    sheets = [_sheet(name, found, _CUSTOMERS in lists, limits) for name, found in lists.items()]
    return ParsedBook(
        format="iif",
        sheets=_chosen(sheets, read_as.sheet),
        encoding=decoded.encoding,
        dialect=_DIALECT,
        encoding_confidence=decoded.confidence,
        findings=decoded.findings,
    )


def _lists(rows: list[list[str]], lines: list[int]) -> dict[str, _List]:
    """The lists by name. Rows under no header of theirs stay with the list above them."""
    lists: dict[str, _List] = {}
    above = ""
    for row, line in zip(rows, lines, strict=True):
        if not any(cell.strip() for cell in row):
            continue
        name = row[0].strip().removeprefix("!")
        if row[0].startswith("!") or name in lists:
            above = name
        found = lists.setdefault(above, _List())
        if row[0].startswith("!"):
            found.headers.append(line)
        found.rows.append(row[1:] if name == above else row)
        found.lines.append(line)
    return lists


def _sheet(name: str, found: _List, has_customers: bool, limits: Limits) -> Parsed:
    widest = max(map(len, found.rows))
    if widest > limits.columns:
        raise Refused("too-large", f"it has {widest:,} columns, and at most {limits.columns:,} are read")
    columns = zip(*(row + [""] * (widest - len(row)) for row in found.rows), strict=True)
    cells = [pl.Series(cell_name(i), column, pl.String) for i, column in enumerate(columns)]
    why = (
        "" if name == _CUSTOMERS or not has_customers else f"another list of QuickBooks: its customers are {_CUSTOMERS}"
    )
    frame = pl.DataFrame([pl.Series("line", found.lines, pl.UInt32), *cells])
    return Parsed(frame, name=name, why=why, region=_region(found))


def _region(found: _List) -> Region | None:
    if not found.headers or found.headers[0] != found.lines[0]:
        return None
    headers = set(found.headers)
    data = [line for line in found.lines if line not in headers]
    again = tuple(SetAside(line, line, "repeated header") for line in found.headers[1:])
    return Region((found.headers[0],), (data[0], data[-1]) if data else None, again)


def _chosen(sheets: list[Parsed], wanted: str | None) -> tuple[Parsed, ...]:
    """The sheet that was asked for by name or number, else all of them: customers are the likely ones."""
    if wanted is None:
        return tuple(sheets)
    for number, sheet in enumerate(sheets, 1):
        if wanted in (sheet.name, str(number)):
            return (sheet,)
    raise Refused("no-such-sheet", value=f"“{wanted}”")
