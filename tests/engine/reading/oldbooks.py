"""Workbooks of the old kind for tests: by xlwt as Excel 97 to 2003 writes them, and by hand for the versions before."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Sequence

import xlwt

Sheet = xlwt.Worksheet


def old_workbook(*sheets: tuple[str, Callable[[Sheet], object]], date1904: bool = False) -> bytes:
    """A workbook whose sheets are written by a function each."""
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = date1904
    for name, write in sheets:
        write(book.add_sheet(name, cell_overwrite_ok=True))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def rows_of(rows: Sequence[Sequence[object]]) -> Callable[[Sheet], None]:
    def write(sheet: Sheet) -> None:
        for number, row in enumerate(rows):
            for position, value in enumerate(row):
                sheet.write(number, position, value)

    return write


def in_format(code: str) -> xlwt.XFStyle:
    return xlwt.easyxf(num_format_str=code)


def bare_workbook(version: int, rows: Sequence[Sequence[str | float]], codepage: int = 1252) -> bytes:
    """A single sheet as Excel 2 to 5 wrote it: records without a container. Texts in the code page."""
    cells = b"".join(
        _cell(version, line, position, value, f"cp{codepage}")
        for line, row in enumerate(rows)
        for position, value in enumerate(row)
    )
    page = _record(0x0042, struct.pack("<H", codepage))
    if version < 5:
        return _start(version, 0x0010) + page + cells + _record(0x000A, b"")
    head = _start(version, 0x0005) + page
    tab = struct.pack("<IBB", len(head) + 4 + 13 + 4, 0, 0) + b"\x06Sheet1"
    return head + _record(0x0085, tab) + _record(0x000A, b"") + _start(version, 0x0010) + cells + _record(0x000A, b"")


def _start(version: int, what: int) -> bytes:
    number = {2: 0x0009, 3: 0x0209, 4: 0x0409, 5: 0x0809}[version]
    said = 0x0500 if version == 5 else version
    content = struct.pack("<HHHH", said, what, 0x0DBB, 1996)
    return _record(number, content[: {2: 4, 5: 8}.get(version, 6)])


def _cell(version: int, line: int, position: int, value: str | float, encoding: str) -> bytes:
    place = struct.pack("<HH", line, position) + (b"\x00\x00\x00" if version == 2 else b"\x00\x00")
    if isinstance(value, str):
        text = value.encode(encoding)
        size = struct.pack("<B" if version == 2 else "<H", len(text))
        return _record(0x0004 if version == 2 else 0x0204, place + size + text)
    return _record(0x0003 if version == 2 else 0x0203, place + struct.pack("<d", value))


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<HH", number, len(content)) + content
