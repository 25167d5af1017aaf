"""An OpenDocument spreadsheet as sheets of cells."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.limits import MIB, Limits
from rollforward.engine.reading.laid_out import findings, frame_of
from rollforward.engine.reading.ods.markup import tell
from rollforward.engine.reading.ods.sheets import Document, Sheet
from rollforward.engine.reading.parsed import Parsed, ParsedBook, Reader, Weighed
from rollforward.engine.reading.workbook import number_of
from rollforward.engine.values import ORIGINALS_SCHEMA, Finding, ReadAs

_CONTENT = "content.xml"


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
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise Refused("damaged", "its packaging is broken or cut off") from error


def _parsed(sheet: Sheet, hidden: bool) -> Parsed:
    return Parsed(
        frame_of(sheet.rows, sheet.width),
        sheet.name,
        hidden,
        findings=_told(sheet),
        originals=pl.DataFrame(sheet.originals, ORIGINALS_SCHEMA, orient="row"),
        merged=tuple(sheet.merged),
    )


def _told(sheet: Sheet) -> tuple[Finding, ...]:
    merged = [(first.first_line, first.first_position) for first in sheet.merged]
    return tuple(findings(sheet.errors, sheet.hidden_rows, min(sheet.hidden_columns, sheet.width), merged))
