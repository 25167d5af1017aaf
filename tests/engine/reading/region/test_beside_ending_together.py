"""Tables side by side that end in the same row, and lists with a blank column between that are one table."""

from __future__ import annotations

import pytest

from rollforward.engine.reading import table_of
from tests.engine.reading.tables import sheet_of

CLIENTS = ("Alder", "Birch", "Cedar", "Elm", "Hazel", "Maple", "Oak")
OTHERS = ("Brook", "Dale", "Fenn", "Glen", "Lake", "Moor", "Reed")


def _beside(header: str, right: list[str], left: tuple[str, ...] = CLIENTS) -> str:
    """A list of clients in two columns, a blank one, and what stands on the ``right``, row by row."""
    rows = [f"{name},Rome,,{cells}" for name, cells in zip(left, right, strict=True)]
    return "\n".join([f"Client,City,,{header}", *rows, ""])


SORTED = _beside("Supplier,Phone", [f"{name},555-010{i}" for i, name in enumerate(OTHERS)])
CODES = """\
Client,Email,Service code,,Code,Description
Ann,a@ann.example,PY,,BK,Bookkeeping
Bob,b@bob.example,PY,,TX,Tax return
Cid,c@cid.example,BK,,PY,Payroll
"""


def test_lists_that_are_each_in_an_order_of_their_own_are_two_tables() -> None:
    sheet = sheet_of(SORTED)
    assert table_of(sheet, sheet.region).header == ("Client", "City")
    (other,) = sheet.others
    assert (other.columns, other.header_rows, other.data_rows) == ((3, 4), (1,), (2, 8))
    assert table_of(sheet, other).rows.row(6) == (8, "", "", "", "Reed", "555-0106")


def test_what_codes_mean_is_a_table_of_its_own() -> None:
    sheet = sheet_of(CODES)
    (other,) = sheet.others
    assert table_of(sheet, other).header == ("", "", "", "", "Code", "Description")
    assert table_of(sheet, other).rows.height == 3


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("contacts in no order", _beside("Contact name,Phone", [f"{name},1" for name in reversed(OTHERS)])),
        ("longer names", _beside("Legal name,Phone", [f"The {name} Trust,1" for name in CLIENTS])),
        ("short names", _beside("Code,Phone", [f"{name[:3].upper()},1" for name in CLIENTS])),
        ("pages of the clients", _beside("Website,Phone", [f"my{name.lower()}.example,1" for name in CLIENTS])),
        ("letters in order", _beside("Number,Phone", [f"{letter},1" for letter in "TUVWXYZ"])),
        ("dates in order", _beside("Date,Phone", [f"2026-01-0{day},1" for day in range(1, 8)])),
        ("few rows in order", _beside("Supplier,Phone", ["Brook,1", "Dale,2", "Fenn,3"], CLIENTS[:3])),
        ("to whom it is sent", "Name,City,,Name,City\nAnn,Rome,,Ann,Bern\nBob,Oslo,,Bob,Oslo\n"),
        # The heads of groups name themselves.
        ("groups", "Client,Email,Group code,,Code,Status\nAnn,a@a.example,X,,X,new\nBo,,X,,Y,old\nCy,,Z,,Z,new\n"),
        ("priorities", "Client,Email,Priority,,Number,Status\nAnn,a@a.example,2,,1,new\nBo,,3,,2,old\nCy,,2,,3,new\n"),
    ],
)
def test_a_blank_column_within_a_list_of_clients_leaves_it_whole(said: str, text: str) -> None:
    sheet = sheet_of(text)
    assert sheet.others == (), said
    assert len(table_of(sheet, sheet.region).header) == len(text.splitlines()[0].split(",")), said


def test_two_numbered_lists_with_the_same_header_are_two_tables() -> None:
    sheet = sheet_of("Number,Client,City,,Number,Client,City\n1,Bob,Rome,,1,Eve,Bern\n2,Ann,Oslo,,2,Dan,Bonn\n")
    assert [other.columns for other in sheet.others] == [(4, 6)]
