"""Spreadsheets through calamine, where no reader of ours could: numbers as stored, under the sheet's row numbers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice

import polars as pl
import python_calamine as calamine

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.reading.celltext import text_of
from rollforward.engine.reading.native import panics_told
from rollforward.engine.reading.parsed import Parsed, ParsedBook, Reader, Weighed
from rollforward.engine.values import ReadAs, cell_name

_BATCH = 16_384


def reader(kind: str, unpacked: int) -> Reader:
    """The reader of a workbook of this kind, whose parts unpack to ``unpacked`` bytes."""

    def read(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
        weighed(unpacked)
        return ParsedBook(format=kind, sheets=tuple(_sheets(_open(data), limits, read_as.sheet)))

    return read


def _open(data: bytes) -> calamine.CalamineWorkbook:
    try:
        with panics_told("its parts do not make a workbook"):
            return calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except calamine.PasswordError as error:
        raise Refused("password-protected") from error
    except (calamine.CalamineError, ValueError, OSError) as error:
        raise Refused("damaged", "its parts do not make a workbook") from error


def _sheets(book: calamine.CalamineWorkbook, limits: Limits, wanted: str | None) -> Iterator[Parsed]:
    sheets = book.sheets_metadata
    if not sheets:
        raise Refused("damaged", "it names no sheet")
    if len(sheets) > limits.sheets:
        raise Refused("too-large", f"it has {len(sheets):,} sheets, and at most {limits.sheets} are read")
    numbers = range(len(sheets)) if wanted is None else [number_of(wanted, [s.name for s in sheets])]
    for number in numbers:
        yield _sheet(book, number, sheets[number], limits)


def number_of(wanted: str, names: list[str]) -> int:
    """The index of the sheet of that name, else of that number (from 1). Raises ``Refused``."""
    if wanted in names:
        return names.index(wanted)
    folded = [name.casefold().strip() for name in names]
    if wanted.casefold().strip() in folded:
        return folded.index(wanted.casefold().strip())
    if wanted.isdecimal() and 1 <= int(wanted) <= len(names):
        return int(wanted) - 1
    raise Refused("no-such-sheet", value=f"“{wanted}”")


def _sheet(
    book: calamine.CalamineWorkbook,
    number: int,
    about: calamine.SheetMetadata,
    limits: Limits,
) -> Parsed:
    hidden = about.visible != calamine.SheetVisibleEnum.Visible
    if about.typ != calamine.SheetTypeEnum.WorkSheet:
        return Parsed(_no_cells(), about.name, hidden, why="a chart or macro sheet, without cells")
    try:
        with panics_told(f"the sheet “{about.name}” cannot be read"):
            cells = _cells(book.get_sheet_by_index(number), limits)
    except (calamine.CalamineError, ValueError, OSError) as error:
        raise Refused("damaged", f"the sheet “{about.name}” cannot be read") from error
    return Parsed(cells, about.name, hidden)


def _cells(sheet: calamine.CalamineSheet, limits: Limits) -> pl.DataFrame:
    if sheet.start is None or not sheet.width:
        return _no_cells()
    left, width = sheet.start[1], sheet.start[1] + sheet.width
    if width > limits.columns:
        raise Refused(
            "too-large", f"the sheet “{sheet.name}” has {width:,} columns, at most {limits.columns:,} are read"
        )
    if sheet.total_height > limits.rows:
        raise Refused("too-large", f"the sheet “{sheet.name}” has {sheet.total_height:,} rows")
    rows, frames = sheet.iter_rows(), []
    while batch := list(islice(rows, _BATCH)):
        columns = zip(*batch, strict=True)
        filled = [pl.Series(cell_name(left + i), _texts(column), pl.String) for i, column in enumerate(columns)]
        blank = [pl.repeat("", len(batch), dtype=pl.String, eager=True).alias(cell_name(i)) for i in range(left)]
        frames.append(pl.DataFrame([*blank, *filled]))
    cells = pl.concat(frames, rechunk=True)
    return cells.with_columns(pl.int_range(1, cells.height + 1, dtype=pl.UInt32).alias("line")).select(
        "line", *cells.columns
    )


def _texts(values: tuple[object, ...]) -> list[str]:
    return [value if type(value) is str else text_of(value) for value in values]


def _no_cells() -> pl.DataFrame:
    return pl.DataFrame(schema={"line": pl.UInt32})
