"""The page of the reading: what was understood, what is asked, what can be changed. All of it without script."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from html import unescape
from typing import Any

import pytest
import xlsxwriter
from django.test import Client
from django.urls import reverse

from rollforward.engine.issues import Refused
from rollforward.engine.values import Edit, Region
from rollforward.imports import commands, queries, staging
from rollforward.imports.decisions import region_to_json
from rollforward.imports.models import Import, Step
from rollforward.imports.table import table as table_of
from tests.cast import Cast
from tests.web.imports.conftest import a_file

Upload = Callable[..., Import]


@pytest.fixture
def upload(vera: Client, cast: Cast) -> Upload:
    """``upload(data)``: sent through the page, as a member does."""

    def send(data: str | bytes, name: str = "list.csv") -> Import:
        imp = commands.start(cast.vera, "update")
        imp.sent_on_to = vera.post(address(imp, "import-data"), {"file": a_file(data, name)})["Location"]  # type: ignore[attr-defined]
        imp.refresh_from_db()
        return imp

    return send


def address(imp: Import, name: str = "import-sheet") -> str:
    return reverse(name, args=[imp.reference])


def page(vera: Client, imp: Import, query: str = "") -> str:
    return unescape(vera.get(address(imp) + query).content.decode())


def change(vera: Client, imp: Import, **posted: str) -> str:
    """Send one of the page's forms; the page that comes back."""
    answer = vera.post(address(imp), posted, follow=True)
    imp.refresh_from_db()
    return unescape(answer.content.decode())


def table(imp: Import) -> tuple[tuple[str, ...], list[list[Any]]]:
    found = table_of(imp)
    return found.header, [list(row[1:]) for row in found.rows.iter_rows()]


TITLED = "Harbor Books\nCustomer list\n\nCustomer;City\nAbbott;Bath\nBaker;Saco\nTotal;\n"


def test_the_reading_is_told_in_one_line_with_change_beside_each_part(vera: Client, upload: Upload) -> None:
    imp = upload(TITLED)
    assert queries.understood(imp).sentence == (
        "UTF-8, semicolons, header in row 4, 2 rows; 2 title lines, a blank line and a total set aside"
    )
    shown = page(vera, imp)
    for part in ("encoding", "dialect", "header", "aside"):
        assert f"?change={part}" in shown


def test_what_is_sure_leads_on_and_is_told_on_the_next_page_too(vera: Client, upload: Upload) -> None:
    imp = upload("Customer,City\nAbbott & Sons,Bath\nBaker Bakery,Saco\nCole Cars,Bath\nDean Dental,Saco\n")
    assert imp.sent_on_to == address(imp, "import-map")  # type: ignore[attr-defined]
    assert "?change=dialect" in unescape(vera.get(address(imp, "import-map")).content.decode())


def test_an_unsure_header_is_asked_about_once_and_one_click_settles_it(vera: Client, upload: Upload) -> None:
    imp = upload("Zork,Blip\nAcme,Boston\n")
    assert imp.sent_on_to == address(imp)  # type: ignore[attr-defined]
    assert "Is that right?" in page(vera, imp)
    assert "Is that right?" not in change(vera, imp, settle="header")
    assert queries.doubts(imp) == ()


def test_a_doubt_does_not_stop_her_who_wants_to_go_on(vera: Client, upload: Upload) -> None:
    imp = upload("Zork,Blip\nAcme,Boston\n")
    assert vera.get(address(imp, "import-map")).status_code == 200


def test_a_click_on_another_line_makes_it_the_header(vera: Client, upload: Upload) -> None:
    imp = upload(TITLED)
    assert 'name="header" value="5"' in page(vera, imp, "?change=header")
    change(vera, imp, header="5")
    assert table(imp)[0] == ("Abbott", "Bath")


def test_the_header_can_have_two_lines_or_none(vera: Client, upload: Upload) -> None:
    imp = upload("Client,Firm,Home\nName,Code,City\nAbbott,7,Bath\nBaker,8,Saco\n")
    change(vera, imp, header="1,2")
    assert table(imp)[0] == ("Client Name", "Firm Code", "Home City")
    change(vera, imp, header="none")
    assert "no header row, 4 rows" in queries.understood(imp).sentence


def test_a_header_that_is_none_is_refused_in_words(vera: Client, upload: Upload) -> None:
    imp = upload(TITLED)
    assert "is no header" in change(vera, imp, header="3")
    assert "does not exist" in change(vera, imp, header="x")
    assert "header in row 4" in queries.understood(imp).sentence


