"""One sheet: its XML unpacked, cut into pieces of whole rows, each read the quick way or else the patient one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.xlsx import quick
from rollforward.engine.reading.xlsx.ahead import worked
from rollforward.engine.reading.xlsx.archive import Archive
from rollforward.engine.reading.xlsx.cells import Specs
from rollforward.engine.reading.xlsx.grid import Grid
from rollforward.engine.reading.xlsx.patient import About, NotPlain, PatientParser
from rollforward.engine.reading.xlsx.shown import Shown
from rollforward.engine.values import ORIGINALS_SCHEMA, Finding

_ROWS, _ROWS_END, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
_LONGEST_HEAD = 1 << 20
#: One cell holds at most 32,767 characters; a row that is longer than this is no row of cells.
_LONGEST_ROW = 64 << 20
_PIECE = 8 << 20
_HIDDEN = re.compile(rb'<row (?=[^>]*\bhidden="(?:1|true|on)")[^>]*?\br="([0-9]{1,7})"')
_PREFIXED_ROOT = re.compile(rb"<([A-Za-z_][\w.-]{0,30}):worksheet[\s>]")
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
#: How many times its unpacked size a workbook's texts may fill, once they are many: cells share them.
_MOST_GROWTH = 16
_TAKEN_AT = 1 << 20


@dataclass(slots=True)
class Sheet:
    """``cells`` and ``originals`` as in RawSheet; ``errors``: how many cells show an error, and the first of them."""

    cells: pl.DataFrame
    originals: pl.DataFrame
    about: About
    errors: Finding | None


class _Gathering:
    """What has been read of a sheet so far."""

    def __init__(self, name: str, size: int, limits: Limits, shown: Shown) -> None:
        self.specs = Specs()
        self.about = About()
        self._grid = Grid(name, limits)
        self._limits = limits
        self._packed = size
        self._laid_out = 0
        self._shown = shown
        self._originals: list[pl.DataFrame] = []
        self._errors = 0
        self._first_error: tuple[int, int, str] | None = None

    def add(self, cells: pl.DataFrame) -> None:
        if cells.is_empty():
            return
        specs = self.specs.all
        texts, originals = self._shown.texts(cells, specs)
        if (texts == "").any():
            filled = texts != ""
            cells, texts = cells.filter(filled), texts.filter(filled)
        self._laid_out += int(texts.str.len_bytes().sum())
        if self._laid_out > self._limits.unpacked_bytes // 4 and self._laid_out > _MOST_GROWTH * self._packed:
            raise Refused("too-large", "few texts stand in so many of its cells that they fill the memory")
        self._note_errors(cells, [number for number, spec in enumerate(specs) if spec.kind == "e"])
        self._grid.add(cells, texts)
        if not originals.is_empty():
            self._originals.append(originals)

    def _note_errors(self, cells: pl.DataFrame, numbers: list[int]) -> None:
        if not numbers:
            return
        found = cells.filter(pl.col("spec").is_in(numbers))
        if found.is_empty():
            return
        self._errors += found.height
        if self._first_error is None:
            line, position, _, value = found.row(0)
            self._first_error = (line, position, value)

    def sheet(self) -> Sheet:
        originals = pl.concat(self._originals) if self._originals else pl.DataFrame(schema=ORIGINALS_SCHEMA)
        return Sheet(self._grid.frame(), originals, self.about, self._finding())

    def _finding(self) -> Finding | None:
        if self._first_error is None:
            return None
        line, position, value = self._first_error
        count = "1 cell shows" if self._errors == 1 else f"{self._errors:,} cells show"
        return Finding("error-cells", line, position, value, count)


def read_sheet(archive: Archive, part: str, name: str, limits: Limits, shown: Shown) -> Sheet | None:
    """Read a sheet's part; ``None`` where it holds no worksheet. Raises ``Refused``."""
    try:
        return _mostly_quick(archive, part, _Gathering(name, archive.size, limits, shown))
    except NotPlain:
        return _patient(archive, part, _Gathering(name, archive.size, limits, shown))


def _patient(archive: Archive, part: str, gathering: _Gathering) -> Sheet | None:
    parser = PatientParser(gathering.specs)
    waiting = 0
    for piece in archive.pieces(part):
        parser.feed(piece)
        waiting += len(piece)
        if waiting > _TAKEN_AT:
            gathering.add(parser.take())
            waiting = 0
    parser.feed(b"", final=True)
    gathering.add(parser.take())
    gathering.about = parser.about
    return gathering.sheet() if parser.root == "worksheet" else None


