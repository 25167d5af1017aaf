"""IIF: the lists that QuickBooks Desktop exports, each a sheet of its own."""

from __future__ import annotations

import pytest

from rollforward.engine.issues import Refused
from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book, table_of
from rollforward.engine.values import ReadAs

FILE = (
    b"!HDR\tPROD\tVER\r\nHDR\tQuickBooks Pro\t25\r\n"
    b"!CUST\tNAME\tEMAIL\tNOTES\r\n"
    b"CUST\tAnn Lee\tann@lee.example\t\r\n"
    b'CUST\t"Bob, Inc."\t\t"a ""regular"""\r\n'
    b"!VEND\tNAME\tADDR1\r\nVEND\tPaper Co\t1 Main St\r\n"
)


def test_each_list_is_a_sheet_and_the_customers_are_the_likely_one() -> None:
    book = read_book(FILE, DEFAULT)
    assert (book.format, [sheet.name for sheet in book.sheets]) == ("iif", ["HDR", "CUST", "VEND"])
    assert [sheet.likely for sheet in book.sheets] == [False, True, False]


def test_the_rows_keep_the_lines_of_the_file() -> None:
    (sheet,) = read_book(FILE, DEFAULT, ReadAs(sheet="CUST")).sheets
    table = table_of(sheet, sheet.region)
    assert table.header == ("NAME", "EMAIL", "NOTES")
    assert table.rows.rows() == [(4, "Ann Lee", "ann@lee.example", ""), (5, "Bob, Inc.", "", 'a "regular"')]


def test_vendors_alone_are_read_as_the_list_they_are() -> None:
    book = read_book(b"!VEND\tNAME\tADDR1\nVEND\tPaper Co\t1 Main St\n", DEFAULT)
    assert [(sheet.name, sheet.likely) for sheet in book.sheets] == [("VEND", True)]


def test_a_list_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused, match="no sheet"):
        read_book(FILE, DEFAULT, ReadAs(sheet="EMP"))
