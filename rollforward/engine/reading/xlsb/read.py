"""A binary workbook as sheets of cells."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree import ElementTree as ET

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.laid_out import findings, frame_of
from rollforward.engine.reading.parsed import Parsed, ParsedBook, Reader, Weighed
from rollforward.engine.reading.workbook import number_of
from rollforward.engine.reading.xlsb.parts import SheetPart, Workbook, workbook
from rollforward.engine.reading.xlsb.sheet import Sheet, read_sheet
from rollforward.engine.values import ORIGINALS_SCHEMA, Finding, ReadAs

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, KeyError, ET.ParseError)


def reader(unpacked: int) -> Reader:
    """The reader of a package whose parts unpack to ``unpacked`` bytes and were found to be harmless."""

    def read(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
        weighed(unpacked)
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return _book(archive, limits, read_as)
        except _BROKEN as error:
            raise Refused("damaged", "its packaging is broken or cut off") from error

    return read


def _book(archive: zipfile.ZipFile, limits: Limits, read_as: ReadAs) -> ParsedBook:
    book = workbook(archive, limits)
    wanted = book.sheets
    if read_as.sheet is not None:
        wanted = (wanted[number_of(read_as.sheet, [sheet.name for sheet in wanted])],)
    return ParsedBook("xlsb", tuple(_parsed(archive, about, book, limits) for about in wanted))


def _parsed(archive: zipfile.ZipFile, about: SheetPart, book: Workbook, limits: Limits) -> Parsed:
    if not about.is_grid or not about.part:
        return Parsed(frame_of([], 0), about.name, about.hidden, why="a chart or macro sheet, without cells")
    sheet = read_sheet(archive.read(about.part), about, book, limits)
    return Parsed(
        frame_of(sheet.rows, sheet.width),
        about.name,
        about.hidden,
        findings=_told(sheet),
        originals=pl.DataFrame(sheet.originals, ORIGINALS_SCHEMA, orient="row"),
        merged=tuple(sheet.merged),
    )


def _told(sheet: Sheet) -> tuple[Finding, ...]:
    merged = [(first.first_line, first.first_position) for first in sheet.merged]
    lost = f"{sheet.lost:,} {'cell refers' if sheet.lost == 1 else 'cells refer'}"
    return (
        *((Finding("lost-texts", detail=lost),) if sheet.lost else ()),
        *findings(sheet.errors, sheet.hidden_rows, min(sheet.hidden_columns, sheet.width), merged),
    )
