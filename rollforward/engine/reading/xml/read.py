"""XML of repeated elements: each kind of record is a sheet, its children and attributes are the columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading import delimited
from rollforward.engine.reading.encoding import Decoded
from rollforward.engine.reading.named import MORE, NUMBERED, Gathered, left_out, put
from rollforward.engine.reading.parsed import Parsed, ParsedBook, Reader, Weighed
from rollforward.engine.reading.sheets import chosen, with_names
from rollforward.engine.reading.sniff import head
from rollforward.engine.reading.xml import workbook
from rollforward.engine.reading.xml.events import Broken, damaged, decoded_xml, run
from rollforward.engine.reading.xml.outline import Element, outline, records_of
from rollforward.engine.values import ReadAs

_NOTES = r"(?:\s|<!--(?:[^-]|-(?!->))*(?:-->|\Z)|<\?(?:[^?]|\?(?!>))*(?:\?>|\Z))*"
_SURELY = re.compile(
    rf"<\?xml\s|{_NOTES}<(?:!DOCTYPE\s|!\[|[A-Za-z_][\w:.-]*+(?:\s[^<>]*+)?>\s*+<[A-Za-z_!])", re.DOTALL
)
_PERHAPS = re.compile(rf"{_NOTES}<[A-Za-z_][\w:.-]*+[\s/>]", re.DOTALL)
_KINDS = (
    (re.compile(r"<svg[\s>]"), "an image (SVG)"),
    (re.compile(r"<(?:\w+:)?wordDocument[\s>]|progid=.Word\.Document"), "a Word document"),
)
_BATCH = 4_096
_MOST_BESIDE = 1_000


def recognise(data: bytes, _limits: Limits) -> Reader | None:
    """The reader of XML, or ``None`` where the text does not begin as XML does."""
    start = head(data)
    for pattern, what in _KINDS:
        if start.startswith("<") and pattern.search(start):
            raise Refused("not-a-table", what)
    if _SURELY.match(start) and (start.startswith("<?xml") or "</" in start or "/>" in start or "<!" in start):
        return workbook.read if workbook.NAMESPACE in start else read
    return _read_if_it_is if _PERHAPS.match(start) else None


def read(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    """The records of an XML text. Raises ``Refused``."""
    weighed(len(data))
    try:
        return _read(decoded_xml(data, limits, read_as), limits, read_as)
    except Broken as broken:
        raise damaged(broken) from None


def _read_if_it_is(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    """As XML, or else as delimited text: ``<Client>,<City>`` is a header too."""
    weighed(len(data))
    try:
        return _read(decoded_xml(data, limits, read_as), limits, read_as)
    except Broken:
        return delimited.read(data, limits, read_as, weighed)


def _read(decoded: Decoded, limits: Limits, read_as: ReadAs) -> ParsedBook:
    root = outline(decoded.utf8)
    kinds = records_of(root)
    if not kinds:
        raise Refused("not-a-table", "an XML file without repeated elements")
    if len(kinds) > limits.sheets:
        raise Refused("too-large", f"it has {len(kinds):,} kinds of records, and at most {limits.sheets} are read")
    records = _Records(root, kinds, limits)
    sheets = records.read(decoded.utf8)
    return ParsedBook(
        "xml",
        chosen(with_names(sheets), limits, read_as),
        decoded.encoding,
        encoding_confidence=decoded.confidence,
        findings=decoded.findings + left_out(records.beside),
    )


@dataclass(slots=True)
class _Open:
    """An element that has begun. ``column``: what its text goes under; ``rest``: it is of the many without columns."""

    kind: Element
    column: str
    prefix: str
    rest: bool
    words: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    is_leaf: bool = True


class _Records:
    """Takes the events of a text. ``beside``: the names of what stands outside of all records, in their order."""

    def __init__(self, root: Element, kinds: list[Element], limits: Limits) -> None:
        self.root = root
        self.tables = {id(kind): Gathered(limits) for kind in kinds}
        self.names = {id(kind): kind.name for kind in kinds}
        self.waiting: dict[int, list[tuple[int, dict[str, str]]]] = {id(kind): [] for kind in kinds}
        self.outside: list[Element] = [root]
        self.beside: dict[str, None] = {}
        self.inside: list[_Open] = []
        self.cells: dict[str, str] = {}
        self.more: dict[str, list[str]] = {}
        self.line = 0

    def read(self, text: bytes) -> list[Parsed]:
        """One sheet for each kind of record."""
        run(text, self._start, self._end, self._said)
        for key, table in self.tables.items():
            table.add(self.waiting[key])
        return [table.sheet(self.names[key]) for key, table in self.tables.items()]

    def _start(self, name: str, attributes: dict[str, str], line: int) -> None:
        if self.inside:
            self._start_inside(name, attributes)
            return
        kind = self.outside[-1].children[name]
        if id(kind) in self.tables:
            self.cells, self.line = {}, line
            self.inside.append(_Open(kind, name, "", False))
            self._attributes(self.inside[-1], attributes)
        else:
            self.outside.append(kind)
            for attribute in attributes:
                self._leave_out(attribute)

    def _leave_out(self, attribute: str = "") -> None:
        if len(self.beside) < _MOST_BESIDE:
            path = [kind.name for kind in self.outside[1:]]
            self.beside.setdefault(".".join([*path, attribute] if attribute else path))

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        parent = self.inside[-1]
        parent.is_leaf = False
        kind = parent.kind.children[name]
        number = parent.counts[name] = parent.counts.get(name, 0) + 1
        if parent.rest:
            opened = _Open(kind, parent.column, f"{parent.prefix}{name}.", True)
        elif number > NUMBERED:
            opened = _Open(kind, f"{parent.prefix}{name}.{MORE}", "", True)
        else:
            column = f"{parent.prefix}{name}.{number}" if kind.most > 1 else f"{parent.prefix}{name}"
            opened = _Open(kind, column, f"{column}.", False)
        self.inside.append(opened)
        self._attributes(opened, attributes)

    def _attributes(self, opened: _Open, attributes: dict[str, str]) -> None:
        for name, value in attributes.items():
            if opened.rest:
                self._more(opened, value)
            else:
                put(self.cells, f"{opened.prefix}{'@' if name in opened.kind.children else ''}{name}", value)

    def _said(self, words: str) -> None:
        if self.inside:
            self.inside[-1].words.append(words)
        elif not words.isspace():
            self._leave_out()

    def _end(self, _name: str) -> None:
        if not self.inside:
            self.outside.pop()
            return
        opened = self.inside.pop()
        text = "".join(opened.words)
        if not (opened.is_leaf or text.isspace()) or (opened.is_leaf and not opened.kind.children):
            self._keep(opened, text)
        if not self.inside:
            self._keep_record(id(opened.kind))

    def _keep(self, opened: _Open, text: str) -> None:
        if opened.rest:
            if text or not opened.kind.has_parts:
                self._more(opened, text)
        elif text or opened.kind.has_text or not opened.kind.has_parts:
            put(self.cells, opened.column, text if opened.is_leaf else text.strip())

    def _more(self, opened: _Open, text: str) -> None:
        self.more.setdefault(opened.column, []).append(text)

    def _keep_record(self, key: int) -> None:
        for name, texts in self.more.items():
            put(self.cells, name, "\n".join(texts))
        self.more = {}
        waiting = self.waiting[key]
        waiting.append((self.line, self.cells))
        if len(waiting) >= _BATCH:
            self.tables[key].add(waiting)
            self.waiting[key] = []
