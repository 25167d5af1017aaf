"""From the elements of a document to its sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.numberformat import general
from rollforward.engine.values import Merged

#: Line ends and what stands around them come from how the XML is laid out; several spaces are the cell's.
_SPACE = re.compile(r" *[\t\r\n][ \t\r\n]*")
_ROW, _CELLS = "table:table-row", ("table:table-cell", "table:covered-table-cell")
#: Their text is no part of what a cell shows.
_BESIDE = frozenset({"office:annotation", "draw:frame", "draw:custom-shape", "draw:g", "text:ruby-text"})
_HIDDEN = ("collapse", "filter")
#: Characters that repeated cells may make all together of a few bytes.
_LAID_OUT = 512 * 1024 * 1024

Original = tuple[int, int, str, str]


@dataclass(slots=True)
class Sheet:
    """One table. ``rows``: line and texts of the rows that show anything; ``originals``: line, position, stored value
    and its kind where that is not what is shown."""

    name: str
    style: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    originals: list[Original] = field(default_factory=list)
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: int = 0
    width: int = 0
    line: int = 0
    column: int = 0


@dataclass(slots=True)
class _Cell:
    repeated: int
    attributes: dict[str, str]
    paragraphs: list[str] = field(default_factory=list)
    open_paragraph: list[str] | None = None


class Document:
    """Listens to the elements of a document and keeps its sheets."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.sheets: list[Sheet] = []
        self.hidden_styles: set[str] = set()
        self._style = ""
        self._tables = 0
        self._beside = 0
        self._row: list[str] | None = None
        self._row_repeated = 1
        self._row_hidden = False
        self._cell: _Cell | None = None
        self._characters = 0
        self._cells = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _BESIDE or self._beside:
            self._beside += 1
        elif name == "table:table":
            self._open_table(attributes)
        elif self._tables > 1:
            return
        elif name == "table:table-column":
            self._open_column(attributes)
        elif name == _ROW:
            self._open_row(attributes)
        elif name in _CELLS:
            self._cell = _Cell(_count(attributes, "table:number-columns-repeated"), attributes)
        elif name.startswith("text:") and self._cell is not None:
            self._open_text(name, attributes, self._cell)
        elif name == "style:style":
            self._style = attributes.get("style:name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden_styles.add(self._style)

    def end(self, name: str) -> None:
        if self._beside:
            self._beside -= 1
        elif name == "table:table":
            self._tables -= 1
        elif self._tables > 1:
            return
        elif name == _ROW:
            self._close_row()
        elif name in _CELLS:
            self._close_cell()
        elif name in ("text:p", "text:h") and self._cell and self._cell.open_paragraph is not None:
            self._cell.paragraphs.append("".join(self._cell.open_paragraph))
            self._cell.open_paragraph = None

    def text(self, text: str) -> None:
        if self._cell and self._cell.open_paragraph is not None and not self._beside:
            self._cell.open_paragraph.append(_SPACE.sub(" ", text))

    def _open_table(self, attributes: dict[str, str]) -> None:
        self._tables += 1
        if self._tables == 1:
            if len(self.sheets) >= self.limits.sheets:
                raise Refused("too-large", f"it has more than {self.limits.sheets} sheets")
            name = attributes.get("table:name", f"Sheet{len(self.sheets) + 1}")
            self.sheets.append(Sheet(name, attributes.get("table:style-name", "")))

    def _open_column(self, attributes: dict[str, str]) -> None:
        if self.sheets and attributes.get("table:visibility") in _HIDDEN:
            self.sheets[-1].hidden_columns += min(_count(attributes, "table:number-columns-repeated"), 16_384)

    def _open_row(self, attributes: dict[str, str]) -> None:
        self._row = []
        self._row_repeated = _count(attributes, "table:number-rows-repeated")
        self._row_hidden = attributes.get("table:visibility") in _HIDDEN
        if self.sheets:
            self.sheets[-1].line += 1
            self.sheets[-1].column = 0

    def _open_text(self, name: str, attributes: dict[str, str], cell: _Cell) -> None:
        if name in ("text:p", "text:h"):
            cell.open_paragraph = []
        elif cell.open_paragraph is not None and name == "text:s":
            cell.open_paragraph.append(" " * min(_count(attributes, "text:c"), 32_767))
        elif cell.open_paragraph is not None:
            cell.open_paragraph.append({"text:tab": "\t", "text:line-break": "\n"}.get(name, ""))

    def _close_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None or self._row is None or not self.sheets:
            return
        sheet = self.sheets[-1]
        text = "\n".join(cell.paragraphs) if cell.paragraphs else _without_text(cell.attributes)
        if not text:
            sheet.column += cell.repeated
            return
        if sheet.column + cell.repeated > self.limits.columns:
            raise Refused("too-large", f"the sheet “{sheet.name}” has more than {self.limits.columns:,} columns")
        self._lay_out(len(text) * cell.repeated, cell.repeated)
        self._row += [""] * (sheet.column - len(self._row)) + [text] * cell.repeated
        self._note(sheet, cell, text)
        sheet.column += cell.repeated

    def _note(self, sheet: Sheet, cell: _Cell, text: str) -> None:
        attributes, at = cell.attributes, (sheet.line, sheet.column)
        if attributes.get("calcext:value-type") == "error":
            sheet.errors.append((*at, text))
        stored, kind = _stored(attributes)
        if stored and stored != text:
            sheet.originals += [(sheet.line, sheet.column + nth, stored, kind) for nth in range(cell.repeated)]
        across, down = (
            _count(attributes, "table:number-columns-spanned"),
            _count(attributes, "table:number-rows-spanned"),
        )
        if across > 1 or down > 1:
            line, column = at
            sheet.merged.append(Merged(line, line + down - 1, column, column + across - 1))

    def _close_row(self) -> None:
        row, self._row = self._row, None
        if row is None or not self.sheets:
            return
        sheet = self.sheets[-1]
        if row:
            if sheet.line + self._row_repeated - 1 > self.limits.rows:
                raise Refused("too-large", f"the sheet “{sheet.name}” has more than {self.limits.rows:,} rows")
            self._lay_out(sum(map(len, row)) * (self._row_repeated - 1), len(row) * (self._row_repeated - 1))
            sheet.rows += [(sheet.line + nth, row) for nth in range(self._row_repeated)]
            sheet.width = max(sheet.width, len(row))
            sheet.hidden_rows += self._row_repeated if self._row_hidden else 0
        sheet.line += self._row_repeated - 1

    def _lay_out(self, characters: int, cells: int) -> None:
        """Count what repetitions make of the file: a few bytes can say a billion cells."""
        self._characters += characters
        self._cells += cells
        if self._characters > _LAID_OUT or self._cells > self.limits.rows * 64:
            raise Refused("too-large", "repeated cells make it larger than any sheet that people write")


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return max(1, int(text[:12])) if text.isascii() and text.isdecimal() else 1


def _without_text(attributes: dict[str, str]) -> str:
    """Of a cell without a paragraph, which some programs write: its value, as it would be shown without a format."""
    stored, kind = _stored(attributes)
    if kind == "boolean":
        return stored.upper()
    if kind in ("float", "percentage", "currency") and stored:
        try:
            return general(float(stored))
        except ValueError:
            return stored
    return stored


def _stored(attributes: dict[str, str]) -> tuple[str, str]:
    """The value of a cell and what kind it is of."""
    kind = attributes.get("office:value-type", "")
    name = {"date": "date-value", "time": "time-value", "boolean": "boolean-value", "string": "string-value"}.get(kind)
    return attributes.get(f"office:{name or 'value'}", ""), kind
