"""The patient way through a sheet's XML: every element is looked at, in any namespace and encoding."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.reading.xlsx.cells import LAST_COLUMN, LAST_ROW, LONGEST_TEXT, SCHEMA, Spec, Specs, place
from rollforward.engine.reading.xlsx.markup import Attributes, Parser, local
from rollforward.engine.values import Merged

_TRUE = ("1", "true", "on")
_MOST_MERGES = 100_000


class NotPlain(Exception):
    """This piece cannot be understood by itself: the sheet is to be read as a whole."""


@dataclass(slots=True)
class About:
    """What a sheet says beside its cells. ``hidden_columns``: first and last position of each run."""

    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)


class PatientParser:
    """Is fed a sheet's XML and keeps its cells until they are taken."""

    def __init__(self, specs: Specs, *, whole: bool = True) -> None:
        """``whole``: rows without a number follow the last one; in a piece of a sheet nobody knows which that is."""
        self.about = About()
        self.root: str | None = None
        self._specs = specs
        self._parser = Parser(self._start, self._end, self._text)
        self._names: dict[str, str] = {}
        self._line: int | None = 0 if whole else None
        self._position = -1
        self._kind, self._style = "n", 0
        self._kept: list[str] | None = None
        self._inline = False
        self._size = 0
        self._reading = self._phonetic = False
        self._in_rows = False
        self._lines: list[int] = []
        self._positions: list[int] = []
        self._numbers: list[int] = []
        self._values: list[str] = []

    def feed(self, piece: bytes, *, final: bool = False) -> None:
        """Raises ``Refused`` for what is no XML or may not be, ``NotPlain`` as told above."""
        self._parser.feed(piece, final=final)

    def take(self) -> pl.DataFrame:
        """The cells since the last time."""
        taken = pl.DataFrame(
            {"line": self._lines, "position": self._positions, "spec": self._numbers, "value": self._values},
            schema=SCHEMA,
        )
        self._lines, self._positions, self._numbers, self._values = [], [], [], []
        return taken

    def _start(self, name: str, attributes: Attributes) -> None:
        name = self._names.get(name) or self._names.setdefault(name, local(name))
        if self.root is None:
            self.root = name
        if self._in_rows:
            self._start_in_rows(name, attributes)
        elif name == "sheetData":
            self._in_rows = True
        elif name == "col" and attributes.get("hidden", "0") in _TRUE:
            first = int(attributes.get("min", "1")) - 1
            self.about.hidden_columns.append((first, int(attributes.get("max", first + 1)) - 1))
        elif name == "mergeCell" and len(self.about.merged) < _MOST_MERGES:
            self._merge(attributes.get("ref", ""))

    def _start_in_rows(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes)
        elif self._kept is None:
            return
        elif name == "v" or (name == "t" and self._inline and not self._phonetic):
            self._reading = True
        elif name == "is":
            self._inline = True
            self._kind = "inlineStr"
        elif name == "rPh":
            self._phonetic = True

    def _start_row(self, attributes: Attributes) -> None:
        said = attributes.get("r", "").strip()
        if said.isascii() and said.isdecimal():
            self._line = int(said)
        elif self._line is None:
            raise NotPlain
        else:
            self._line += 1
        if self._line > LAST_ROW:
            raise Refused("too-large", f"a sheet reaches to row {self._line:,}")
        self._position = -1
        if attributes.get("hidden", "0") in _TRUE:
            self.about.hidden_rows.append(self._line)

    def _start_cell(self, attributes: Attributes) -> None:
        found = place(attributes["r"]) if "r" in attributes else None
        if found:
            self._line, self._position = found
        else:
            self._position += 1
        if self._position >= LAST_COLUMN:
            raise Refused("too-large", "a sheet has more columns than any spreadsheet program knows")
        self._kind = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self._style = int(style) if style.isascii() and style.isdecimal() else 0
        self._kept, self._inline, self._size = [], False, 0

    def _text(self, text: str) -> None:
        if self._reading and self._kept is not None:
            self._kept.append(text)
            self._size += len(text)
            if self._size > LONGEST_TEXT:
                raise Refused("hostile", "a cell of it holds a longer text than any program allows")

    def _end(self, name: str) -> None:
        if not self._in_rows:
            return
        name = self._names.get(name) or local(name)
        if name in ("v", "t"):
            self._reading = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "c":
            self._end_cell()
        elif name == "sheetData":
            self._in_rows = False

    def _end_cell(self) -> None:
        value = "".join(self._kept or ())
        self._kept = None
        if value and self._line:
            self._lines.append(self._line)
            self._positions.append(self._position)
            self._numbers.append(self._specs.number(Spec(self._kind, self._style)))
            self._values.append(value)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = place(first), place(last or first)
        if start and end:
            self.about.merged.append(Merged(start[0], end[0], start[1], end[1]))
