"""The mapping page's *Add to notes*: for as many columns as wanted, kept, remembered and never added twice."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client as Browser
from django.urls import reverse

from rollforward.clients.models import Client
from rollforward.engine.values import Edit
from rollforward.imports import commands, jobs, queries
from rollforward.imports.models import Import
from tests.cast import Cast
from tests.web.imports.test_steps import form

FILE = "Client,Notes,Zorb,Quux\nAbbott,VIP,red,7\nBaker,,blue,\nCole,,,\n"
NOTES = {"Abbott": "VIP\nZorb: red\nQuux: 7", "Baker": "Zorb: blue", "Cole": ""}

Upload = Callable[..., Import]


def _carry_out(imp: Import, cast: Cast) -> queries.Judged:
    imp.refresh_from_db()
    judged = queries.judge(imp)
    commands.submit(imp, cast.vera)
    assert jobs.run_next("test")
    return judged


def test_columns_are_added_to_the_notes_and_the_same_file_again_changes_nothing(
    uploaded: Upload, vera: Browser, cast: Cast
) -> None:
    imp = uploaded(FILE)
    address = reverse("import-map", args=[imp.reference])
    chosen = form(imp, **{"target_2": "client.notes+", "target_3": "client.notes+"})
    page = vera.post(address, chosen, follow=True).content.decode()
    assert page.count('<option value="client.notes+" selected>Add to notes</option>') == 2
    assert "A field takes one column" not in page
    labels = [column.label for column in _carry_out(imp, cast).headers]
    assert labels == ["Client name", "Notes", "Add to notes: Zorb", "Add to notes: Quux"]
    assert dict(Client.objects.filter(firm=cast.harbor).values_list("name", "notes")) == NOTES

    again = uploaded(FILE)
    assert [each.target for each in queries.mapping_lines(again)][2:] == ["client.notes+"] * 2
    assert _carry_out(again, cast).counts.unchanged == 3
    assert dict(Client.objects.filter(firm=cast.harbor).values_list("name", "notes")) == NOTES


def test_a_cell_that_is_added_is_corrected_where_it_stands(uploaded: Upload, cast: Cast) -> None:
    imp = uploaded("Client,Zorb\nAbbott,red\nBaker,#REF!\n")
    commands.set_targets(imp, cast.vera, {1: "client.notes+"})
    (row,) = queries.page(imp, 0, 9, "problem").rows
    assert (row.line, list(row.problems)) == (3, [1])
    commands.edit_cells(imp, cast.vera, [Edit(3, 1, "blue")])
    assert queries.page(imp, 0, 9, "problem").rows == ()
