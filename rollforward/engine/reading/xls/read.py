"""An old workbook as sheets of cells, by whichever reader opens it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import polars as pl
import xlrd

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading import workbook
from rollforward.engine.reading.laid_out import findings
from rollforward.engine.reading.parsed import Parsed, ParsedBook, Weighed
from rollforward.engine.reading.unlocked import unlocked
from rollforward.engine.reading.xls.biff import Tab, Workbook, opened
from rollforward.engine.reading.xls.container import is_sound, stream_of
from rollforward.engine.reading.xls.typed import Area, TypedCells
from rollforward.engine.values import Merged, ReadAs

#: The first record of a stream: its number by version, its length, and what the stream is (a workbook, a sheet ...).
_START = re.compile(
    rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00..(?:\x05\x00|\x10\x00|\x20\x00|\x40\x00|\x00\x01)", re.DOTALL
)
_ENCRYPTED = "encrypted"
_WESTERN = "cp1252"


def is_bare(data: bytes) -> bool:
    """Whether this is the stream of an old workbook without a container around it."""
    return _START.match(data) is not None


def read(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    """The cells of a workbook. Raises ``Refused``."""
    weighed(len(data))
    try:
        return _by_any_reader(data, limits, read_as)
    except _Locked:
        return _by_any_reader(unlocked(data), limits, read_as)


def _by_any_reader(data: bytes, limits: Limits, read_as: ReadAs) -> ParsedBook:
    """Ours, as far as it goes; calamine knows no formats but other kinds of damage. Raises ``_Locked``."""
    for attempt in (_as_it_is, _in_western, _by_its_stream, _bare_stream):
        try:
            return _book(attempt(data), limits, read_as)
        except (Refused, MemoryError):
            raise
        except Exception as error:  # a damaged file can make the library raise anything
            if _ENCRYPTED in str(error):
                raise _Locked from error
    if not is_sound(data):
        raise Refused("damaged", "its container is broken")
    return workbook.reader("xls", len(data))(data, limits, read_as, lambda _size: None)


class _Locked(Refused):
    """The workbook is encrypted."""

    def __init__(self) -> None:
        super().__init__("password-protected")


def _as_it_is(data: bytes) -> Workbook:
    return opened(data)


def _in_western(data: bytes) -> Workbook:
    """Where the file names a code page that nobody knows, or none."""
    return opened(data, _WESTERN)


def _by_its_stream(data: bytes) -> Workbook:
    """Where the container is damaged in places that do not matter."""
    return opened(stream_of(data))


def _bare_stream(data: bytes) -> Workbook:
    """The workbook in a container whose directory is damaged: its stream mostly lies in one piece."""
    start = _START.search(data, 1)
    if start is None:
        raise ValueError("There is no workbook in this file.")
    return opened(data[start.start() :])


def _book(book: Workbook, limits: Limits, read_as: ReadAs) -> ParsedBook:
    if not book.tabs:
        raise Refused("damaged", "it names no sheet")
    if len(book.tabs) > limits.sheets:
        raise Refused("too-large", f"it has {len(book.tabs):,} sheets, and at most {limits.sheets} are read")
    tabs, area = book.tabs, Area(limits)
    if read_as.sheet is not None:
        tabs = [tabs[workbook.number_of(read_as.sheet, [tab.name for tab in tabs])]]
    return ParsedBook("xls", tuple(_sheet(book, tab, area) for tab in tabs))


def _sheet(book: Workbook, tab: Tab, area: Area) -> Parsed:
    if tab.number is None:
        return Parsed(_no_cells(), tab.name, tab.hidden, why="a chart or macro sheet, without cells")
    sheet = book.sheet(tab.number)
    typed = TypedCells(tab.name)
    for row in range(sheet.nrows):
        _take(sheet, row, typed)
    cells, originals = typed.laid_out(book.formats, book.date1904, area)
    merged = tuple(_merged(sheet))
    hidden_rows = sum(bool(about.hidden) for row, about in sheet.rowinfo_map.items() if row < cells.height)
    hidden_columns = sum(bool(about.hidden) for at, about in sheet.colinfo_map.items() if at < cells.width - 1)
    places = [(first.first_line, first.first_position) for first in merged]
    told = tuple(findings(typed.errors, hidden_rows, hidden_columns, places))
    return Parsed(cells, tab.name, tab.hidden, findings=told, originals=originals, merged=merged)


def _take(sheet: Any, row: int, typed: TypedCells) -> None:
    line, styles = row + 1, sheet._cell_xf_indexes[row]
    for position, (kind, value) in enumerate(zip(sheet.row_types(row), sheet.row_values(row), strict=True)):
        if kind == xlrd.XL_CELL_TEXT:
            typed.text(line, position, value)
        elif kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            typed.number(line, position, value, styles[position])
        elif kind == xlrd.XL_CELL_BOOLEAN:
            typed.boolean(line, position, value)
        elif kind == xlrd.XL_CELL_ERROR:
            typed.error(line, position, xlrd.error_text_from_code.get(value, "#N/A"))


def _merged(sheet: Any) -> Iterator[Merged]:
    for first_row, end_row, first_column, end_column in sheet.merged_cells:
        yield Merged(first_row + 1, end_row, first_column, end_column - 1)


def _no_cells() -> pl.DataFrame:
    return pl.DataFrame(schema={"line": pl.UInt32})
