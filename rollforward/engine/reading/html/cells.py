"""The tables of a web page, with their cells as a browser shows them.

Pages that programs write are rarely sound: end tags are missing, tables stand in tables. Each table is read for itself;
what a cell holds besides an inner table is its text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from rollforward.engine.issues import Refused

_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<attributes>(?:[^>\"']++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*)(?:>|\Z)"
    r"|<[!?/][^>]*+(?:>|\Z)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\s\"'>]++)))?")
_HIDDEN_STYLE = re.compile(r"display\s*+:\s*+none|mso-hide\s*+:\s*+all", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_SPACES = re.compile(r" {2,}")
#: A paragraph's end next to a line break is one break, as on the screen.
_BREAKS = re.compile(r" *[\n\x0b][ \x0b]*")
_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,200})</x:Name>", re.IGNORECASE)
_UNSEEN = {"script", "style", "template", "noscript", "title", "textarea", "select"}
_BLOCKS = {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "pre", "blockquote"}
_VOID = {"br", "img", "input", "hr", "wbr", "col", "meta", "link", "area", "base", "embed", "source", "track"}
_LARGEST_SPAN = 16_384
_DEEPEST = 200
_FIRST_WORDS = 1_000


@dataclass(slots=True)
class Cell:
    """One cell; ``across`` and ``down``: how many places it takes."""

    is_heading: bool
    across: int
    down: int
    hidden: bool
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        joined = self.parts[0] if len(self.parts) == 1 else "".join(self.parts)
        if "  " in joined or "\n" in joined or "\x0b" in joined:
            joined = _BREAKS.sub("\n", _SPACES.sub(" ", joined))
        shown = joined.strip(" \n\x0b")
        return "" if shown.strip("\xa0 \n") == "" else shown


@dataclass(slots=True)
class HtmlTable:
    """``rows``: the cells of each row that is shown; ``unseen`` and ``unseen_cells``: how many of them are hidden."""

    rows: list[list[Cell]] = field(default_factory=list)
    caption: list[str] = field(default_factory=list)
    unseen: int = 0
    unseen_cells: int = 0
    in_caption: bool = False
    row: list[Cell] | None = None
    row_hidden: bool = False
    cell: Cell | None = None

    def end_row(self) -> None:
        """Close what is open in it."""
        self.cell = None
        if self.row is not None:
            if self.row_hidden:
                self.unseen += 1
            else:
                self.rows.append([cell for cell in self.row if not cell.hidden])
                self.unseen_cells += len(self.row) - len(self.rows[-1])
        self.row, self.row_hidden = None, False


class Page:
    """The tables of a text, in the order in which they begin, and the names that a spreadsheet program gave them.

    ``outside``: the first words outside of all tables.
    """

    def __init__(self, text: str) -> None:
        self.tables: list[HtmlTable] = []
        self.names: list[str] = []
        self.outside = ""
        self._open: list[HtmlTable] = []
        self._hidden: tuple[str, int] | None = None
        self._read(text)
        while self._open:
            self._open.pop().end_row()

    def _read(self, text: str) -> None:
        at = 0
        while match := _TOKEN.search(text, at):
            start, end = match.span()
            if start > at:
                self._show(text[at:start])
            comment, ends, name, attributes = match.groups()
            at = end
            if name:
                at = self._tag(text, name.lower().rpartition(":")[2], bool(ends), attributes, end)
            elif comment is not None:
                self.names += map(unescape, _SHEET_NAME.findall(comment))
        self._show(text[at:])

    def _show(self, text: str) -> None:
        if not self._open and not self.outside and not self._hidden:
            self.outside = unescape(text[:_FIRST_WORDS]).strip()
        if not text or not self._open or self._hidden:
            return
        table = self._open[-1]
        shown = _BLANKS.sub(" ", unescape(text)).replace("\x0b", " ") if "&" in text else _BLANKS.sub(" ", text)
        if table.cell is not None:
            table.cell.parts.append(shown)
        elif table.in_caption:
            table.caption.append(shown)

    def _break(self, mark: str) -> None:
        if self._open and self._open[-1].cell is not None and not self._hidden:
            self._open[-1].cell.parts.append(mark)

    def _tag(self, text: str, name: str, ends: bool, attributes: str, at: int) -> int:
        """Heed a tag; the place where reading goes on."""
        if name in ("table", "tr", "td", "th", "caption", "thead", "tbody", "tfoot"):
            self._hidden = None
            self._table_tag(name, ends, attributes)
        elif name in _UNSEEN:
            return at if ends else _behind(text, name, at)
        elif self._hidden:
            self._count_hidden(name, ends)
        elif name == "br":
            self._break("\n")
        else:
            if name in _BLOCKS:
                self._break("\x0b")
            if not ends and name not in _VOID and not attributes.endswith("/") and _is_hidden(attributes):
                self._hidden = (name, 1)
        return at

    def _count_hidden(self, name: str, ends: bool) -> None:
        if self._hidden and self._hidden[0] == name:
            depth = self._hidden[1] + (-1 if ends else 1)
            self._hidden = (name, depth) if depth else None

    def _table_tag(self, name: str, ends: bool, attributes: str) -> None:
        if name == "table":
            self._table(ends)
        elif self._open:
            table = self._open[-1]
            if name == "caption":
                table.in_caption = not ends
            elif name in ("td", "th"):
                table.cell = None
                if not ends:
                    self._cell(table, name, attributes)
            else:
                table.end_row()
                if name == "tr" and not ends:
                    table.row, table.row_hidden = [], _is_hidden(attributes)
        elif name in ("tr", "td", "th") and not ends:
            self._table(ends=False)  # rows without a table around them
            self._table_tag(name, ends, attributes)

    def _table(self, ends: bool) -> None:
        if ends and self._open:
            self._open.pop().end_row()
        elif not ends:
            if len(self._open) >= _DEEPEST:
                raise Refused("hostile", f"its tables are nested more than {_DEEPEST} levels deep")
            self.tables.append(HtmlTable())
            self._open.append(self.tables[-1])

    def _cell(self, table: HtmlTable, name: str, attributes: str) -> None:
        across = down = 1
        if "span" in attributes.lower():
            told = attributes_of(attributes)
            across, down = _span(told.get("colspan")), _span(told.get("rowspan"))
        cell = Cell(name == "th", across, down, bool(attributes) and _is_hidden(attributes))
        if table.row is None:
            table.row = []
        table.row.append(cell)
        table.cell = cell


def attributes_of(text: str) -> dict[str, str]:
    """The attributes of a tag under their names in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
    return found


def _behind(text: str, name: str, at: int) -> int:
    """Where an element ends of which nothing is shown."""
    end = re.compile(rf"</{name}[^>]*+(?:>|\Z)", re.IGNORECASE).search(text, at)
    return end.end() if end else len(text)


def _is_hidden(attributes: str) -> bool:
    if "hidden" not in attributes.lower() and "none" not in attributes.lower() and "mso-hide" not in attributes.lower():
        return False
    told = attributes_of(attributes)
    return "hidden" in told or bool(_HIDDEN_STYLE.search(told.get("style", "")))


def _span(told: str | None) -> int:
    digits = re.match(r"\s*+\+?(\d{1,9})", told) if told else None
    span = int(digits[1]) if digits else 1
    if span > _LARGEST_SPAN * 4 or (digits and told and len(told.strip()) > 9):
        raise Refused("hostile", f"a cell of it spans {span:,} rows or columns")
    return max(1, span)
