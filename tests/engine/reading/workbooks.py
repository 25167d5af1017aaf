"""Workbooks for tests, written as a person's program would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import xlsxwriter


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]], hidden: Sequence[str] = ()) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for position, value in enumerate(row):
                    sheet.write(number, position, value)
            if name in hidden:
                sheet.hide()
    return target.getvalue()


def parts_of(content: bytes) -> dict[str, str]:
    """The parts of a workbook by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def with_rows(rows: str, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook of one sheet with the given XML for its rows."""
    parts = parts_of(workbook({"A": [["x"]]}))
    head, _, tail = parts["xl/worksheets/sheet1.xml"].partition("<sheetData>")
    parts["xl/worksheets/sheet1.xml"] = head + "<sheetData>" + rows + tail[tail.index("</sheetData>") :]
    return zipped(parts, packing)


def zipped(parts: Mapping[str, str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()
