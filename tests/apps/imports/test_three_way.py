"""The downloaded workbook goes out, colleagues work on, and it comes back: only what was changed in it is written."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from rollforward.clients.commands import add_contact, set_primary, update_client, update_contact
from rollforward.clients.models import Client, Contact
from rollforward.engine.values import Edit
from rollforward.exports.current import Form, export_current
from rollforward.imports import commands, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from tests.apps.imports.importing import carry_out, finish, undo
from tests.cast import Cast

HELD = """\
Client name,Client code,City,Client phone,Tax ID,Client since,First name,Last name,Email
Acme,1,Boston,207-555-0111,12-3456789,2020-05-06,Ann,Lee,ann@x.example
Acme,1,Boston,207-555-0111,12-3456789,2020-05-06,Ben,Lee,ben@x.example
Zed,2,Austin,207-555-0122,,,Cy,Fox,cy@x.example
"""
ACME, ACME_AGAIN, ZED = 2, 3, 4


@pytest.fixture
def sheet(cast: Cast) -> openpyxl.Workbook:
    """The firm's workbook, downloaded before anybody changes anything."""
    carry_out(cast.vera, HELD)
    target = BytesIO()
    export_current(cast.vera, Form.XLSX, target)
    return openpyxl.load_workbook(target)


def put(book: openpyxl.Workbook, row: int, column: str, text: str | None) -> None:
    names = [str(cell.value).removesuffix(" *") for cell in book["Clients"][1]]
    book["Clients"].cell(row, names.index(column) + 1).value = text


def returned(cast: Cast, book: openpyxl.Workbook) -> Import:
    target = BytesIO()
    book.save(target)
    imp = commands.start(cast.vera, "update")
    commands.receive_file(imp, cast.vera, "clients.xlsx", [target.getvalue()])
    commands.choose_sheet(imp, cast.vera, 0)
    return imp


def colleague(cast: Cast, name: str, **values: str) -> None:
    client = Client.objects.get(firm=cast.harbor, generation=cast.harbor.generation, name=name)
    cast.omar.firm.refresh_from_db()
    update_client(cast.omar, client.public_id, {f"client.{key}": value for key, value in values.items()})


def stored(name: str, *columns: str) -> tuple[Any, ...]:
    return Client.objects.values_list(*columns).get(name=name)


def written(cast: Cast, imp: Import) -> Import:
    commands.submit(imp, cast.vera)
    return finish(imp, cast.vera)


def test_an_untouched_workbook_undoes_nothing_that_colleagues_did(cast: Cast, sheet: openpyxl.Workbook) -> None:
    assert sheet["Rollforward"].sheet_state == "veryHidden"
    colleague(cast, "Acme", city="Newark", phone="", since="2021-01-01")
    tie = Client.objects.get(name="Zed").ties.get()
    update_contact(cast.omar, tie.client.public_id, tie.contact.public_id, {"contact.email": "new@x.example"})
    imp = returned(cast, sheet)
    assert [each.name for each in queries.book(imp).sheets] == ["Clients", "Options"]
    assert {row.verdict for row in queries.page(imp, 0, 9).rows} == {"unchanged"}
    assert written(cast, imp).change is None
    assert stored("Acme", "city", "phone") == ("Newark", "")
    assert Contact.objects.get(first_name="Cy").email == "new@x.example"


def test_a_cell_that_one_of_them_changed_is_written_or_kept_and_of_two_rows_of_a_client_the_changed_one_speaks(
    cast: Cast, sheet: openpyxl.Workbook
) -> None:
    colleague(cast, "Zed", city="Dallas")
    put(sheet, ZED, "Client phone", "207-555-0199")
    put(sheet, ACME_AGAIN, "City", "Salem")
    imp = returned(cast, sheet)
    assert written(cast, imp).state == "done"
    assert stored("Zed", "city", "phone") == ("Dallas", "207-555-0199")
    assert stored("Acme", "city") == ("Salem",)


