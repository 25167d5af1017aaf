"""Several tables and sheets in a file, and which of them is read."""

from __future__ import annotations

import io
from dataclasses import asdict

import pytest
import xlsxwriter
from django.test import Client

from rollforward.engine.values import Region
from rollforward.imports import queries
from rollforward.imports.decisions import region_to_json
from rollforward.imports.models import Import
from tests.web.imports.sheet_page import Upload, address, change, page, retold, table, workbook


def test_another_table_of_the_sheet_can_be_taken_and_given_back(vera: Client, upload: Upload) -> None:
    imp = upload("Name,City\nAbbott,Bath\nBaker,Saco\n\n\nVendor,Terms\nPaper Mill,Net 30\nInk House,Net 15\n")
    with_others(imp, Region((1,), (2, 3)), Region((6,), (7, 8)))
    shown = page(vera, imp)
    assert "Another table of this sheet starts in row 6 (Vendor, Terms), with 2 rows" in shown
    change(vera, imp, table="1")
    assert table(imp) == (("Vendor", "Terms"), [["Paper Mill", "Net 30"], ["Ink House", "Net 15"]])
    assert "header in row 6, 2 rows; 3 lines of another table and 2 blank lines" in queries.understood(imp).sentence
    assert "starts in row 1 (Name, City)" in page(vera, imp)
    change(vera, imp, table="0")
    assert table(imp)[0] == ("Name", "City")


def with_others(imp: Import, first: Region, *others: Region) -> None:
    """The staged sheet as if the reader had found just these tables in it."""
    with retold(imp) as told:
        told["sheets"][0] |= {"region": asdict(first), "others": [asdict(other) for other in others]}
    imp.region = region_to_json(first)
    imp.save()


def test_of_several_sheets_the_likely_one_is_proposed_and_hidden_ones_are_named(vera: Client, upload: Upload) -> None:
    imp = upload(workbook({"Summary": [["Report"]], "Clients": [["Client", "City"], ["Abbott", "Bath"]]}), "book.xlsx")
    assert "Which sheet holds the clients?" in page(vera, imp)
    change(vera, imp, sheet="1")
    assert "sheet “Clients”" in queries.understood(imp).sentence
    assert "Another sheet" in page(vera, imp, "?change=sheet")


def test_an_exchange_of_rows_and_columns_is_undone_and_made_again(vera: Client, upload: Upload) -> None:
    imp = upload("Name,Abbott,Baker,Cole,Dean\nCity,Bath,Saco,York,Lyme\nPhone,555-0101,555-0102,555-0103,555-0104\n")
    assert "rows and columns exchanged, header in column 1, 4 rows" in queries.understood(imp).sentence
    assert "Undo the exchange" in page(vera, imp, "?change=turned")
    change(vera, imp, turned="no")
    assert table(imp)[1][-1][0] == "Phone"
    change(vera, imp, turned="yes")
    assert table(imp)[0] == ("Name", "City", "Phone")


TWO = {
    "Contacts": [["Client Code", "First Name", "Last Name"], ["A1", "Ann", "Lee"], ["A1", "Bob", "Day"]],
    "Clients": [["Client Code", "Client Name"], ["A1", "Acme LLC"], ["B2", "Baker"]],
}


def test_clients_and_their_contacts_on_two_sheets_are_proposed_together(vera: Client, upload: Upload) -> None:
    imp = upload(workbook(TWO), "clients.xlsx")
    asked = page(vera, imp)
    assert "Clients and Contacts together" in asked
    assert "“Client Code” in Contacts names the “Client Code” in Clients" in asked
    assert asked.count(" checked") == 1
    told = change(vera, imp, sheet="both")
    assert "sheets “Clients” and “Contacts”" in told
    mapping = vera.get(address(imp, "import-map")).content.decode()
    assert "The clients stand on one sheet and their contacts on another." in mapping
    assert "Ann Lee" in mapping


def test_moving_the_header_of_the_clients_keeps_the_contacts_beside_them(vera: Client, upload: Upload) -> None:
    imp = upload(workbook({**TWO, "Clients": [["Our clients", ""], *TWO["Clients"]]}), "clients.xlsx")
    change(vera, imp, sheet="both")
    change(vera, imp, header="1")
    told = change(vera, imp, header="2")
    assert "sheets “Clients” and “Contacts”" in told


def merged_over(rows: str) -> bytes:
    """A list under a title, with some cells merged: ``A1:C1`` is the title's, ``A4:A5`` two clients'."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        lines = [["Clients of 2026", "", ""], ["", "", ""], ["Client", "City", "Phone"]]
        for at, line in enumerate([*lines, ["Ann", "Bath", "555-0101"], ["Bob", "Rome", "555-0102"]]):
            sheet.write_row(at, 0, line)
        sheet.merge_range(rows, "Ann & Co")
    return target.getvalue()


@pytest.mark.parametrize(("rows", "is_told"), [("A1:C1", False), ("A4:A5", True)])
def test_merged_cells_are_told_where_they_leave_rows_blank(
    vera: Client, upload: Upload, rows: str, is_told: bool
) -> None:
    assert ("Merged cells" in page(vera, upload(merged_over(rows), "list.xlsx"))) == is_told
