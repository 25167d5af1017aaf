"""ODS and XLSB: cells repeated without end, records that lie about their length."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from tests.hostile.markup import XML, laughs
from tests.hostile.packing import Member, big, member, pack
from tests.hostile.texts import MB

NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
BEFORE = f"<office:document-content {NAMES}><office:body><office:spreadsheet>"
AFTER = "</office:spreadsheet></office:body></office:document-content>"
CELL = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
SPACES = '<text:s text:c="99999"/>'


def ods(tables: str) -> bytes:
    return pack([_kind(), member("content.xml", f"{XML}{BEFORE}{tables}{AFTER}".encode())])


def table(rows: str) -> str:
    return f'<table:table table:name="A">{rows}</table:table>'


def repeated_cells(count: object, rows: object = 1) -> str:
    cell = CELL.replace("<table:table-cell", f'<table:table-cell table:number-columns-repeated="{count}"')
    return f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'


def _kind() -> Member:
    return member("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")


def record(kind: int, content: bytes = b"", told: int | None = None) -> bytes:
    """A record of XLSB: its kind and length in sevens of bits."""
    return sevens(kind) + sevens(len(content) if told is None else told) + content


def sevens(number: int) -> bytes:
    found = bytearray()
    while True:
        number, low = number >> 7, number & 127
        found.append(low | (128 if number else 0))
        if not number:
            return bytes(found)


def wide(text: str, told: int | None = None) -> bytes:
    return struct.pack("<I", len(text) if told is None else told) + text.encode("utf-16-le")


def xlsb(sheet: bytes, strings: bytes = b"", book: bytes | None = None) -> bytes:
    links = (
        f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="worksheets/sheet1.bin" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>'
        '<Relationship Id="rId2" Target="sharedStrings.bin" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
    )
    parts: Mapping[str, bytes] = {
        "[Content_Types].xml": f"{XML}<Types/>".encode(),
        "xl/workbook.bin": BOOK if book is None else book,
        "xl/_rels/workbook.bin.rels": links.encode(),
        "xl/worksheets/sheet1.bin": sheet,
        "xl/sharedStrings.bin": strings,
    }
    return pack([member(name, part) for name, part in parts.items()])


BUNDLE = record(156, struct.pack("<2I", 0, 1) + wide("rId1") + wide("A"))
BOOK = record(131) + record(143) + BUNDLE + record(144) + record(132)


def binary_rows(cells: bytes, row: int = 0) -> bytes:
    head = record(129) + record(148, struct.pack("<4I", 0, 10, 0, 10)) + record(145)
    return head + record(0, struct.pack("<I", row) + b"\0" * 21) + cells + record(146) + record(130)


def text_cell(column: int, text: str, told: int | None = None) -> bytes:
    return record(6, struct.pack("<2I", column, 0) + wide(text, told))


def shared_cell(index: int) -> bytes:
    return record(7, struct.pack("<3I", 0, 0, index))


FILES: dict[str, Callable[[], bytes]] = {
    "spaces-counted-in-millions.ods": lambda: ods(
        table(f"<table:table-row>{CELL.replace('x<', SPACES * 500 + '<')}</table:table-row>")
    ),
    "a-cell-repeated-a-billion-times.ods": lambda: ods(table(repeated_cells(1_000_000_000))),
    "a-row-repeated-a-billion-times.ods": lambda: ods(table(repeated_cells(5, 1_000_000_000))),
    "cells-and-rows-repeated.ods": lambda: ods(table(repeated_cells(16_384, 1_048_576))),
    "rows-repeated-in-many-rows.ods": lambda: ods(table(repeated_cells(1_000, 1_000) * 1_000)),
    "repeated-less-than-nothing.ods": lambda: ods(table(repeated_cells(-5, -1) + repeated_cells("9" * 10_000, "x"))),
    "blanks-repeated-and-one-cell.ods": lambda: ods(
        table('<table:table-row table:number-rows-repeated="1048575"/>' + repeated_cells(1))
    ),
    "columns-repeated-without-end.ods": lambda: ods(
        table('<table:table-column table:number-columns-repeated="4294967295"/>' * 1_000 + repeated_cells(2))
    ),
    "tables-in-tables.ods": lambda: ods("<table:table><table:table-row><table:table-cell>" * 50_000),
    "groups-in-groups.ods": lambda: ods(table("<table:table-row-group>" * 200_000 + repeated_cells(1))),
    "spaces-repeated.ods": lambda: ods(table(repeated_cells(2).replace("x<", '<text:s text:c="2000000000"/><'))),
    "a-hundred-thousand-tables.ods": lambda: ods(table(repeated_cells(1)) * 100_000),
    "laughs.ods": lambda: pack([_kind(), member("content.xml", laughs(BEFORE + "&x;" + AFTER).encode())]),
    "a-gigabyte-in-one-cell.ods": lambda: pack(
        [_kind(), big("content.xml", (XML + BEFORE + table(CELL).split("x<")[0]).encode(), b"x" * MB, 1_024)]
    ),
    "no-content.ods": lambda: pack([_kind()]),
    "cut.ods": lambda: ods(table(repeated_cells(3) * 500))[:300],
    "spans-without-end.ods": lambda: ods(
        table(
            repeated_cells(1).replace("<table:table-cell", '<table:table-cell table:number-columns-spanned="99999999"')
            * 99
        )
    ),
    "records-that-lie.xlsb": lambda: xlsb(binary_rows(record(6, b"x", 0x0FFFFFFF))),
    "a-text-that-lies.xlsb": lambda: xlsb(binary_rows(text_cell(0, "x", 0xFFFFFFFF))),
    "a-far-cell.xlsb": lambda: xlsb(binary_rows(text_cell(16_383, "x"), 1_048_575) + binary_rows(text_cell(0, "x"))),
    "a-cell-beyond-the-far-corner.xlsb": lambda: xlsb(binary_rows(text_cell(0xFFFFFFFF, "x"), 0xFFFFFFFF)),
    "records-of-nothing.xlsb": lambda: xlsb(b"\x00" * (2 * MB)),
    "records-without-end.xlsb": lambda: xlsb(b"\xff" * (5 * MB)),
    "strings-that-are-not-there.xlsb": lambda: xlsb(binary_rows(shared_cell(0xFFFFFF) * 1_000)),
    "strings-that-lie.xlsb": lambda: xlsb(
        binary_rows(shared_cell(0)),
        record(159, struct.pack("<2I", 0xFFFFFFFF, 0xFFFFFFFF)) + record(19, b"\0" + wide("x", 9)),
    ),
    "a-shared-megabyte-in-many-cells.xlsb": lambda: xlsb(
        b"".join(binary_rows(shared_cell(0), row) for row in range(2_000)),
        record(159, struct.pack("<2I", 1, 1)) + record(19, b"\0" + wide("x" * MB)) + record(160),
    ),
    "sheets-without-end.xlsb": lambda: xlsb(
        b"", book=record(131) + record(143) + BUNDLE * 20_000 + record(144) + record(132)
    ),
    "a-book-that-is-cut.xlsb": lambda: xlsb(binary_rows(text_cell(0, "x")), book=BOOK[:20]),
}
