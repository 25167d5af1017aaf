"""Delimited text: every row comes through, under its own line number."""

from __future__ import annotations

import pytest

from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book
from rollforward.engine.values import Dialect, ReadAs
from tests.engine.reading.tables import book_of, grid, lines, remarks, rows, table


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = delimiter.join(["Name", "Email", "Since"]) + "\n" + delimiter.join(["Ann", "ann@example.com", "2020-01-31"])
    assert book_of(text).dialect.delimiter == delimiter
    assert rows(text) == [["Ann", "ann@example.com", "2020-01-31"]]


def test_decimal_commas_do_not_beat_the_semicolon() -> None:
    assert rows("Name;Fee;Rate\nAnn;1,5;2,25\nBob;3,5;4,75\n") == [["Ann", "1,5", "2,25"], ["Bob", "3,5", "4,75"]]


def test_a_line_that_names_the_delimiter_is_believed_and_set_aside() -> None:
    text = "sep=;\nName;City\nAnn;Rome\n"
    assert table(text).header == ("Name", "City")
    assert rows(text) == [["Ann", "Rome"]]


def test_a_file_of_one_column_is_read_as_such() -> None:
    assert rows("Client name\nAnn Smith\nBob Jones\n") == [["Ann Smith"], ["Bob Jones"]]


def test_cells_are_kept_exactly() -> None:
    text = 'Name,Zip,Phone,Note\n  Ann ,02134,+1 555," a ""b"", c "\n'
    assert rows(text) == [["  Ann ", "02134", "+1 555", ' a "b", c ']]


def test_a_line_break_in_quotes_stays_in_its_cell_and_counts_as_a_line() -> None:
    text = 'Name,Address\nAnn,"1 Main St\nSpringfield"\nBob,"2 Elm St"\n'
    assert grid(text)[1] == ["Ann", "1 Main St\nSpringfield"]
    assert lines(text) == [1, 2, 4]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(end: str) -> None:
    text = end.join(["Name,City", "Ann,Rome", "Bob,Bern", ""])
    assert rows(text) == [["Ann", "Rome"], ["Bob", "Bern"]]
    assert lines(text) == [1, 2, 3]


def test_line_ends_may_be_mixed() -> None:
    text = 'Name,City\r\nAnn,Rome\nBob,"Bern"\rCid,Oslo'
    assert rows(text) == [["Ann", "Rome"], ["Bob", "Bern"], ["Cid", "Oslo"]]
    assert lines(text) == [1, 2, 3, 4]


def test_blank_lines_keep_the_line_numbers_true() -> None:
    text = "\nName,City\n\nAnn,Rome\n\n\nBob,Bern\n"
    assert lines(text) == [1, 2, 3, 4, 5, 6, 7]
    assert table(text).rows["line"].to_list() == [4, 7]


def test_an_unclosed_quote_swallows_no_row() -> None:
    text = 'Name,Code,City\nAnn,"A1,Rome\nBob,B2,Bern\nCid,"C,3",Oslo\n'
    assert rows(text) == [["Ann", '"A1', "Rome"], ["Bob", "B2", "Bern"], ["Cid", "C,3", "Oslo"]]
    assert remarks(text) == [("unclosed-quote", 2)]


def test_an_unclosed_quote_swallows_no_row_though_a_later_cell_ends_in_a_quote() -> None:
    text = 'Name,Pipe,City\nAnn,"5,Rome\nBob,6,Bern\nCid,7",Oslo\nDot,8,Kiel\n'
    assert [row[0] for row in rows(text)] == ["Ann", "Bob", "Cid", "Dot"]
    assert ("unclosed-quote", 2) in remarks(text)


def test_an_unclosed_quote_in_the_last_row_is_reported() -> None:
    text = 'Name,Code,City\nAnn,A1,Rome\nBob,B2,"Bern\n'
    assert rows(text) == [["Ann", "A1", "Rome"], ["Bob", "B2", '"Bern']]
    assert remarks(text) == [("unclosed-quote", 3)]


def test_quotes_inside_a_cell_are_kept() -> None:
    text = 'Name,Size,Nick\nAnn,5" pipe,x\nBob,7,"Robert "Bob" Jones"\n'
    assert rows(text) == [["Ann", '5" pipe', "x"], ["Bob", "7", 'Robert "Bob" Jones']]