def test_every_set_aside_line_can_be_looked_at_and_taken_back(vera: Client, upload: Upload) -> None:
    imp = upload(TITLED)
    shown = page(vera, imp, "?change=aside")
    for line, text in (("Row 1", "Harbor Books"), ("Row 2", "Customer list"), ("Row 3", "(blank)"), ("Row 7", "Total")):
        assert line in shown
        assert text in shown
    change(vera, imp, restore="7")
    assert table(imp)[1][-1] == ["Total", ""]
    assert "Set aside again" in page(vera, imp, "?change=aside")
    change(vera, imp, set_aside="7")
    assert table(imp)[1][-1] == ["Baker", "Saco"]


def test_all_lines_of_a_kind_come_back_at_once(vera: Client, upload: Upload) -> None:
    imp = upload(TITLED)
    change(vera, imp, restore_kind="title")
    assert queries.understood(imp).sentence.endswith("4 rows; a blank line and a total set aside")


def test_many_set_aside_lines_come_in_pages(vera: Client, upload: Upload) -> None:
    imp = upload("Customer;City\nAbbott;Bath\n" + "\n" * 120 + "Baker;Saco\n")
    assert "Page 1 of 3" in page(vera, imp, "?change=aside")
    assert "Row 122" in page(vera, imp, "?change=aside&page=3")


def test_a_data_line_can_be_set_aside_by_hand(vera: Client, upload: Upload) -> None:
    imp = upload(TITLED)
    change(vera, imp, set_aside="6")
    assert [row[0] for row in table(imp)[1]] == ["Abbott"]
    assert "by hand" in queries.understood(imp).sentence
    change(vera, imp, restore="6")
    assert [row[0] for row in table(imp)[1]] == ["Abbott", "Baker"]


@pytest.mark.parametrize("lines", ["99", "4", "1-99999999999", "0", "a-b"])
def test_a_line_that_is_no_row_cannot_be_set_aside(vera: Client, upload: Upload, lines: str) -> None:
    imp = upload(TITLED)
    assert "note-bad" in change(vera, imp, set_aside=lines)
    assert [row[0] for row in table(imp)[1]] == ["Abbott", "Baker"]


ACCENTS = "Customer;City\r\nCafé Renée;Québec\r\nFrançois & Söhne;Zürich\r\n"


def test_a_wrong_encoding_is_changed_and_the_line_reads_right(vera: Client, upload: Upload) -> None:
    imp = upload(ACCENTS.encode("cp1252"))
    change(vera, imp, encoding="cp1251")
    assert "Café Renée" not in page(vera, imp)
    shown = page(vera, imp, "?change=encoding")
    assert "Café Renée;Québec" in shown
    assert 'name="encoding" value="cp1252"' in shown
    change(vera, imp, encoding="cp1252")
    assert table(imp)[1][0] == ["Café Renée", "Québec"]
    assert queries.understood(imp).sentence.startswith("Windows-1252, ")


def test_an_encoding_that_is_none_is_refused(vera: Client, upload: Upload) -> None:
    imp = upload(ACCENTS)
    for name in ("zip", "rot13", "../../etc", "hex"):
        assert "no such encoding" in change(vera, imp, encoding=name)
    assert table(imp)[1][0] == ["Café Renée", "Québec"]


def test_how_a_mark_inside_a_cell_is_written_can_be_changed(vera: Client, upload: Upload) -> None:
    imp = upload('Name,Note\nAnn,"5 inches\\"\nBob,"2, or 3\\""\n')
    change(vera, imp, escape="\\")
    assert table(imp)[1][-1] == ["Bob", '2, or 3"']
    page = vera.get(address(imp, "import-sheet") + "?change=dialect").content.decode()
    assert 'name="escape" value="\\" aria-pressed="true"' in page
    change(vera, imp, escape="")
    assert 'name="escape" value="" aria-pressed="true"' in (
        vera.get(address(imp, "import-sheet") + "?change=dialect").content.decode()
    )
    assert "Choose one of the two" in change(vera, imp, escape="/")


def test_the_delimiter_and_the_quote_can_be_changed_and_given_back(vera: Client, upload: Upload) -> None:
    imp = upload("Customer;City\n'Abbott; Sons';Bath, ME\n'Baker; Co';Saco, ME\n'Cole; Inc';York, ME\n")
    first = table(imp)
    change(vera, imp, delimiter=",")
    assert table(imp)[1][0][-1] == " ME"
    assert "commas" in queries.understood(imp).sentence
    change(vera, imp, delimiter=";")
    change(vera, imp, quote="'")
    assert table(imp)[1][0] == ["Abbott; Sons", "Bath, ME"]
    change(vera, imp, dialect="")
    assert table(imp) == first


