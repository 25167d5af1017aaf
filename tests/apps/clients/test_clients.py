"""Adding, changing and deleting clients, as the journal tells it."""

from __future__ import annotations

import datetime

import pytest

from rollforward.accounts.models import Firm
from rollforward.accounts.rights import NotAllowed
from rollforward.clients.commands import add_contact, create_client, create_field, create_option, update_client
from rollforward.clients.commands import archive_option as archive
from rollforward.clients.errors import NotValid
from rollforward.clients.models import Client, Contact
from rollforward.clients.showing import held_by
from rollforward.journal.commands import FirmLocked, SetReplaced
from rollforward.journal.models import Change, Line
from rollforward.work.commands import delete_client
from rollforward.work.models import Project, Series, Task
from tests.cast import Cast


def _last_lines(firm: Firm) -> list[Line]:
    return list(Change.objects.filter(firm=firm).latest("number").lines.order_by("pk"))


def test_a_client_gets_the_next_public_id_and_its_values(cast: Cast) -> None:
    client = create_client(
        cast.omar, {"client.name": "Alder LLC", "client.since": "2019-04-01", "client.postal_code": "04101"}
    )
    client.refresh_from_db()
    assert client.public_id == "C-1001"
    assert client.since == datetime.date(2019, 4, 1)
    assert client.postal_code == "04101"
    assert create_client(cast.omar, {"client.name": "Birch LLC"}).public_id == "C-1002"


def test_a_new_client_is_told_to_the_journal(cast: Cast) -> None:
    client = create_client(cast.omar, {"client.name": "Alder LLC"})
    (line,) = _last_lines(cast.harbor)
    assert (line.record, line.op, line.record_id) == ("client", "c", client.pk)
    assert line.change.member == cast.omar


def test_a_client_needs_a_name(cast: Cast) -> None:
    with pytest.raises(NotValid) as refused:
        create_client(cast.omar, {"client.phone": "207 555 0100"})
    assert set(refused.value.errors) == {"client.name"}
    assert not Client.objects.exists()


def test_every_fault_is_told_at_once(cast: Cast) -> None:
    with pytest.raises(NotValid) as refused:
        create_client(cast.omar, {"client.email": "not an address", "client.since": "soon"})
    assert set(refused.value.errors) == {"client.name", "client.email", "client.since"}


def test_a_code_belongs_to_one_client(cast: Cast) -> None:
    create_client(cast.omar, {"client.name": "Alder LLC", "client.external_id": "007"})
    with pytest.raises(NotValid) as refused:
        create_client(cast.omar, {"client.name": "Birch LLC", "client.external_id": "007"})
    assert "Alder LLC (C-1001)" in refused.value.errors["client.external_id"]
    create_client(cast.nina, {"client.name": "Elsewhere", "client.external_id": "007"})


def test_only_the_changed_columns_are_journalled(cast: Cast) -> None:
    create_client(cast.omar, {"client.name": "Alder LLC", "client.city": "Portland"})
    update_client(cast.omar, "C-1001", {"client.name": "Alder LLC", "client.city": "Bangor"})
    (line,) = _last_lines(cast.harbor)
    assert line.before["city"] == "Portland"
    assert line.after["city"] == "Bangor"
    assert set(line.after) == {"city", "updated_at"}


def test_saving_an_unchanged_client_leaves_no_trace(cast: Cast) -> None:
    texts = {"client.name": "Alder LLC", "client.tags": "b, a", "client.tax_id": "12-3456789"}
    client = create_client(cast.omar, texts)
    before = (Change.objects.count(), client.updated_at)
    update_client(cast.omar, "C-1001", texts)
    client.refresh_from_db()
    assert (Change.objects.count(), client.updated_at) == before


def test_a_tax_id_is_sealed_and_kept_when_the_form_leaves_it_blank(cast: Cast) -> None:
    client = create_client(cast.omar, {"client.name": "Alder LLC", "client.tax_id": "12-3456789"})
    assert "3456789" not in client.tax_id_sealed
    update_client(cast.omar, "C-1001", {"client.tax_id": ""})
    assert held_by(cast.harbor, Client.objects.get()).values["client.tax_id"] == "12-3456789"
    update_client(cast.omar, "C-1001", {"client.tax_id": "(clear)"})
    client.refresh_from_db()
    assert (client.tax_id_sealed, client.tax_id_hash) == ("", "")


