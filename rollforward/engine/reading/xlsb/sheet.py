"""The cells of one sheet of a binary workbook."""

from __future__ import annotations

from dataclasses import dataclass, field

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.laid_out import Row
from rollforward.engine.reading.numberformat import general, shown
from rollforward.engine.reading.xlsb.parts import GENERAL, SheetPart, Workbook
from rollforward.engine.reading.xlsb.records import packed, real, records, text_at, whole
from rollforward.engine.values import Merged

_ROW, _COLUMNS, _MERGED = 0, 60, 176
_PACKED, _ERROR, _ANSWER, _REAL, _TEXT, _SHARED, _RICH = 2, 3, 4, 5, 6, 7, 62
#: A formula's cell holds its last result like a plain one of that kind.
_FORMULAS = {8: _TEXT, 9: _REAL, 10: _ANSWER, 11: _ERROR}
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
_BESIDE_VALUE = 8


@dataclass(slots=True)
class Sheet:
    """What a sheet shows. ``originals``: line, position, stored number and its format, where another text is shown."""

    rows: list[Row] = field(default_factory=list)
    originals: list[tuple[int, int, str, str]] = field(default_factory=list)
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: int = 0
    lost: int = 0
    width: int = 0


def read_sheet(content: bytes, about: SheetPart, book: Workbook, limits: Limits) -> Sheet:
    """Raises ``Refused`` where it breaks a limit or breaks off."""
    return _Reading(about, book, limits).read(content)


class _Reading:
    def __init__(self, about: SheetPart, book: Workbook, limits: Limits) -> None:
        self.about, self.book, self.limits = about, book, limits
        self.sheet = Sheet()
        self.line = 0

    def read(self, content: bytes) -> Sheet:
        for kind, record in records(content):
            if kind == _ROW:
                self._open_row(record)
            elif kind == _COLUMNS:
                self._columns(record)
            elif kind == _MERGED:
                first, last, left, right = (whole(record, at) for at in (0, 4, 8, 12))
                self.sheet.merged.append(Merged(first + 1, last + 1, left, right))
            else:
                self._cell(_FORMULAS.get(kind, kind), record)
        return self.sheet

    def _open_row(self, record: bytes) -> None:
        self.line = whole(record, 0) + 1
        if self.line > self.limits.rows:
            raise Refused("too-large", f"the sheet “{self.about.name}” has more than {self.limits.rows:,} rows")
        self.sheet.hidden_rows += bool(len(record) > 11 and record[11] & 0x10)

    def _columns(self, record: bytes) -> None:
        if len(record) > 16 and record[16] & 1:
            self.sheet.hidden_columns += max(0, min(whole(record, 4), 16_383) - whole(record, 0) + 1)

    def _cell(self, kind: int, record: bytes) -> None:
        position = whole(record, 0)
        text = self._text(kind, record, position) if len(record) > _BESIDE_VALUE and self.line else ""
        if not text:
            return
        if position >= self.limits.columns:
            most = self.limits.columns
            raise Refused("too-large", f"the sheet “{self.about.name}” has more than {most:,} columns")
        rows = self.sheet.rows
        if not rows or rows[-1][0] < self.line:
            rows.append((self.line, []))
        elif rows[-1][0] > self.line:
            raise Refused("damaged", f"the rows of the sheet “{self.about.name}” are out of order")
        row = rows[-1][1]
        row += [""] * (position + 1 - len(row))
        row[position] = text
        self.sheet.width = max(self.sheet.width, len(row))

    def _text(self, kind: int, record: bytes, position: int) -> str:
        if kind in (_PACKED, _REAL):
            number = packed(record, _BESIDE_VALUE) if kind == _PACKED else real(record, _BESIDE_VALUE)
            return self._number(number, record, position)
        if kind == _SHARED:
            index = whole(record, _BESIDE_VALUE)
            self.sheet.lost += index >= len(self.book.texts)
            return self.book.texts[index] if index < len(self.book.texts) else ""
        if kind in (_TEXT, _RICH):
            return text_at(record, _BESIDE_VALUE + (kind == _RICH))[0]
        if kind == _ANSWER:
            return "TRUE" if record[_BESIDE_VALUE] else "FALSE"
        if kind == _ERROR:
            name = _ERRORS.get(record[_BESIDE_VALUE], "#ERROR!")
            self.sheet.errors.append((self.line, position, name))
            return name
        return ""

    def _number(self, number: float, record: bytes, position: int) -> str:
        style = whole(record, 4) & 0xFFFFFF
        code = self.book.formats[style] if style < len(self.book.formats) else GENERAL
        text, raw = shown(number, code, date1904=self.book.date1904), general(number)
        if text != raw or float(raw) != number:
            self.sheet.originals.append((self.line, position, repr(number).removesuffix(".0"), code))
        return text