def test_an_address_over_several_lines_with_commas_is_one_cell() -> None:
    text = (
        'Name,Address,Phone\nAnn,"1 Main St, Apt 2\nSpringfield, IL\nUSA",555-1234\nBob,"2 Elm, B\nBern, CH",555-9876\n'
    )
    assert rows(text) == [
        ["Ann", "1 Main St, Apt 2\nSpringfield, IL\nUSA", "555-1234"],
        ["Bob", "2 Elm, B\nBern, CH", "555-9876"],
    ]
    assert remarks(text) == []


def test_backslashes_escape_quotes_where_the_file_means_them_to() -> None:
    text = 'Name,Note,City\nAnn,"said \\"hi, all\\" to me",Rome\nBob,"plain",Bern\n'
    assert rows(text) == [["Ann", 'said "hi, all" to me', "Rome"], ["Bob", "plain", "Bern"]]


def test_a_backslash_at_the_end_of_a_quoted_cell_is_a_backslash() -> None:
    text = 'Name,Folder,City\nAnn,"C:\\",Rome\nBob,"D:\\",Bern\n'
    assert rows(text) == [["Ann", "C:\\", "Rome"], ["Bob", "D:\\", "Bern"]]


def test_apostrophes_can_be_the_quotes() -> None:
    text = "'Name','City'\n'Ann, PhD','Rome'\n'Bob','Bern'\n"
    assert rows(text) == [["Ann, PhD", "Rome"], ["Bob", "Bern"]]


def test_cells_beyond_the_last_column_are_kept_and_reported() -> None:
    text = "Name,City\nAnn,Rome\nBob,Bern,extra\nCid\n"
    assert grid(text) == [["Name", "City", ""], ["Ann", "Rome", ""], ["Bob", "Bern", "extra"], ["Cid", "", ""]]
    assert ("ragged-row", 3) in remarks(text)
    assert ("ragged-row", 4) in remarks(text)


def test_short_rows_are_reported_in_an_otherwise_clean_file() -> None:
    text = "Name,City,Note\nAnn,Rome,\nBob,Bern\nCid,Oslo,x\n"
    assert remarks(text) == [("ragged-row", 3)]


def test_titles_and_blank_lines_are_not_called_ragged() -> None:
    text = "Acme LLC\nCustomer list\n\nName,City,Phone\nAnn,Rome,555-1234567\nBob,Bern,555-7654321\n"
    assert remarks(text) == []


def test_a_nul_is_left_out_and_reported() -> None:
    content = "Name,City\nAnn\x00\x00,Rome\n"
    assert rows(content) == [["Ann", "Rome"]]
    assert [(finding.code, finding.line) for finding in book_of(content).findings] == [("nul-characters", 2)]


def test_headers_that_repeat_or_lack_are_remarked() -> None:
    text = "Name,Phone,Phone,\nAnn,555-1234567,555-7654321,x\n"
    assert remarks(text) == [("duplicate-header", 1), ("blank-header", 1)]
    assert table(text).header == ("Name", "Phone", "Phone", "")


@pytest.mark.parametrize(
    "names",
    [
        ["Acme", "Beta", "Gamma, Inc"],
        ["Smith, John", "Doe, Jane", "Roe, Ann"],
        ["A,Inc", "Beta", "Eps", "D,Inc", "Foo"],
    ],
)
def test_a_comma_inside_names_does_not_cut_a_list_of_one_column(names: list[str]) -> None:
    text = "\n".join(["Client name", *names, ""])
    assert table(text).header == ("Client name",)
    assert rows(text) == [[name] for name in names]


def test_a_report_with_more_titles_than_rows_keeps_its_two_columns() -> None:
    assert rows("North Books\nContacts\nAll\nBy name\nName,City\nAnn,Rome\n") == [["Ann", "Rome"]]


def test_a_settled_dialect_overrides_the_judgement_and_damage_is_still_named() -> None:
    text = b'Name;City,Code\nAnn;Rome,1\nBob;Bern,"2\nCid;Oslo,3,x\n'
    sheet = read_book(text, DEFAULT, ReadAs(dialect=Dialect(",", '"'))).sheets[0]
    assert [row[1:] for row in sheet.cells.rows()][1:] == [
        ("Ann;Rome", "1", ""),
        ("Bob;Bern", '"2', ""),
        ("Cid;Oslo", "3", "x"),
    ]
    assert {finding.code for finding in sheet.findings} >= {"unclosed-quote", "ragged-row"}
