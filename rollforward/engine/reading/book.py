"""The door of this stage: the cells of a file, and the table in each of its sheets."""

from __future__ import annotations

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.limits import MIB, Limits
from rollforward.engine.reading import likely
from rollforward.engine.reading.accents import look_at_accents
from rollforward.engine.reading.formats import from_its_start, recognise
from rollforward.engine.reading.parsed import SHEET_WEIGHT, Parsed, Weighed
from rollforward.engine.reading.region import locate, locate_all
from rollforward.engine.reading.region.turned import lies_on_its_side, turn, turn_originals
from rollforward.engine.reading.remarks import header_remarks, text_remarks
from rollforward.engine.values import Book, Finding, RawSheet, ReadAs, Region

#: Of the merged cells so many are kept for a header that the member may choose: it stands at the top.
_MERGED_KEPT = 1_000
_AS_JUDGED = ReadAs()


def _ignore(_size: int) -> None:
    """Nobody asked for the size."""


def read_book(
    data: bytes | memoryview, limits: Limits, read_as: ReadAs = _AS_JUDGED, *, weighed: Weighed = _ignore
) -> Book:
    """Read a file of any known format, recognised by its content.

    ``weighed`` is told the unpacked size in bytes before the costly part starts, so that a guard can widen its limits.
    Raises ``Refused`` with the reason where the file is no table, is damaged, or breaks a limit.
    """
    if len(data) > limits.file_bytes:
        raise Refused("too-large", f"it has {len(data) // MIB} MB, and at most {limits.file_bytes // MIB} MB are read")
    raw = from_its_start(bytes(data))
    parsed = recognise(raw, limits)(raw, limits, read_as, weighed)
    weighed(SHEET_WEIGHT * len(parsed.sheets))
    return Book(
        parsed.format,
        likely.choose(
            tuple(_understood(look_at_accents(sheet, read_as.mended), read_as.turned) for sheet in parsed.sheets)
        ),
        parsed.encoding,
        parsed.dialect,
        parsed.encoding_confidence,
        parsed.dialect_confidence,
        parsed.findings,
    )


def _understood(sheet: Parsed, turned: bool | None) -> RawSheet:
    """The sheet with its table. ``turned`` as in ReadAs."""
    if not (sheet.region or sheet.why) and (lies_on_its_side(sheet.cells) if turned is None else turned):
        upright = turn(sheet.cells)
        if upright is not None:
            return _upright(sheet, upright)
    region, others = _tables(sheet)
    remarks = text_remarks(sheet, region) + header_remarks(sheet.cells, region)
    return RawSheet(
        sheet.name,
        sheet.cells,
        region,
        sheet.hidden,
        why=sheet.why,
        findings=sheet.findings + remarks,
        others=others,
        merged=sheet.merged[:_MERGED_KEPT],
        originals=sheet.originals,
    )


def _upright(sheet: Parsed, cells: pl.DataFrame) -> RawSheet:
    """A sheet whose rows and columns have changed places. What the reader remarked names places of the file."""
    region = locate(cells)
    return RawSheet(
        sheet.name,
        cells,
        region,
        sheet.hidden,
        findings=(*sheet.findings, Finding("turned-table"), *header_remarks(cells, region)),
        turned=True,
        originals=turn_originals(sheet.originals, sheet.cells["line"]),
    )


def _tables(sheet: Parsed) -> tuple[Region, tuple[Region, ...]]:
    if sheet.region or sheet.why:
        return sheet.region or Region((), None), ()
    return locate_all(sheet.cells, "auto", sheet.merged)
