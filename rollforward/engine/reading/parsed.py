"""What every reader hands back: the cells of a file, before anybody looks for the table in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.values import ORIGINALS_SCHEMA, Confidence, Dialect, Finding, Merged, ReadAs, Region

#: The one sheet of a file that has no sheets.
SHEET_NAME = "Sheet1"
#: A sheet is work beside its cells, as much as so many bytes of them.
SHEET_WEIGHT = 48 * 1024


@dataclass(frozen=True, slots=True)
class Parsed:
    """The cells of one sheet.

    ``cells`` and ``originals`` as in RawSheet; ``why``: the reason, if any, why this sheet can be no client list.
    ``region``: of a format that says itself what is a record and what a name, so that nobody has to look for the table.
    Names that stand in no line of the file (keys, tags) are line 0.
    Of delimited text: ``width`` is the usual number of cells, ``widths`` those that each row has in the file (``None``
    where all have ``width``), ``unclosed`` the lines where a quote opens and never closes,
    ``otherwise`` those that another delimiter cuts, with that.
    """

    cells: pl.DataFrame
    name: str = SHEET_NAME
    hidden: bool = False
    why: str = ""
    findings: tuple[Finding, ...] = ()
    originals: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=ORIGINALS_SCHEMA))
    merged: tuple[Merged, ...] = ()
    widths: pl.Series | None = None
    width: int = 0
    unclosed: tuple[int, ...] = ()
    otherwise: tuple[tuple[int, str], ...] = ()
    region: Region | None = None


@dataclass(frozen=True, slots=True)
class ParsedBook:
    """The sheets of one file; the rest as in Book."""

    format: str
    sheets: tuple[Parsed, ...]
    encoding: str | None = None
    dialect: Dialect | None = None
    encoding_confidence: Confidence = "sure"
    dialect_confidence: Confidence = "sure"
    findings: tuple[Finding, ...] = ()


#: Is told the unpacked size in bytes before the costly part starts, so that a guard can widen its limits; again
#: where it is found to be larger.
Weighed = Callable[[int], None]
#: Raises ``Refused``.
Reader = Callable[[bytes, Limits, ReadAs, Weighed], ParsedBook]


def either(first: Reader, second: Reader) -> Reader:
    """A reader that asks the second where the first finds damage, and says so. Where both do, the first is believed."""

    def read(data: bytes, limits: Limits, read_as: ReadAs, weighed: Weighed) -> ParsedBook:
        try:
            return first(data, limits, read_as, weighed)
        except Refused as damage:
            if damage.code != "damaged":
                raise
            try:
                book = second(data, limits, read_as, weighed)
            except Refused:
                raise damage from None
            return replace(book, findings=(*book.findings, Finding("salvaged", detail=damage.detail)))

    return read
