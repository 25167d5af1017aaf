"""A colleague is quicker than Submit: what the rows would write over is shown again before it is written."""

from __future__ import annotations

import pytest

from rollforward.accounts.models import Member
from rollforward.clients.commands import create_client, update_client
from rollforward.clients.models import Client
from rollforward.imports import commands, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.work.commands import delete_client
from tests.apps.imports.importing import carry_out, finish, prepare, undo
from tests.cast import Cast

HELD = """\
Client name,Client code,City,Client phone
Acme,1,Rome,207-555-0111
Zed,2,Bern,207-555-0122
"""
TURNED = """\
Client name,Client code,City,Client phone
Acme,1,Paris,207-555-0111
New,3,Lima,
"""


@pytest.fixture
def imp(cast: Cast) -> Import:
    """Reviewed: Acme moves from Rome to Paris, a new client is added."""
    carry_out(cast.vera, HELD)
    imp = prepare(cast.vera, TURNED)
    queries.judge(imp)
    return imp


def refused(imp: Import, member: Member, problems: str = "stop") -> str:
    with pytest.raises(CannotDo) as refusal:
        commands.submit(imp, member, problems)
    imp.refresh_from_db()
    assert imp.state == "draft"
    return str(refusal.value)


def colleague(cast: Cast, name: str, **values: str) -> None:
    cast.omar.firm.refresh_from_db()
    client = Client.objects.get(firm=cast.harbor, generation=cast.omar.firm.generation, name=name)
    update_client(cast.omar, client.public_id, {f"client.{key}": value for key, value in values.items()})


def test_a_cell_that_a_colleague_changed_while_the_review_lay_open_is_shown_again(cast: Cast, imp: Import) -> None:
    colleague(cast, "Acme", city="Oslo")
    assert "what row 2 would write over" in refused(imp, cast.vera)
    assert Client.objects.get(name="Acme").city == "Oslo"
    assert queries.page(imp, 0, 9).rows[0].old[2] == "Oslo"
    commands.submit(imp, cast.vera)  # looked at again, she means it
    assert finish(imp, cast.vera).state == "done"
    assert Client.objects.get(name="Acme").city == "Paris"


def test_several_rows_are_named(cast: Cast) -> None:
    carry_out(cast.vera, HELD)
    imp = prepare(cast.vera, HELD.replace("Rome", "Paris").replace("Bern", "Lima"))
    queries.judge(imp)
    for name in ("Acme", "Zed"):
        colleague(cast, name, city="Oslo")
    assert "what 2 rows would write over (2, 3)" in refused(imp, cast.vera)


def test_leaving_problems_out_overtakes_nobody_either(cast: Cast, imp: Import) -> None:
    colleague(cast, "Acme", city="Oslo")
    assert "would write over" in refused(imp, cast.vera, "skip")


def test_what_a_colleague_changed_beside_it_holds_nobody_up(cast: Cast, imp: Import) -> None:
    colleague(cast, "Acme", fax="207-555-0999")
    colleague(cast, "Zed", city="Oslo")
    commands.submit(imp, cast.vera)
    assert finish(imp, cast.vera).state == "done"
    acme = Client.objects.get(name="Acme")
    assert (acme.city, acme.fax) == ("Paris", "207-555-0999")


def test_a_value_that_a_colleague_has_put_back_is_as_it_was_seen(cast: Cast, imp: Import) -> None:
    colleague(cast, "Acme", city="Oslo")
    colleague(cast, "Acme", city="Rome")
    commands.submit(imp, cast.vera)
    assert finish(imp, cast.vera).state == "done"


def test_a_client_that_a_colleague_added_meanwhile_is_not_changed_unseen(cast: Cast, imp: Import) -> None:
    create_client(cast.omar, {"client.name": "New", "client.external_id": "3", "client.city": "Quito"})
    assert "row 3" in refused(imp, cast.vera)
    assert queries.page(imp, 0, 9).rows[1].old[2] == "Quito"


def test_a_client_that_a_colleague_deleted_meanwhile_is_not_brought_back_unseen(cast: Cast, imp: Import) -> None:
    delete_client(cast.omar, Client.objects.get(name="Acme").public_id)
    assert "row 2" in refused(imp, cast.vera)
    assert queries.page(imp, 0, 9).rows[0].verdict == "added"


@pytest.mark.parametrize("mode", ["update", "clear"])
def test_a_review_of_a_set_that_was_replaced_is_looked_at_again(cast: Cast, mode: str) -> None:
    cleared = carry_out(cast.vera, HELD, "clear")
    imp = prepare(cast.vera, TURNED, mode)
    queries.judge(imp)
    undo(cleared, cast.vera)
    assert "were replaced" in refused(imp, cast.vera)
    commands.submit(imp, cast.vera)
    assert finish(imp, cast.vera).state == "done"


def test_what_somebody_else_saw_later_does_not_count_for_who_looked_before(cast: Cast, imp: Import) -> None:
    seen = queries.judge(imp).seen
    colleague(cast, "Acme", city="Oslo")
    queries.judge(imp)  # in another window
    with pytest.raises(CannotDo, match="would write over"):
        commands.submit(imp, cast.vera, seen=seen)
