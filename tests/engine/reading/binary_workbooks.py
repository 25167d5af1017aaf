"""Binary workbooks, written record by record: no library that we have writes them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def record(kind: int, content: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(content), b""
    while True:
        length += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
        size >>= 7
        if not size:
            return number + length + content


def text(value: str) -> bytes:
    units = value.encode("utf-16-le")
    return struct.pack("<I", len(units) // 2) + units


class Cell(NamedTuple):
    """``kind``: number of the record; ``content``: what stands behind column and style."""

    kind: int
    content: bytes
    style: int = 0


def real(number: float, style: int = 0) -> Cell:
    return Cell(5, struct.pack("<d", number), style)


def packed(number: int, hundredths: bool = False, style: int = 0) -> Cell:
    return Cell(2, struct.pack("<I", (number << 2 & 0xFFFFFFFF) | 2 | hundredths), style)


def inline(value: str) -> Cell:
    return Cell(6, text(value))


def shared(index: int) -> Cell:
    return Cell(7, struct.pack("<I", index))


def answer(value: bool) -> Cell:
    return Cell(4, bytes([value]))


def error(code: int) -> Cell:
    return Cell(3, bytes([code]))


@dataclass(frozen=True)
class Sheet:
    """``rows``: cells from the first column on (``None`` = no cell), by line from 1."""

    name: str
    rows: dict[int, Sequence[Cell | None]]
    state: int = 0
    hidden_rows: frozenset[int] = frozenset()
    more: bytes = b""


def workbook(
    *sheets: Sheet, texts: Sequence[str] = (), formats: Sequence[str | int] = (), date1904: bool = False
) -> bytes:
    """``formats``: of each style a code of its own, or the number of a built-in one."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        listed = b"".join(
            record(156, struct.pack("<II", sheet.state, number) + text(f"rId{number}") + text(sheet.name))
            for number, sheet in enumerate(sheets, 1)
        )
        settings = record(153, struct.pack("<II", date1904, 0) + text(""))
        archive.writestr("[Content_Types].xml", _content_types())
        archive.writestr("_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.bin")]))
        archive.writestr("xl/workbook.bin", record(131) + settings + record(143) + listed + record(144) + record(132))
        places = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.bin") for n, _ in enumerate(sheets, 1)]
        places += [("rIdT", "sharedStrings", "sharedStrings.bin"), ("rIdS", "styles", "styles.bin")]
        archive.writestr("xl/_rels/workbook.bin.rels", _relations(places))
        archive.writestr("xl/sharedStrings.bin", record(159, struct.pack("<II", len(texts), len(texts))) + b"".join(
            record(19, b"\x00" + text(value)) for value in texts) + record(160))  # fmt: skip
        archive.writestr("xl/styles.bin", _styles(formats))
        for number, sheet in enumerate(sheets, 1):
            archive.writestr(f"xl/worksheets/sheet{number}.bin", _sheet(sheet))
    return target.getvalue()


def _styles(formats: Sequence[str | int]) -> bytes:
    own = [(164 + n, code) for n, code in enumerate(formats) if isinstance(code, str)]
    codes = b"".join(record(44, struct.pack("<H", number) + text(code)) for number, code in own)
    styles = b"".join(
        record(47, struct.pack("<HH", 0, code if isinstance(code, int) else 164 + n) + b"\x00" * 12)
        for n, code in enumerate(formats)
    )
    head = record(278) + record(615, struct.pack("<I", len(own))) + codes + record(616)
    return head + record(617, struct.pack("<I", len(formats))) + styles + record(618) + record(279)


def _sheet(sheet: Sheet) -> bytes:
    rows = b"".join(
        record(0, struct.pack("<IIHBB", line - 1, 0, 300, 0, 0x10 if line in sheet.hidden_rows else 0) + b"\x00" * 5)
        + b"".join(
            record(cell.kind, struct.pack("<II", column, cell.style) + cell.content)
            for column, cell in enumerate(cells)
            if cell
        )
        for line, cells in sheet.rows.items()
    )
    size = struct.pack("<IIII", 0, max(sheet.rows) - 1, 0, max(map(len, sheet.rows.values())) - 1)
    return record(129) + record(148, size) + sheet.more + record(145) + rows + record(146) + record(130)


def _relations(entries: Sequence[tuple[str, str, str]]) -> str:
    listed = "".join(f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in entries)
    return f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONS}">{listed}</Relationships>'


def _content_types() -> str:
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return (
        f'<?xml version="1.0"?><Types xmlns="{space}"><Default Extension="bin" '
        'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
    )
