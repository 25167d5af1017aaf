"""Fixed width: columns told by the spaces that line up."""

from __future__ import annotations

import pytest

from tests.engine.reading.tables import book_of, lines, rows, table

PADDED = (
    "Customer Name         City           Balance\n"
    "Harbor Dental LLC     Boston          120.50\n"
    "Ann O'Neil            New York         99.00\n"
    "Maple Smith, Inc.     Austin       12,345.00\n"
    "Bob                                     0.10\n"
    "Cedar Farms and Co    San Antonio     10.00 \n"
)


def test_columns_that_line_up_are_cut_without_their_padding() -> None:
    assert book_of(PADDED).format == "fixed-width"
    assert table(PADDED).header == ("Customer Name", "City", "Balance")
    assert rows(PADDED)[2:4] == [["Maple Smith, Inc.", "Austin", "12,345.00"], ["Bob", "", "0.10"]]
    assert lines(PADDED) == [1, 2, 3, 4, 5, 6]


def test_a_header_may_run_over_into_the_next_column() -> None:
    text = "NAME        CUSTOMERNO ZIP\nAnn Lee     12         02134\nBob Jones   345        10001\n"
    text += "Carla Diaz  6          60601\nDev Patel   77         94105\n"
    assert table(text).header == ("NAME", "CUSTOMERNO", "ZIP")
    assert rows(text)[0] == ["Ann Lee", "12", "02134"]


@pytest.mark.parametrize("count", [3, 4, 9])
def test_few_rows_show_their_columns_where_cells_hold_words(count: int) -> None:
    clients = ["Dune Dental          Rome       555-0100\n", "Fox Inc              New Town   555-0101\n"]
    clients.append("Lee Farms            Bern       \n")
    text = "Client name          City       Phone\n" + "".join((clients * 3)[:count])
    assert table(text).header == ("Client name", "City", "Phone")
    assert rows(text)[:3] == [
        ["Dune Dental", "Rome", "555-0100"],
        ["Fox Inc", "New Town", "555-0101"],
        ["Lee Farms", "Bern", ""],
    ]


def test_a_single_space_in_the_longest_name_makes_no_column_without_a_name() -> None:
    text = "Client               Code    City\nHarbor & Marlow LLC  00123   Boston\n"
    text += "O'Brien Ltd          00077   Cork\nAcme, Inc.           00451   Reno\nMax Lee              01000   Bonn\n"
    assert table(text).header == ("Client", "Code", "City")
    assert [row[0] for row in rows(text)[:2]] == ["Harbor & Marlow LLC", "O'Brien Ltd"]


def test_names_of_the_same_length_are_no_columns() -> None:
    text = "Name\nJohn Smith\nAnna Jones\nCarl Brown\nErik Young\nNora White\n"
    assert rows(text)[0] == ["John Smith"]


def test_numbers_in_runs_of_spaces_are_delimited_by_them() -> None:
    text = "x    y   z\n  1.5   20  3\n 10.25   3 44\n"
    assert book_of(text).format == "csv"
    assert rows(text) == [["1.5", "20", "3"], ["10.25", "3", "44"]]
