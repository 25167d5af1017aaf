"""One client made of two: nothing is lost, and taking it back leaves every row as it was."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from rollforward.accounts.models import Firm
from rollforward.accounts.rights import NotAllowed
from rollforward.clients.commands import (
    add_contact,
    archive_field,
    create_client,
    create_field,
    tie_contact,
    update_client,
)
from rollforward.clients.errors import NotValid
from rollforward.clients.merging import differences
from rollforward.clients.models import Client, ClientContact, Contact
from rollforward.clients.queries import get_client
from rollforward.clients.showing import held_by
from rollforward.imports.merging import merge_clients
from rollforward.imports.queries import client_events
from rollforward.imports.taking_back import hand_changes, take_back
from rollforward.journal.commands import FirmLocked
from rollforward.work.commands import Wanted, create_project, create_series
from rollforward.work.models import Project, Series, Task
from tests.cast import Cast

TABLES = (Client, Contact, ClientContact, Series, Project, Task)


@pytest.fixture
def two(cast: Cast) -> Cast:
    """C-1001 and C-1002: the same client twice, with a contact of each, one of both, and work of the second."""
    create_field(cast.vera, "client", "Fee", "currency")
    old = create_field(cast.vera, "client", "Old", "text")
    create_client(
        cast.omar,
        {"client.name": "Alder LLC", "client.external_id": "A1", "client.tags": "x", "client.notes": "one",
         "client.tax_id": "12-3456789"},
    )  # fmt: skip
    create_client(
        cast.omar,
        {"client.name": "ALDER", "client.external_id": "A2", "client.tags": "X, y", "client.notes": "two",
         "client.city": "Bangor", "client.custom.fee": "7", "client.custom.old": "kept", "client.tax_id": "99-9999999"},
    )  # fmt: skip
    archive_field(cast.vera, old.pk)
    add_contact(cast.omar, "C-1001", {"contact.first_name": "Ana"})
    add_contact(cast.omar, "C-1002", {"contact.first_name": "Tom"})
    tie_contact(cast.omar, "C-1002", "P-1001")
    create_series(cast.omar, "C-1002", Wanted("Books", "RRULE:FREQ=MONTHLY", datetime.date(2020, 1, 31)))
    create_project(cast.omar, "C-1002", name="Audit")
    return cast


def _rows() -> dict[str, list[dict[str, Any]]]:
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in TABLES}


def _merge(cast: Cast, **take: str) -> dict[str, str | None]:
    told = {f"client.{key}": whose for key, whose in take.items()}
    return held_by(cast.harbor, merge_clients(cast.omar, "C-1001", "C-1002", told)).values


def test_contacts_work_and_blanks_come_over(two: Cast) -> None:
    work = Project.objects.count(), Series.objects.count()
    values = _merge(two)
    kept = Client.objects.get()
    assert (kept.public_id, values["client.name"], values["client.external_id"]) == ("C-1001", "Alder LLC", "A1")
    assert (values["client.city"], values["client.custom.fee"], values["client.tags"]) == ("Bangor", "7", '["x", "y"]')
    assert values["client.notes"] == "one\n\ntwo"
    assert values["client.tax_id"] == "12-3456789"
    assert "kept" in kept.custom.values()  # of a field that is archived
    ties = ClientContact.objects.order_by("contact__public_id").values_list("contact__first_name", "is_primary")
    assert list(ties) == [("Ana", True), ("Tom", False)]
    assert {p.client_id for p in Project.objects.all()} == {s.client_id for s in Series.objects.all()} == {kept.pk}
    assert (Project.objects.count(), Series.objects.count()) == work


def test_whose_value_it_is_can_be_chosen_also_the_code(two: Cast) -> None:
    values = _merge(two, external_id="other", tax_id="other", notes="kept", tags="other", name="nonsense")
    assert (values["client.external_id"], values["client.tax_id"]) == ("A2", "99-9999999")
    assert (values["client.notes"], values["client.tags"], values["client.name"]) == ("one", '["X", "y"]', "Alder LLC")
    assert Client.objects.get().tax_id_hash


@pytest.mark.parametrize("take", [{}, {"external_id": "other", "tax_id": "other", "name": "other", "tags": "kept"}])
def test_taking_it_back_leaves_every_row_as_it_was(two: Cast, take: dict[str, str]) -> None:
    before = _rows()
    _merge(two, **take)
    _, reverted = take_back(two.omar, hand_changes(two.omar)[0].number)
    assert reverted.kept == []
    assert _rows() == before


def test_what_both_say_is_asked_about_and_nothing_else(two: Cast) -> None:
    asked = differences(two.harbor, get_client(two.omar, "C-1001"), get_client(two.omar, "C-1002"))
    assert [one.field.key.removeprefix("client.") for one in asked] == [
        "name", "external_id", "tax_id", "tags", "notes"
    ]  # fmt: skip
    assert [one.usual for one in asked] == ["kept", "kept", "kept", "both", "both"]


def test_the_history_of_the_one_that_stays_tells_of_it(two: Cast) -> None:
    _merge(two)
    what = client_events(Client.objects.get())[0].what
    assert {"Notes", "Tags", "City", "contact: client"} <= set(what)


def test_who_may_not_or_has_not_seen_is_refused(two: Cast) -> None:
    with pytest.raises(NotAllowed):
        merge_clients(two.lena, "C-1001", "C-1002", {})
    with pytest.raises(NotValid, match="with itself"):
        merge_clients(two.omar, "C-1001", "C-1001", {})
    with pytest.raises(Client.DoesNotExist):
        merge_clients(two.nina, "C-1001", "C-1002", {})
    seen = Client.objects.get(public_id="C-1002").updated_at.isoformat()
    update_client(two.vera, "C-1002", {"client.city": "Bath"})
    with pytest.raises(NotValid, match="A colleague changed ALDER"):
        merge_clients(two.omar, "C-1001", "C-1002", {}, seen=("", seen))
    Firm.objects.filter(pk=two.harbor.pk).update(lock_owner="somebody")
    with pytest.raises(FirmLocked):
        merge_clients(two.omar, "C-1001", "C-1002", {})
    assert Client.objects.count() == 2


def test_no_table_that_hangs_on_clients_is_forgotten() -> None:
    """Whoever adds one says in the merge what becomes of its rows."""
    hanging = {relation.related_model for relation in Client._meta.related_objects}
    assert hanging == {ClientContact, Series, Project}
