"""Options and fields that were made for an import go with its undo where nothing holds them, and come back with it."""

from __future__ import annotations

import pytest

from rollforward.clients.commands import create_options, update_client
from rollforward.clients.fields import field_set
from rollforward.clients.models import Client, CustomField, Option
from rollforward.imports import commands
from rollforward.imports.models import Import
from tests.apps.imports.importing import carry_out, finish, prepare, redo, undo
from tests.cast import Cast

LIST = "Client name,Software,Services\nAcme,Ledger,Payroll\nZed,Books,Audit\n"
SOFTWARE = 1


@pytest.fixture
def imp(cast: Cast) -> Import:
    carry_out(cast.vera, "Client name\nHeld\n")
    imp = prepare(cast.vera, LIST)
    create_options(cast.vera, "client.services", ["Payroll", "Audit"], for_import=imp.reference)
    commands.create_field_for(imp, cast.vera, SOFTWARE, "client", "Software", "single-select")
    commands.submit(imp, cast.vera)
    return finish(imp, cast.vera)


def in_use(cast: Cast) -> tuple[list[str], list[str]]:
    fields = CustomField.objects.filter(firm=cast.harbor, archived=False)
    options = Option.objects.filter(firm=cast.harbor, archived=False)
    return [field.label for field in fields], sorted(option.label for option in options)


def test_they_go_with_the_undo_and_come_back_with_the_redo(cast: Cast, imp: Import) -> None:
    made = in_use(cast)
    values = list(Client.objects.order_by("pk").values_list("name", "custom", "services"))
    assert made == (["Software"], ["Audit", "Books", "Ledger", "Payroll"])
    undo(imp, cast.vera)
    assert in_use(cast) == ([], ["Books", "Ledger"])  # those two are of the field that is put away
    assert "client.custom.software" not in {field.key for field in field_set(cast.harbor)}
    assert imp.receipt["undo"]["kept"] == []
    redo(imp, cast.vera)
    assert in_use(cast) == made
    assert list(Client.objects.order_by("pk").values_list("name", "custom", "services")) == values
    undo(imp, cast.vera)
    assert in_use(cast) == ([], ["Books", "Ledger"])


def test_those_that_somebody_else_uses_meanwhile_stay_and_are_told(cast: Cast, imp: Import) -> None:
    held = Client.objects.get(name="Held")
    update_client(cast.omar, held.public_id, {"client.services": "Audit", "client.custom.software": "Books"})
    undo(imp, cast.vera)
    assert in_use(cast) == (["Software"], ["Audit", "Books"])
    told = [(kept["record"], kept["name"]) for kept in imp.receipt["undo"]["kept"]]
    assert sorted(told) == [("field", "Software"), ("option", "Audit"), ("option", "Books")]
    assert {kept["why"] for kept in imp.receipt["undo"]["kept"]} == {"is used by others as well"}


def test_those_that_were_made_by_hand_stay(cast: Cast) -> None:
    create_options(cast.vera, "client.services", ["Payroll"])
    imp = carry_out(cast.vera, "Client name,Services\nAcme,Payroll\n")
    undo(imp, cast.vera)
    assert in_use(cast) == ([], ["Payroll"])
