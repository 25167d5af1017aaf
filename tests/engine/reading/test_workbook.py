"""Spreadsheets: the text a person sees, under the sheet's own row numbers."""

from __future__ import annotations

import datetime as dt
import io

import pytest
import xlsxwriter

from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book, table_of
from rollforward.engine.values import Book, ReadAs
from tests.engine.reading.workbooks import workbook

CLIENTS = [["Client name", "Email"], ["Ann", "ann@example.com"], ["Bob", "bob@example.com"]]


def test_a_sheet_is_read_with_its_own_row_numbers_and_columns() -> None:
    book = read_book(workbook({"A": [[], [], ["", "Client name", "Phone"], ["", "Ann", "555-1234567"]]}), DEFAULT)
    sheet = book.sheets[0]
    assert sheet.region.header_rows == (3,)
    assert table_of(sheet, sheet.region).header == ("", "Client name", "Phone")
    assert table_of(sheet, sheet.region).rows.rows() == [(4, "", "Ann", "555-1234567")]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (5, "", "5"),
        (1250.5, "", "1250.5"),
        (0.1 + 0.2, "", "0.3"),
        (123456789012, "", "123456789012"),
        (1e-7, "", "0.0000001"),
        (True, "", "TRUE"),
        (dt.datetime(2026, 3, 31), "yyyy-mm-dd", "2026-03-31"),
        (dt.datetime(2026, 3, 31, 14, 30), "yyyy-mm-dd hh:mm", "2026-03-31 14:30"),
        ("02134", "", "02134"),
        (" two\nlines ", "", " two\nlines "),
    ],
)
def test_values_read_as_a_person_sees_them(value: object, number_format: str, text: str) -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Client name", "Thing"])
        shape = book.add_format({"num_format": number_format}) if number_format else None
        sheet.write(1, 0, "Ann")
        if isinstance(value, str):
            sheet.write_string(1, 1, value)
        else:
            sheet.write(1, 1, value, shape)
    assert read_book(target.getvalue(), DEFAULT).sheets[0].cells["c1"][1] == text


def test_the_client_list_is_preferred_and_the_reason_told() -> None:
    book = read_book(workbook({"Read me": [["How to use this file"]], "Clients": CLIENTS}), DEFAULT)
    assert [sheet.likely for sheet in book.sheets] == [False, True]
    assert book.sheets[1].why == "its name speaks of clients, its headers name client data, 2 rows"


def test_hidden_and_empty_sheets_are_named_as_such() -> None:
    book = read_book(
        workbook({"Clients": CLIENTS, "Old clients": CLIENTS, "Blank": []}, hidden=["Old clients"]), DEFAULT
    )
    assert [sheet.hidden for sheet in book.sheets] == [False, True, False]
    assert _likely(book) == "Clients"
    assert "hidden" in book.sheets[1].why
    assert book.sheets[2].why == "empty"


def test_our_own_options_tab_is_known_not_to_be_data() -> None:
    clients = [["Client name", "Status", "Priority"], ["Ann", "Active", "High"]]
    options = [["Status", "Priority"], ["Active", "Low"], ["Prospect", "High"], ["Inactive"]]
    book = read_book(workbook({"Options": options, "Clients": clients}), DEFAULT)
    assert _likely(book) == "Clients"
    assert book.sheets[0].why.startswith("options")


def test_a_sheet_is_chosen_by_name_or_number() -> None:
    content = workbook({"Notes": [["x"]], "Clients": CLIENTS})
    for wanted in ("Clients", "clients", "2"):
        assert [sheet.name for sheet in read_book(content, DEFAULT, ReadAs(sheet=wanted)).sheets] == ["Clients"]


def test_chart_sheets_count_but_hold_nothing() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        data = book.add_worksheet("Clients")
        for number, row in enumerate(CLIENTS):
            data.write_row(number, 0, row)
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Clients!$A$1:$A$2"})
        book.add_chartsheet("Chart").set_chart(chart)
        book.worksheets_objs.reverse()
    sheets = read_book(target.getvalue(), DEFAULT).sheets
    assert {sheet.name for sheet in sheets} == {"Chart", "Clients"}
    assert next(sheet for sheet in sheets if sheet.name == "Chart").width == 0


def _likely(book: Book) -> str:
    return next(sheet.name for sheet in book.sheets if sheet.likely)


def test_errors_are_read_by_their_names() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("Clients")
        sheet.write_row(0, 0, ["Client name", "Fee"])
        sheet.write_row(1, 0, ["Ann", 5])
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")
        sheet.write_formula(2, 0, "=A99", None, "#REF!")
        sheet.write(2, 1, 7)
    cells = read_book(target.getvalue(), DEFAULT).sheets[0].cells
    assert cells.rows() == [(1, "Client name", "Fee"), (2, "Ann", "#N/A"), (3, "#REF!", "7")]
