"""Lists whose rows do not simply stand for clients, from the upload to the receipt and back."""

from __future__ import annotations

import pytest

from rollforward.clients.models import Client
from rollforward.engine.values import Edit
from rollforward.imports import commands, queries
from rollforward.imports.decisions import settled_from_json
from rollforward.imports.models import Import
from tests.apps.imports.importing import carry_out, finish, prepare, undo
from tests.cast import Cast
from tests.engine.reading.workbooks import workbook

#: What rows stand for is settled when a file is read and judged, in memory.
pytestmark = pytest.mark.sqlite
JOBS = """
Customer,Email
Acme,office@acme.example
Acme:Roof repair,
Acme:Gutter,
Baker,hello@baker.example
"""


def groups() -> dict[str, str]:
    return dict(Client.objects.values_list("name", "group"))


def test_sub_customers_become_clients_of_their_parents_group(cast: Cast) -> None:
    imp = carry_out(cast.vera, JOBS)
    assert groups() == {"Acme": "Acme", "Acme:Roof repair": "Acme", "Acme:Gutter": "Acme", "Baker": ""}
    assert queries.receipt(imp)["rows"] == queries.receipt(imp)["added"] == 4
    undo(imp, cast.vera)
    assert groups() == {}


def test_the_review_shows_the_column_that_was_made_and_takes_corrections_in_it(cast: Cast) -> None:
    imp = prepare(cast.vera, JOBS)
    commands.edit_cells(imp, cast.vera, [Edit(3, 2, "Acme Group")])
    shown = queries.page(imp, 0, 10)
    assert [row.cells[-1] for row in shown.rows] == ["Acme", "Acme Group", "Acme", ""]


def test_such_a_list_maps_itself_the_second_time_and_is_unchanged(cast: Cast) -> None:
    carry_out(cast.vera, JOBS)
    again = carry_out(cast.vera, JOBS)
    assert queries.receipt(again)["unchanged"] == 4
    assert [each.confidence for each in queries.mapping_lines(again)] == ["sure"] * 3


LINES = """
Customer,Bill to 1,Bill to 2,Bill to 3
Acme,Acme,12 Main St,"Portland, ME 04101"
Acme:Roof repair,Acme,5 Bay Rd,"Bath, ME 04530"
Baker,Baker,9 Hill Ave,"Saco, ME 04072"
"""


def test_lines_of_an_address_are_put_together_and_so_again_the_second_time(cast: Cast) -> None:
    carry_out(cast.vera, LINES)
    found = set(Client.objects.values_list("name", "street", "city", "group"))
    assert ("Acme:Roof repair", "5 Bay Rd", "Bath", "Acme") in found
    again = carry_out(cast.vera, LINES)
    assert queries.receipt(again)["unchanged"] == 3
    assert {each.confidence for each in queries.mapping_lines(again)} == {"sure"}


LEVELS = """
Type,Name,Email,City
Client,Acme LLC,office@acme.example,Bath
Contact,Ann Lee,ann@acme.example,
Contact,Bob Day,,
Client,Baker,,Rome
Contact,Cy Fox,cy@baker.example,
"""


def contacts() -> dict[str, list[str]]:
    return {
        client.name: sorted(f"{tie.contact.first_name} {tie.contact.last_name}" for tie in client.ties.all())
        for client in Client.objects.all()
    }


@pytest.mark.postgresql
def test_rows_of_mixed_level_become_clients_with_their_contacts(cast: Cast) -> None:
    imp = carry_out(cast.vera, LEVELS)
    assert contacts() == {"Acme LLC": ["Ann Lee", "Bob Day"], "Baker": ["Cy Fox"]}
    assert Client.objects.get(name="Acme LLC").email == "office@acme.example"
    told = queries.receipt(imp)
    assert (told["rows"], told["clients"]["added"], told["contacts"]["added"]) == (5, 2, 3)
    again = carry_out(cast.vera, LEVELS)
    assert queries.receipt(again)["unchanged"] == 5
    undo(imp, cast.vera)
    assert contacts() == {}


def test_a_contact_of_mixed_level_is_corrected_in_its_own_row(cast: Cast) -> None:
    imp = prepare(cast.vera, LEVELS.replace("cy@baker.example", "cy.baker.example"))
    assert [row.line for row in queries.page(imp, 0, 10, "problem").rows] == [6]
    position = next(c.position for c in queries.judge(imp).headers if c.target == "contact.email")
    commands.edit_cells(imp, cast.vera, [Edit(6, position, "cy@baker.example")])
    assert queries.judge(imp).counts.problems == 0


TABS = {
    "Clients": [["Code", "Client Name", "City"], ["A1", "Acme LLC", "Bath"], ["B2", "Baker", "Rome"]],
    "Contacts": [
        ["Code", "First Name", "Last Name", "Email"],
        ["A1", "Ann", "Lee", "ann@acme.example"],
        ["A1", "Bob", "Day", ""],
        ["B2", "Cy", "Fox", "cy.baker.example"],
    ],
}


def two_tabs(cast: Cast) -> Import:
    imp = commands.start(cast.vera, "update")
    commands.receive_file(imp, cast.vera, "clients.xlsx", [workbook(TABS)])
    commands.choose_both(imp, cast.vera)
    return imp


def test_two_sheets_become_clients_with_their_contacts(cast: Cast) -> None:
    imp = two_tabs(cast)
    assert "sheets “Clients” and “Contacts”" in queries.understood(imp).sentence
    assert [row.line for row in queries.page(imp, 0, 10, "problem").rows] == [7]
    position = next(c.position for c in queries.judge(imp).headers if c.target == "contact.email")
    commands.edit_cells(imp, cast.vera, [Edit(7, position, "cy@baker.example")])
    commands.submit(imp, cast.vera, "stop")
    finish(imp, cast.vera)
    assert contacts() == {"Acme LLC": ["Ann Lee", "Bob Day"], "Baker": ["Cy Fox"]}
    told = queries.receipt(imp)
    assert (told["rows"], told["clients"]["added"], told["contacts"]["added"]) == (5, 2, 3)
    undo(imp, cast.vera)
    assert contacts() == {}


def test_one_sheet_of_two_can_be_taken_alone(cast: Cast) -> None:
    imp = two_tabs(cast)
    commands.choose_sheet(imp, cast.vera, 0)
    assert queries.judge(imp).counts.rows == 2


def test_rows_added_below_two_sheets_have_lines_of_their_own(cast: Cast) -> None:
    imp = two_tabs(cast)
    commands.add_rows(imp, cast.vera, 1)
    commands.edit_cells(imp, cast.vera, [Edit(8, 1, "Cole")])
    assert queries.page(imp, 5, 1).rows[0].client == ("", "Cole")


CONTINUED = """
Client,City,Contact
Pine LLC,,Ann Lee
,,Bob Day
Elm Inn,,Cy Fox
"""


@pytest.mark.postgresql
def test_what_a_row_was_said_to_be_is_remembered_for_the_next_file_of_the_kind(cast: Cast) -> None:
    for text, shape in ((CONTINUED, "blank:0"), (JOBS, "plain")):
        first = prepare(cast.vera, text)
        commands.choose_shape(first, cast.vera, shape)
        commands.submit(first, cast.vera, "skip")
        finish(first, cast.vera)
        again = prepare(cast.vera, text)
        counts = queries.judge(again).counts
        assert counts.unchanged == counts.rows
        assert settled_from_json(again.reading).shape == shape
        commands.choose_shape(again, cast.vera, "found")
        assert settled_from_json(again.reading).shape == "found"