def test_a_cell_that_both_changed_is_a_problem_of_that_cell_and_is_settled_either_way(
    cast: Cast, sheet: openpyxl.Workbook
) -> None:
    colleague(cast, "Zed", city="Dallas", phone="207-555-0133")
    put(sheet, ZED, "City", "Houston")
    put(sheet, ZED, "Client phone", "207-555-0133")
    imp = returned(cast, sheet)
    (row,) = queries.page(imp, 0, 9, "problem").rows
    ((problem,),) = row.problems.values()
    assert (row.line, row.cells[[c.label for c in queries.judge(imp).headers].index("City")]) == (ZED, "Houston")
    assert problem.message.startswith('The file says "Houston" for City, but since it was downloaded a colleague made')
    assert "Dallas" in problem.message
    with pytest.raises(CannotDo):
        commands.submit(imp, cast.vera)
    cause = queries.causes(imp)[0].key
    commands.cure(imp, cast.vera, cause, "theirs")
    assert {row.verdict for row in queries.page(imp, 0, 9).rows} == {"unchanged"}
    commands.undo_edit(imp, cast.vera)
    commands.cure(imp, cast.vera, cause, "mine")
    assert written(cast, imp).state == "done"
    assert stored("Zed", "city", "phone") == ("Houston", "207-555-0133")


def test_two_tax_numbers_that_differ_are_told_apart_without_being_shown(cast: Cast, sheet: openpyxl.Workbook) -> None:
    colleague(cast, "Acme", tax_id="98-7654321")
    put(sheet, ACME, "Tax ID", "55-5555555")
    imp = returned(cast, sheet)
    problems = [p for row in queries.page(imp, 0, 9, "problem").rows for said in row.problems.values() for p in said]
    assert {problem.code for problem in problems} == {"changed-by-both"}
    assert not any(number in p.message for p in problems for number in ("5555555", "7654321", "4321"))


def test_the_mark_counts_again_when_the_set_that_it_speaks_of_is_back(cast: Cast, sheet: openpyxl.Workbook) -> None:
    cleared = carry_out(cast.vera, HELD.replace("Boston", "Salem"), "clear")
    late = returned(cast, sheet)
    assert {row.verdict for row in queries.page(late, 0, 9).rows} == {"problem"}
    assert [remark.code for remark in queries.remarks(late)] == ["outdated-download"]
    undo(cleared, cast.vera)
    assert queries.remarks(returned(cast, sheet)) == ()
    colleague(cast, "Acme", city="Newark")
    assert {row.verdict for row in queries.page(returned(cast, sheet), 0, 9).rows} == {"unchanged"}


def test_a_client_changed_between_review_and_submit_is_shown_again_and_not_overwritten(
    cast: Cast, sheet: openpyxl.Workbook
) -> None:
    put(sheet, ZED, "City", "Houston")
    imp = returned(cast, sheet)
    commands.submit(imp, cast.vera)
    colleague(cast, "Zed", city="Dallas")
    finish(imp, cast.vera)
    assert (imp.state, stored("Zed", "city")) == ("refused", ("Dallas",))
    assert [row.line for row in queries.page(imp, 0, 9, "problem").rows] == [ZED]


def test_a_primary_mark_that_both_give_to_somebody_else_is_a_clash(cast: Cast, sheet: openpyxl.Workbook) -> None:
    acme = Client.objects.get(name="Acme")
    cleo = add_contact(cast.omar, acme.public_id, {"contact.first_name": "Cleo"})
    set_primary(cast.omar, acme.public_id, cleo.contact.public_id)
    put(sheet, ACME, "Primary contact", "No")
    put(sheet, ACME_AGAIN, "Primary contact", "Yes")
    imp = returned(cast, sheet)
    told = queries.page(imp, 0, 9, "problem").rows
    assert [(row.line, [p.code for found in row.problems.values() for p in found]) for row in told] == [
        (ACME_AGAIN, ["changed-by-both"])
    ]
    position = next(column.position for column in queries.judge(imp).headers if column.target == "contact.primary")
    commands.edit_cells(imp, cast.vera, [Edit(ACME_AGAIN, position, "Yes")])  # typed with both in sight
    written(cast, imp)
    assert Client.objects.get(name="Acme").ties.get(is_primary=True).contact.first_name == "Ben"
