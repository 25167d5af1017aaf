"""Text in, grid out: what a test of the reader needs."""

from __future__ import annotations

from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book, table_of
from rollforward.engine.values import Book, RawSheet, Table


def book_of(content: str | bytes) -> Book:
    return read_book(content.encode() if isinstance(content, str) else content, DEFAULT)


def sheet_of(content: str | bytes) -> RawSheet:
    return book_of(content).sheets[0]


def grid(content: str | bytes) -> list[list[str]]:
    """Every row of the first sheet, without its line number."""
    return [list(row[1:]) for row in sheet_of(content).cells.rows()]


def lines(content: str | bytes) -> list[int]:
    return sheet_of(content).cells["line"].to_list()


def table(content: str | bytes) -> Table:
    sheet = sheet_of(content)
    return table_of(sheet, sheet.region)


def rows(content: str | bytes) -> list[list[str]]:
    """The data rows alone."""
    return [list(row[1:]) for row in table(content).rows.rows()]


def remarks(content: str | bytes) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.line) for finding in sheet_of(content).findings]
