"""A second header line is taken for one only where nothing in it could be a client's."""

from __future__ import annotations

import pytest

from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book


def _header_rows(text: str) -> tuple[int, ...]:
    return read_book(text.encode(), DEFAULT).sheets[0].region.header_rows


@pytest.mark.parametrize(
    "text",
    [
        "Client name,City\nClient 0001,City 0001\nClient 0002,City 0002\n",
        "Name,City\nAnn Name,New York City\nBob,Kansas City\n",
        "Client Name,First Name,Last Name\nClient One,First,Last\nAcme,Bo,Lee\n",
        "Company,Contact\nMain Street Company,Will Post\nAcme,Bo Lee\n",
    ],
)
def test_a_first_client_with_header_words_in_her_name_stays_a_row(text):
    assert _header_rows(text) == (1,)


def test_a_heading_broken_over_two_lines_is_one_header():
    assert _header_rows("Client,First,Last,Zip\nName,Name,Name,Code\nAcme,Bo,Lee,02134\nZed,Al,Ray,73301\n") == (1, 2)


def test_a_first_client_without_name_under_a_heading_of_a_group_is_a_row() -> None:
    named = "Quay Books,7 Low Rd,Bend,97701,555-0101\nDock Works,9 Elm St,Bend,97702,\n"
    assert _header_rows("Client,Address,,,Phone\n,12 High St,Salem,97301,\n" + named) == (1,)


@pytest.mark.parametrize("last", ["4,5,ʤ", '"Once upon\na time",5,6'])
def test_small_numbers_above_a_single_row_are_a_record_and_no_numbers_of_columns(last: str) -> None:
    assert _header_rows(f"a,b,c\n1,2,3\n{last}\n") == (1,)


def test_numbers_of_columns_above_rows_are_of_the_header() -> None:
    assert _header_rows("State,Capital,Clients\n1,2,3\nOhio,Columbus,340\nTexas,Austin,1200\nUtah,Provo,90\n") == (1, 2)
