"""Tables that lie on their side, and the narrow ones that do not."""

from __future__ import annotations

import pytest

from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book, table_of
from rollforward.engine.values import ReadAs
from tests.engine.reading.tables import sheet_of

ON_ITS_SIDE = """\
Client name,Harbor Cafe,Hill Dental,Quay Books
Email,a@harbor.example,b@hill.example,c@quay.example
Phone,555-0100,555-0101,555-0102
City,Portland,Salem,Bend
"""


def test_a_table_on_its_side_is_turned_and_says_so() -> None:
    sheet = sheet_of(ON_ITS_SIDE)
    table = table_of(sheet, sheet.region)
    assert sheet.turned
    assert table.header == ("Client name", "Email", "Phone", "City")
    assert table.rows.row(0) == (2, "Harbor Cafe", "a@harbor.example", "555-0100", "Portland")
    assert "turned-table" in [finding.code for finding in sheet.findings]


def test_it_stays_as_it_is_where_the_member_says_so() -> None:
    book = read_book(ON_ITS_SIDE.encode(), DEFAULT, ReadAs(turned=False))
    assert not book.sheets[0].turned
    assert book.sheets[0].cells.height == 4


def test_any_table_is_turned_where_the_member_says_so() -> None:
    book = read_book(b"Name,City\nAnn,Rome\n", DEFAULT, ReadAs(turned=True))
    assert book.sheets[0].cells.rows() == [(1, "Name", "Ann"), (2, "City", "Rome")]


@pytest.mark.parametrize(
    "text",
    [
        "Client,Email\nHarbor Cafe,a@harbor.example\nHill Dental,b@hill.example\nQuay Books,c@quay.example\n",
        "Field,Description\nName,Full name of the client\nEmail,Where to write\nPhone,Main number\n",
        "Client name,Email,City\nHarbor Cafe,a@harbor.example,Portland\n",
    ],
)
def test_an_upright_table_is_never_turned(text: str) -> None:
    assert not sheet_of(text).turned
