"""Spreadsheets in one XML file (SpreadsheetML 2003), which many programs call .xls."""

from __future__ import annotations

from dataclasses import dataclass, field

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.grid import laid_out
from rollforward.engine.reading.laid_out import findings
from rollforward.engine.reading.parsed import Parsed, ParsedBook, Weighed
from rollforward.engine.reading.sheets import chosen, with_names
from rollforward.engine.reading.xml.events import Broken, damaged, decoded_xml, run
from rollforward.engine.values import Merged, ReadAs

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"


def read(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    """The sheets of such a workbook. Raises ``Refused``."""
    weighed(len(data))
    decoded = decoded_xml(data, limits, read_as)
    book = _Workbook(limits)
    try:
        run(decoded.utf8, book.start, book.end, book.said)
    except Broken as broken:
        raise damaged(broken) from None
    if not book.sheets:
        raise Refused("damaged", "it names no sheet")
    sheets = [_parsed(sheet, limits) for sheet in book.sheets]
    return ParsedBook(
        "xml-spreadsheet",
        chosen(with_names(sheets), limits, read_as),
        decoded.encoding,
        encoding_confidence=decoded.confidence,
        findings=decoded.findings,
    )


def _parsed(sheet: _Sheet, limits: Limits) -> Parsed:
    merged = [(first.first_line, first.first_position) for first in sheet.merged]
    told = tuple(findings(sheet.errors, sheet.hidden_rows, sheet.hidden_columns, merged))
    return Parsed(laid_out(sheet.rows, limits), sheet.name, sheet.hidden, findings=told, merged=tuple(sheet.merged))


@dataclass(slots=True)
class _Sheet:
    name: str
    hidden: bool = False
    hidden_rows: int = 0
    hidden_columns: int = 0
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    rows: list[tuple[int, dict[int, str]]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)


class _Workbook:
    """Takes the events of a workbook. ``line`` and ``position``: where the next row and cell stand."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.sheets: list[_Sheet] = []
        self.line, self.position = 1, 0
        self.cells: dict[int, str] = {}
        self.kind = ""
        self.across = 0
        self.words: list[str] | None = None
        self.in_visible = False

    def start(self, name: str, attributes: dict[str, str], _line: int) -> None:
        if name == "Worksheet":
            if len(self.sheets) >= self.limits.sheets:
                raise Refused("too-large", f"it has more than {self.limits.sheets} sheets")
            self.sheets.append(_Sheet(attributes.get("Name", "")))
            self.line = 1
        elif name == "Visible":
            self.in_visible = True
        elif name == "Row":
            self._row(_number(attributes.get("Index"), self.line, self.limits.rows))
            if self.sheets and attributes.get("Hidden") == "1":
                self.sheets[-1].hidden_rows += 1
        elif name == "Column" and self.sheets and attributes.get("Hidden") == "1":
            self.sheets[-1].hidden_columns += 1 + _number(attributes.get("Span"), 0, 16_384)
        elif name == "Cell":
            self.position = _number(attributes.get("Index"), self.position + 1, 16_384) - 1
            self._merge(attributes)
        elif name == "Data":
            self.kind, self.words = attributes.get("Type", "String"), []

    def _row(self, line: int) -> None:
        if self.sheets:
            # Blank rows in between are rows as well: they tell tables apart.
            self.sheets[-1].rows += [(blank, {}) for blank in range(self.line, line)]
        self.line, self.position, self.cells = max(line, self.line), 0, {}

    def _merge(self, attributes: dict[str, str]) -> None:
        self.across = _number(attributes.get("MergeAcross"), 0, 16_384)
        down = _number(attributes.get("MergeDown"), 0, self.limits.rows)
        if self.sheets and (self.across or down):
            last = min(self.position + self.across, self.limits.columns)
            self.sheets[-1].merged.append(Merged(self.line, self.line + down, self.position, last))

    def said(self, words: str) -> None:
        if self.words is not None:
            self.words.append(words)
        elif self.in_visible and words.strip() in ("SheetHidden", "SheetVeryHidden") and self.sheets:
            self.sheets[-1].hidden = True

    def end(self, name: str) -> None:
        if name == "Data" and self.words is not None:
            self.cells[self.position] = _shown("".join(self.words), self.kind)
            if self.kind == "Error" and self.sheets:
                self.sheets[-1].errors.append((self.line, self.position, self.cells[self.position]))
            self.words = None
        elif name == "Cell":
            self.position += 1 + self.across
        elif name == "Visible":
            self.in_visible = False
        elif name == "Row" and self.sheets:
            self.sheets[-1].rows.append((self.line, self.cells))
            self.line += 1


def _number(told: str | None, otherwise: int, most: int) -> int:
    """A number that an attribute tells. Raises ``Refused`` where no sheet reaches so far."""
    number = int(told) if told and told.isascii() and told.isdigit() and len(told) < 10 else otherwise
    if number > most:
        raise Refused("too-large", f"a sheet reaches to row or column {number:,}")
    return number


def _shown(text: str, kind: str) -> str:
    """A value as its cell: dates without the time where there is none."""
    if kind == "Boolean":
        return {"1": "TRUE", "0": "FALSE"}.get(text, text)
    if kind == "DateTime":
        return text.removesuffix(".000").removesuffix("T00:00:00").replace("T", " ")
    return text
