"""Which of several sheets is the client list."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book
from tests.engine.reading.workbooks import workbook

Rows = Sequence[Sequence[object]]

CLIENTS: Rows = [
    ["Code", "Name", "E-mail", "Town"],
    *([f"C{i}", f"Firm {i}", f"firm{i}@firm.example", "Salem"] for i in range(12)),
]
INVOICES: Rows = [
    ["Customer", "Email", "Invoice no", "Invoice date", "Amount"],
    *([f"Firm {i % 12}", f"firm{i % 12}@firm.example", 2000 + i, "2024-01-03", 10 * i] for i in range(150)),
]
VISITS: Rows = [
    ["Client", "Contact", "Phone", "Date", "Notes"],
    *([f"Firm {i % 5}", "Ann Lee", "555-0101", "2024-02-03", "called"] for i in range(120)),
]
STATES: Rows = [["State", "Code"], *([f"State {i}", f"S{i}"] for i in range(50))]
HELP: Rows = [["How to fill in this file"], ["1. One client in each row"], ["2. Keep the header"]]
PIVOT: Rows = [["Row Labels", "Count of Name"], *([f"Town {i}", i + 1] for i in range(60)), ["Grand Total", 1830]]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Invoices", INVOICES),
        ("Sheet2", INVOICES),
        ("Client visits", VISITS),
        ("Lookups", STATES),
        ("Sheet2", STATES),
        ("Instructions", HELP),
        ("Pivot by client", PIVOT),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_longer_sheet_of_something_else_is_not_the_client_list(name: str, other: Rows, first: bool) -> None:
    sheets = {name: other, "Sheet1": CLIENTS} if first else {"Sheet1": CLIENTS, name: other}
    book = read_book(workbook(sheets), DEFAULT)
    assert [sheet.name for sheet in book.sheets if sheet.likely] == ["Sheet1"]


def test_the_reason_against_a_sheet_is_told() -> None:
    book = read_book(workbook({"Invoices": INVOICES, "Sheet1": CLIENTS}), DEFAULT)
    assert book.sheets[0].why == "its headers speak of invoices or entries, 150 rows"


def test_the_only_sheet_with_rows_is_taken_whatever_speaks_against_it() -> None:
    book = read_book(workbook({"Invoices": INVOICES, "Sheet2": []}), DEFAULT)
    assert [sheet.likely for sheet in book.sheets] == [True, False]


def test_clients_on_a_sheet_called_list_are_clients() -> None:
    book = read_book(workbook({"Summary": PIVOT, "Master list": CLIENTS}), DEFAULT)
    assert [sheet.name for sheet in book.sheets if sheet.likely] == ["Master list"]
