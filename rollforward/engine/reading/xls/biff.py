"""A workbook's records through xlrd, less of what no table needs: names, links, drawings and notes.

Those are where damaged files most often break, and formulas in names could be made to cost without end.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any, NamedTuple

from xlrd.biffh import (
    XL_CELL_NUMBER,
    XL_WORKBOOK_GLOBALS,
    XL_WORKSHEET,
    XLRDError,
    unpack_string,
    unpack_unicode,
)
from xlrd.book import SUPPORTED_VERSIONS, Book
from xlrd.formatting import std_format_strings
from xlrd.sheet import Sheet

from rollforward.engine.reading.numberformat import BUILT_IN

#: Versions by xlrd's numbers: one sheet and no workbook around it; built-in formats; names in Unicode.
_ONE_SHEET, _WITH_BUILT_IN, _UNICODE = 40, 50, 80
_NESTED_SHEETS = 45


class Tab(NamedTuple):
    """A sheet of any kind as the workbook lists it; ``number`` counts the worksheets alone, ``None`` for others."""

    name: str
    hidden: bool
    number: int | None


class _Silent(io.TextIOBase):
    def write(self, text: str) -> int:
        return len(text)


class _Types(dict[int, int]):
    """What cells of a style are to xlrd. A cell may name a style that is not there: then its number is a number."""

    def __missing__(self, style: int) -> int:
        return int(XL_CELL_NUMBER)


class _Sheet(Sheet):  # type: ignore[misc]
    """A sheet's cells, rows, columns and merges."""

    def _pass_over(self, *_: Any) -> None:
        return None

    handle_obj = handle_txo = handle_note = handle_hlink = handle_quicktip = handle_feat11 = _pass_over
    handle_msodrawingetc = _pass_over


class _Book(Book):  # type: ignore[misc]
    """A workbook's list of sheets, formats and strings."""

    def __init__(self) -> None:
        super().__init__()
        self.tabs: list[Tab] = []

    def _pass_over(self, *_: Any) -> None:
        return None

    handle_name = handle_externname = handle_externsheet = handle_supbook = names_epilogue = _pass_over

    def handle_boundsheet(self, data: bytes) -> None:
        super().handle_boundsheet(data)
        number = self._all_sheets_map[-1]
        if number >= 0:
            self.tabs.append(Tab(self._sheet_names[number], self._sheet_visibility[number] != 0, number))
        else:
            name = (
                unpack_unicode(data, 6, 1)
                if self.biff_version >= _UNICODE
                else unpack_string(data, 6, self.encoding, 1)
            )
            self.tabs.append(Tab(name, data[4] & 3 != 0, None))

    def get_sheet(self, sh_number: int, update_pos: bool = True) -> Sheet:
        if update_pos:
            self._position = self._sh_abs_posn[sh_number]
        self.getbof(XL_WORKSHEET)
        sheet = _Sheet(self, self._position, self._sheet_names[sh_number], sh_number)
        sheet.read(self)
        self._sheet_list[sh_number] = sheet
        return sheet


@dataclass(frozen=True, slots=True)
class Workbook:
    """An open workbook. ``formats``: the codes of its cell styles by their index."""

    book: Any
    tabs: list[Tab]
    formats: list[str]

    @property
    def date1904(self) -> bool:
        return bool(self.book.datemode)

    def sheet(self, number: int) -> Any:
        return self.book._sheet_list[number] or self.book.get_sheet(number)


def opened(data: bytes, encoding: str | None = None) -> Workbook:
    """Open a workbook. Raises whatever its damage makes xlrd raise."""
    book = _Book()
    book.biff2_8_load(
        file_contents=data,
        logfile=_Silent(),
        use_mmap=False,
        encoding_override=encoding,
        formatting_info=True,
        on_demand=True,
        ragged_rows=True,
        ignore_workbook_corruption=True,
    )
    book.biff_version = book.getbof(XL_WORKBOOK_GLOBALS)
    if book.biff_version not in SUPPORTED_VERSIONS:
        raise XLRDError("not a workbook")
    if book.biff_version <= _ONE_SHEET:
        book.on_demand = False
        book.fake_globals_get_sheet()
    else:
        book.parse_globals()
        book._xf_index_to_xl_type_map = _Types(book._xf_index_to_xl_type_map)
        if book.biff_version != _NESTED_SHEETS:
            book._sheet_list = [None] * len(book._sheet_names)
    tabs = book.tabs or [Tab(name, False, number) for number, name in enumerate(book._sheet_names)]
    return Workbook(book, tabs, [_code(book, style.format_key) for style in book.xf_list])


def _code(book: Any, key: int) -> str:
    """The code of a format; those that xlrd itself filled in are taken as Excel has them."""
    found = book.format_map.get(key)
    code = str(found.format_str) if found else ""
    if book.biff_version >= _WITH_BUILT_IN and (not code or code == std_format_strings.get(key)):
        return BUILT_IN.get(key, code)
    return code
