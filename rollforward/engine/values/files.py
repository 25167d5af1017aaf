"""A file as it was read: its sheets, where the tables lie in them, and how it was written."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from rollforward.engine.values.frames import ORIGINALS_SCHEMA
from rollforward.engine.values.words import Confidence


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a delimited text file is written. ``delimiter`` may have several characters; ``None`` = none used.

    ``skipinitialspace``: spaces that follow a delimiter belong to it, and so do those that begin a line if the
    delimiter is a space.
    """

    delimiter: str | None
    quotechar: str | None
    escapechar: str | None = None
    skipinitialspace: bool = False


@dataclass(frozen=True, slots=True)
class ReadAs:
    """What somebody settled about the reading of a file. The defaults leave everything to the reader's judgement.

    ``sheet``: a name, or a number from 1 that counts hidden and chart sheets too; that sheet alone is read.
    ``encoding``: a codec's name. ``dialect``: of a delimited text. ``mended``: text that an earlier program broke
    ("FranÃ§ois") is repaired. ``turned``: rows and columns change places (``None`` = where the table needs it).
    """

    sheet: str | None = None
    encoding: str | None = None
    dialect: Dialect | None = None
    mended: bool = False
    turned: bool | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """Lines that are no data: ``first`` to ``last`` (line numbers, inclusive) and why, in one word.

    ``why``: ``title``, ``blank``, ``ruled line``, ``total``, ``footer``, ``repeated header``, ``group heading``,
    ``another table``.
    """

    first: int
    last: int
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark about the whole file or one place in it, with a code of ``engine/issues.py``."""

    code: str
    line: int | None = None
    position: int | None = None
    value: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells merged into one: lines from 1, positions from 0, all inclusive. Its text stands in the first of them."""

    first_line: int
    last_line: int
    first_position: int
    last_position: int


@dataclass(frozen=True, slots=True)
class Region:
    """Where the table lies in a sheet. Line numbers count the file's own lines; ``()`` = there is none.

    ``columns``: first and last position, where other tables stand beside it (``None``: all columns are its own).
    ``merged``: merged cells of the header, in positions of the sheet.
    """

    header_rows: tuple[int, ...]
    data_rows: tuple[int, int] | None
    set_aside: tuple[SetAside, ...] = ()
    header_confidence: Confidence = "sure"
    data_confidence: Confidence = "sure"
    columns: tuple[int, int] | None = None
    merged: tuple[Merged, ...] = ()

    @property
    def rows_confidence(self) -> Confidence:
        """How sure the first and last row are: no more so than the header above them."""
        return self.data_confidence if self.header_confidence == "sure" else "check"


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet of a file, nothing left out yet.

    ``cells``: frame with ``line`` (UInt32, rising) and ``c0`` ... ``c<n-1>`` (String, never null, text as a person
    sees it).
    ``region``: where the reader found the table; ``others``: further tables of the sheet, in its order. ``likely``: the
    reader takes this sheet for the client list, and ``why``. ``originals``: ``ORIGINALS_SCHEMA``, the cells whose
    stored value differs from what is shown. ``turned``: rows and columns have changed places, so that ``line`` is a
    column of the file, counted from 1. ``merged``: the first merged cells of the sheet.
    """

    name: str
    cells: pl.DataFrame
    region: Region
    hidden: bool = False
    likely: bool = False
    why: str = ""
    findings: tuple[Finding, ...] = ()
    others: tuple[Region, ...] = ()
    turned: bool = False
    merged: tuple[Merged, ...] = ()
    originals: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=ORIGINALS_SCHEMA))

    @property
    def width(self) -> int:
        return self.cells.width - 1


@dataclass(frozen=True, slots=True)
class Book:
    """A file as the reader understood it."""

    format: str
    sheets: tuple[RawSheet, ...]
    encoding: str | None = None
    dialect: Dialect | None = None
    encoding_confidence: Confidence = "sure"
    dialect_confidence: Confidence = "sure"
    findings: tuple[Finding, ...] = ()

    @property
    def likely(self) -> int:
        """The index of the sheet that the reader takes for the client list, else of the first."""
        return next((i for i, sheet in enumerate(self.sheets) if sheet.likely), 0)


@dataclass(frozen=True, slots=True)
class Table:
    """The client list inside a sheet: header names by position, and the data rows (``line``, ``c0`` ...)."""

    header: tuple[str, ...]
    rows: pl.DataFrame
    region: Region


@dataclass(frozen=True, slots=True)
class Tab:
    """The table on a sheet of a file; ``index`` of the sheet, ``lines``: the number of its last line."""

    index: int
    name: str
    table: Table
    lines: int
