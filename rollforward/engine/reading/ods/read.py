"""An OpenDocument spreadsheet as sheets of cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.limits import MIB, Limits
from rollforward.engine.reading.ods.markup import tell
from rollforward.engine.reading.ods.sheets import Document, Sheet
from rollforward.engine.reading.parsed import Parsed, ParsedBook, Reader, Weighed
from rollforward.engine.reading.workbook import number_of
from rollforward.engine.values import ORIGINALS_SCHEMA, Finding, ReadAs, cell_name

_CONTENT = "content.xml"
_BATCH = 16_384


def reader(unpacked: int) -> Reader:
    """The reader of a package whose parts unpack to ``unpacked`` bytes and were found to be harmless."""

    def read(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
        weighed(unpacked)
        return _book(_content(data, limits), "ods", limits, read_as)

    return read


def read_flat(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
    """The whole document as one XML file (FODS). Raises ``Refused``."""
    weighed(len(data))
    return _book([data], "fods", limits, read_as)


def _book(pieces: Iterable[bytes], kind: str, limits: Limits, read_as: ReadAs) -> ParsedBook:
    document = Document(limits)
    tell(pieces, document)
    sheets = document.sheets
    if not sheets:
        raise Refused("damaged", "it names no sheet")
    if read_as.sheet is not None:
        sheets = [sheets[number_of(read_as.sheet, [sheet.name for sheet in sheets])]]
    return ParsedBook(kind, tuple(_parsed(sheet, sheet.style in document.hidden_styles) for sheet in sheets))


def _content(data: bytes, limits: Limits) -> Iterator[bytes]:
    """The content piece by piece; what unpacks to more than the directory said is refused by the zip reader itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_CONTENT) as part:
            size = 0
            while piece := part.read(MIB):
                size += len(piece)
                if size > limits.unpacked_bytes:
                    raise Refused("too-large", f"it unpacks to more than {limits.unpacked_bytes // MIB:,} MB")
                yield piece
    except KeyError as error:
        raise Refused("damaged", "its content is missing") from error
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError) as error:
        raise Refused("damaged", "its packaging is broken or cut off") from error


def _parsed(sheet: Sheet, hidden: bool) -> Parsed:
    return Parsed(
        _cells(sheet),
        sheet.name,
        hidden,
        findings=tuple(_findings(sheet)),
        originals=pl.DataFrame(sheet.originals, ORIGINALS_SCHEMA, orient="row"),
        merged=tuple(sheet.merged),
    )


def _cells(sheet: Sheet) -> pl.DataFrame:
    """Every line from the first on, blank ones too, up to the last that shows anything."""
    lines = pl.DataFrame({"line": pl.int_range(1, _last(sheet) + 1, dtype=pl.UInt32, eager=True)})
    if not sheet.rows:
        return lines.clear()
    frames = []
    for start in range(0, len(sheet.rows), _BATCH):
        batch = sheet.rows[start : start + _BATCH]
        columns = zip(*(row + [""] * (sheet.width - len(row)) for _, row in batch), strict=True)
        texts = [pl.Series(cell_name(at), column, pl.String) for at, column in enumerate(columns)]
        frames.append(pl.DataFrame([pl.Series("line", [line for line, _ in batch], pl.UInt32), *texts]))
    filled = pl.concat(frames, rechunk=True)
    if filled.height == lines.height:
        return filled
    return lines.join(filled, on="line", how="left", maintain_order="left").with_columns(
        pl.exclude("line").fill_null("")
    )


def _last(sheet: Sheet) -> int:
    return sheet.rows[-1][0] if sheet.rows else 0


def _findings(sheet: Sheet) -> Iterator[Finding]:
    if sheet.errors:
        line, column, text = sheet.errors[0]
        yield Finding("error-cells", line, column, text, _cells_show(len(sheet.errors)))
    if sheet.hidden_rows:
        yield Finding("hidden-rows", detail=_are(sheet.hidden_rows, "row"))
    if sheet.hidden_columns and sheet.width:
        yield Finding("hidden-columns", detail=_are(min(sheet.hidden_columns, sheet.width), "column"))
    if sheet.merged:
        first = sheet.merged[0]
        yield Finding("merged-cells", first.first_line, first.first_position, detail=_were_merged(len(sheet.merged)))


def _cells_show(count: int) -> str:
    return "1 cell shows" if count == 1 else f"{count:,} cells show"


def _are(count: int, what: str) -> str:
    return f"1 {what} is" if count == 1 else f"{count:,} {what}s are"


def _were_merged(count: int) -> str:
    return "A group of cells is merged" if count == 1 else f"{count:,} groups of cells are merged"