def _mostly_quick(archive: Archive, part: str, gathering: _Gathering) -> Sheet | None:
    """The frame around the rows by the patient parser, the rows themselves piece by piece. Raises ``NotPlain``."""
    frame = PatientParser(gathering.specs)
    hidden: list[int] = []
    pieces = _Pieces(archive.pieces(part))
    frame.feed(pieces.head())
    for cells, hidden_here in worked(pieces.rows(), lambda rows: (_cells(rows, gathering.specs), _hidden(rows))):
        hidden += hidden_here
        gathering.add(cells)
    for tail in pieces.tail():
        frame.feed(tail)
    frame.feed(b"", final=True)
    gathering.about = frame.about
    gathering.about.hidden_rows = hidden
    return gathering.sheet() if frame.root == "worksheet" else None


def _cells(rows: bytes, specs: Specs) -> pl.DataFrame:
    if _holds(rows, b"<!") or _holds(rows, b"<?"):
        raise NotPlain
    try:
        return quick.cells(rows, specs)
    except quick.Unusual:
        parser = PatientParser(specs, whole=False)
        parser.feed(_ROWS)
        parser.feed(rows)
        parser.feed(_ROWS_END, final=True)
        return parser.take()


def _hidden(rows: bytes) -> list[int]:
    return [int(line) for line in _HIDDEN.findall(rows)] if b"hidden=" in rows else []


def _holds(rows: bytes, mark: bytes) -> bool:
    """Whether the mark is there: its last character is rare, and one alone is looked for ten times as fast as two."""
    return mark[-1:] in rows and mark in rows


class _Pieces:
    """A sheet's XML as its head, rows in pieces that end with a row, and tail. Raises ``NotPlain``."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""
        self._prefix = b""

    def head(self) -> bytes:
        block = b""
        for piece in self._pieces:
            block += piece
            head = block[:_LONGEST_HEAD]
            self._prefix = _prefix(head)
            rows = b"<" + self._prefix + b"sheetData>"
            if rows in head:
                start = head.index(rows) + len(rows)
                if b"<!" in head[:start]:
                    raise NotPlain
                self._rest = block[start:]
                return head[:start]
            if len(block) > _LONGEST_HEAD:
                break
        raise NotPlain

    def rows(self) -> Iterator[bytes]:
        end = b"</" + self._prefix + b"sheetData>"
        row_end = b"</" + self._prefix + b"row>"
        while True:
            self._gather()
            found = self._rest.find(end)
            if found >= 0:
                rows, self._rest = self._rest[:found], self._rest[found:]
                yield self._plain(rows)
                return
            cut = self._rest.rfind(row_end) + len(row_end)
            if cut >= len(row_end):
                rows, self._rest = self._rest[:cut], self._rest[cut:]
                yield self._plain(rows)
            elif len(self._rest) > _LONGEST_ROW:
                raise Refused("hostile", "a row of a sheet is longer than any row of cells can be")
            more = next(self._pieces, None)
            if more is None:
                raise NotPlain
            self._rest += more

    def _gather(self) -> None:
        """Make a piece as large as pays: what each call of the library costs is shared by more cells."""
        pieces, size = [self._rest], len(self._rest)
        while size < _PIECE and (piece := next(self._pieces, None)) is not None:
            pieces.append(piece)
            size += len(piece)
        self._rest = b"".join(pieces)

    def tail(self) -> Iterator[bytes]:
        yield self._rest
        yield from self._pieces

    def _plain(self, rows: bytes) -> bytes:
        if self._prefix:
            rows = rows.replace(b"<" + self._prefix, b"<").replace(b"</" + self._prefix, b"</")
        return rows.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in rows else rows


def _prefix(head: bytes) -> bytes:
    """The namespace's prefix with its colon. Raises ``NotPlain`` for an encoding other than UTF-8."""
    said = _ENCODING.search(head[:200])
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:8] or (said and said[1].lower() != b"utf-8"):
        raise NotPlain
    root = _PREFIXED_ROOT.search(head[:4096])
    return root[1] + b":" if root else b""
