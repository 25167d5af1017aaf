"""Lists whose rows do not simply stand for clients, from the upload to the receipt and back."""

from __future__ import annotations

from rollforward.clients.models import Client
from rollforward.engine.values import Edit
from rollforward.imports import commands, queries
from tests.apps.imports.importing import carry_out, prepare, undo
from tests.cast import Cast

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