def test_a_sensitive_custom_value_is_never_in_the_journal_in_clear(cast: Cast) -> None:
    create_field(cast.vera, "client", "Portal PIN", "text", sensitive=True)
    create_client(cast.omar, {"client.name": "Alder LLC"})
    update_client(cast.omar, "C-1001", {"client.custom.portal_pin": "99887766"})
    (line,) = _last_lines(cast.harbor)
    assert "99887766" not in str(line.after)
    assert held_by(cast.harbor, Client.objects.get()).values["client.custom.portal_pin"] == "99887766"


def test_an_archived_option_stays_with_the_client_that_holds_it(cast: Cast) -> None:
    tax = create_option(cast.vera, "client.services", "Tax")
    create_client(cast.omar, {"client.name": "Alder LLC", "client.services": "tax"})
    archive(cast.vera, tax.pk)
    update_client(cast.omar, "C-1001", {"client.services": "Tax", "client.city": "Bangor"})
    assert Client.objects.get().services == [str(tax.pk)]
    with pytest.raises(NotValid):
        create_client(cast.omar, {"client.name": "Birch LLC", "client.services": "Tax"})


def test_what_a_colleague_changed_meanwhile_is_not_overwritten(cast: Cast) -> None:
    client = create_client(cast.omar, {"client.name": "Alder LLC"})
    opened = client.updated_at.isoformat()
    update_client(cast.vera, "C-1001", {"client.city": "Bangor"}, seen=opened)
    with pytest.raises(NotValid, match="A colleague changed"):
        update_client(cast.omar, "C-1001", {"client.city": ""}, seen=opened)
    assert Client.objects.get().city == "Bangor"


def test_level_1_adds_nothing_and_level_2_manages_no_fields(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        create_client(cast.lena, {"client.name": "Alder LLC"})
    with pytest.raises(NotAllowed):
        create_field(cast.omar, "client", "Entity", "text")


def test_nothing_is_written_while_the_firm_is_locked(cast: Cast) -> None:
    Firm.objects.filter(pk=cast.harbor.pk).update(lock_owner="abcdefghjk")
    with pytest.raises(FirmLocked):
        create_client(cast.omar, {"client.name": "Alder LLC"})
    assert not Client.objects.exists()


def test_a_form_opened_before_the_clients_were_replaced_writes_nothing(cast: Cast) -> None:
    create_client(cast.omar, {"client.name": "Alder LLC"})
    Firm.objects.filter(pk=cast.harbor.pk).update(generation=2)
    with pytest.raises(SetReplaced):
        update_client(cast.omar, "C-1001", {"client.city": "Bangor"})


def test_a_deleted_client_takes_its_work_and_lonely_contacts_with_it(cast: Cast) -> None:
    client = create_client(cast.omar, {"client.name": "Alder LLC"})
    add_contact(cast.omar, "C-1001", {"contact.first_name": "Ana"})
    where = {"firm": cast.harbor, "generation": 1}
    series = Series.objects.create(
        **where, client=client, name="Books", rule="FREQ=MONTHLY", starts_on=datetime.date(2026, 1, 1)
    )
    project = Project.objects.create(**where, client=client, series=series, name="October")
    Task.objects.create(**where, project=project, title="Reconcile")

    delete_client(cast.omar, "C-1001")

    lines = _last_lines(cast.harbor)
    assert sorted(line.record for line in lines) == ["client", "contact", "link", "project", "series", "task"]
    assert all(line.op == "d" and line.before["id"] == line.record_id for line in lines)
    assert not Client.objects.exists()
    assert not Contact.objects.exists()


def test_level_1_deletes_nothing_not_even_her_own(cast: Cast) -> None:
    create_client(cast.omar, {"client.name": "Alder LLC", "client.assignee": cast.lena.user.email})
    with pytest.raises(NotAllowed):
        delete_client(cast.lena, "C-1001")
    assert Client.objects.exists()
