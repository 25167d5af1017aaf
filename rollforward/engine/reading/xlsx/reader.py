"""The sheets of a workbook in its order."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.parsed import SHEET_WEIGHT, Parsed, ParsedBook, Weighed
from rollforward.engine.reading.workbook import number_of
from rollforward.engine.reading.xlsx import fallback
from rollforward.engine.reading.xlsx.archive import Archive
from rollforward.engine.reading.xlsx.parts import Manifest, SheetPart, manifest
from rollforward.engine.reading.xlsx.sheet import Sheet, read_sheet
from rollforward.engine.reading.xlsx.shown import Shown
from rollforward.engine.reading.xlsx.strings import shared_strings
from rollforward.engine.reading.xlsx.styles import number_formats
from rollforward.engine.values import Finding, ReadAs

_DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OTHER_KINDS = {
    "chartsheet": "a chart sheet, without cells",
    "dialogsheet": "a dialog sheet, without cells",
    "xlmacrosheet": "a macro sheet, without data",
    "xlintlmacrosheet": "a macro sheet, without data",
}


def reader(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    """Read the workbook in this package. Raises ``Refused``."""
    try:
        archive = Archive(data, limits)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Refused("damaged", "its packaging is broken or cut off") from error
    _refuse_declarations(archive)
    weighed(archive.size)
    try:
        return ParsedBook("xlsx", tuple(_sheets(archive, limits, read_as, weighed)))
    except Refused as refusal:
        if refusal.code != "damaged":
            raise
        return fallback.read(archive, limits, read_as, refusal)


def _refuse_declarations(archive: Archive) -> None:
    """Entities, in any part and encoding: no office program declares any. Later ones the parser itself refuses."""
    for name in archive.names:
        if name.endswith((".xml", ".rels")) and _DECLARED.search(archive.prolog(name).replace(b"\0", b"")):
            raise Refused("hostile", "a part of it declares entities")


def _sheets(archive: Archive, limits: Limits, read_as: ReadAs, weighed: Weighed) -> Iterator[Parsed]:
    book = manifest(archive)
    if len(book.sheets) > limits.sheets:
        raise Refused("too-large", f"it has {len(book.sheets):,} sheets, and at most {limits.sheets} are read")
    wanted = book.sheets
    if read_as.sheet is not None:
        wanted = (book.sheets[number_of(read_as.sheet, [sheet.name for sheet in book.sheets])],)
    if all(sheet.part is None for sheet in wanted):
        raise Refused("damaged", "the parts that hold its sheets are missing")
    weighed(SHEET_WEIGHT * len({sheet.part for sheet in wanted}))
    texts = _Texts(archive, book)
    read: dict[str | None, Parsed] = {}
    for sheet in wanted:
        parsed = read.get(sheet.part) or _parsed(archive, sheet, limits, texts)
        if sheet.part:
            read[sheet.part] = parsed
        yield replace(parsed, name=sheet.name, hidden=sheet.hidden)


class _Texts:
    """Shared texts and formats, read when the first sheet needs them."""

    def __init__(self, archive: Archive, book: Manifest) -> None:
        self._archive, self._book = archive, book
        self._strings: pl.Series | None = None
        self._formats: tuple[str, ...] = ()

    def shown(self) -> Shown:
        if self._strings is None:
            self._strings = shared_strings(self._archive, self._book.strings)
            self._formats = number_formats(self._archive, self._book.styles)
        return Shown(self._strings, self._formats, self._book.date1904)


def _parsed(archive: Archive, sheet: SheetPart, limits: Limits, texts: _Texts) -> Parsed:
    nothing = pl.DataFrame(schema={"line": pl.UInt32})
    if sheet.kind in _OTHER_KINDS:
        return Parsed(nothing, sheet.name, sheet.hidden, why=_OTHER_KINDS[sheet.kind])
    if sheet.part is None:
        return Parsed(nothing, sheet.name, sheet.hidden, why="missing: the file does not hold its part")
    shown = texts.shown()
    read = read_sheet(archive, sheet.part, sheet.name, limits, shown)
    if read is None:
        return Parsed(nothing, sheet.name, sheet.hidden, why="a chart or macro sheet, without cells")
    return Parsed(
        read.cells,
        sheet.name,
        sheet.hidden,
        findings=tuple(_findings(read, shown.lost)),
        originals=read.originals,
        merged=tuple(read.about.merged),
    )


def _findings(sheet: Sheet, lost: int) -> Iterator[Finding]:
    if sheet.errors:
        yield sheet.errors
    if lost:
        yield Finding("lost-texts", detail=_counted(lost, "cell refers", "cells refer"))
    if sheet.about.hidden_rows:
        rows = sheet.about.hidden_rows
        yield Finding("hidden-rows", rows[0], detail=_counted(len(rows), "row is", "rows are"))
    columns = [
        position
        for first, last in sheet.about.hidden_columns
        for position in range(first, min(last + 1, sheet.cells.width - 1))
    ]
    if columns:
        yield Finding("hidden-columns", position=columns[0], detail=_counted(len(columns), "column is", "columns are"))
    if sheet.about.merged:
        first = sheet.about.merged[0]
        what = _counted(len(sheet.about.merged), "group of cells is merged", "groups of cells are merged")
        yield Finding("merged-cells", first.first_line, first.first_position, detail=what)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