@pytest.mark.parametrize("delimiter", ["", "\n", '"', "toolong"])
def test_what_cannot_stand_between_cells_is_refused(vera: Client, upload: Upload, delimiter: str) -> None:
    imp = upload(TITLED)
    assert "one to five characters" in change(vera, imp, delimiter=delimiter)
    assert "semicolons" in queries.understood(imp).sentence


def test_what_was_settled_outlives_a_reload_and_a_new_upload_forgets_it(vera: Client, upload: Upload) -> None:
    imp = upload(ACCENTS.encode("cp1252"))
    change(vera, imp, encoding="mac_roman")
    assert queries.understood(Import.objects.get(pk=imp.pk)).sentence.startswith("Mac Roman, ")
    vera.post(address(imp, "import-data"), {"file": a_file(ACCENTS)})
    assert queries.understood(Import.objects.get(pk=imp.pk)).sentence.startswith("UTF-8, ")


def test_another_reading_keeps_what_fits_and_forgets_the_rest(vera: Client, upload: Upload, cast: Cast) -> None:
    imp = upload(ACCENTS.encode("cp1252"))
    commands.edit_cells(imp, cast.vera, [Edit(2, 1, "Bath")])
    change(vera, imp, encoding="mac_roman")
    assert Step.objects.filter(of_import=imp).exists()
    change(vera, imp, header="none")
    assert not Step.objects.filter(of_import=imp).exists()


def test_a_reading_that_fails_leaves_the_import_as_it_was(
    vera: Client, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise Refused("reader-failed", "it is damaged")

    imp = upload(TITLED)
    before = table(imp)
    monkeypatch.setattr("rollforward.imports.commands.reading.read_file", fail)
    assert "it is damaged" in change(vera, imp, delimiter=",")
    assert table(imp) == before


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


@contextmanager
def retold(imp: Import) -> Iterator[dict[str, Any]]:
    """What the reader said of the upload, to be altered."""
    index = staging.sheets_dir(imp) / "book.json"
    told = json.loads(index.read_text())
    yield told
    index.write_text(json.dumps(told))


def test_every_doubt_is_asked_in_its_turn_and_once(vera: Client, upload: Upload) -> None:
    imp = upload(ACCENTS)
    with retold(imp) as told:
        told |= {"encoding_confidence": "check", "dialect_confidence": "check"}
    imp.region |= {"header_confidence": "check", "data_confidence": "check"}
    imp.save()
    for doubt, question in (
        ("encoding", "Does this line read right?"),
        ("dialect", "We think semicolons stand between the cells"),
        ("header", "We think the header is row 1."),
        ("data", "We think every row is a client."),
    ):
        assert queries.doubts(imp)[0] == doubt
        assert question in page(vera, imp)
        change(vera, imp, settle=doubt)
    assert queries.doubts(imp) == ()
    assert "How the file was read" in page(vera, imp)


def test_broken_accents_are_repaired_by_one_click_and_undone_by_another(vera: Client, upload: Upload) -> None:
    imp = upload(ACCENTS.encode().decode("cp1252"))
    assert "Repair them" in page(vera, imp)
    change(vera, imp, mended="yes")
    assert table(imp)[1][0] == ["Café Renée", "Québec"]
    assert "broken accents repaired" in queries.understood(imp).sentence
    change(vera, imp, mended="no")
    assert table(imp)[1][0][0] == "CafÃ© RenÃ©e"


def test_of_several_sheets_the_likely_one_is_proposed_and_hidden_ones_are_named(vera: Client, upload: Upload) -> None:
    imp = upload(workbook({"Summary": [["Report"]], "Clients": [["Client", "City"], ["Abbott", "Bath"]]}), "book.xlsx")
    assert "Which sheet holds the clients?" in page(vera, imp)
    change(vera, imp, sheet="1")
    assert "sheet “Clients”" in queries.understood(imp).sentence
    assert "Another sheet" in page(vera, imp, "?change=sheet")


def workbook(sheets: dict[str, list[list[str]]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()


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


def test_where_no_header_was_found_the_question_speaks_of_none(vera: Client, upload: Upload) -> None:
    shown = page(vera, upload("Adams,John,Boston\nBaker,Sue,Lynn\nCarter,Al,Salem\nDiaz,Mia,Lynn\n"))
    assert "We think there is no header" in shown
    assert "It is marked below" not in shown


def test_names_that_stand_in_no_line_have_no_number(vera: Client, upload: Upload) -> None:
    shown = page(vera, upload('[{"name": "Ann", "city": "Bath"}, {"name": "Bob", "city": "Rome"}]', "list.json"))
    assert '<th scope="row">–</th>' in shown
