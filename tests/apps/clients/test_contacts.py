"""The people of a client, and who of them is the primary contact."""

from __future__ import annotations

import pytest

from rollforward.clients.commands import (
    add_contact,
    create_client,
    remove_contact,
    set_primary,
    tie_contact,
    update_contact,
)
from rollforward.clients.errors import NotValid
from rollforward.clients.models import Client, ClientContact, Contact
from rollforward.journal.models import Change
from tests.cast import Cast


@pytest.fixture
def two(cast: Cast) -> Cast:
    """Harbor Books with the clients C-1001 and C-1002; Ana (P-1001) and Tom (P-1002) belong to the first."""
    create_client(cast.omar, {"client.name": "Alder LLC"})
    create_client(cast.omar, {"client.name": "Birch LLC"})
    add_contact(cast.omar, "C-1001", {"contact.first_name": "Ana", "contact.role": "Owner"})
    add_contact(cast.omar, "C-1001", {"contact.first_name": "Tom"})
    return cast


def _primary(client_id: str) -> list[str]:
    ties = ClientContact.objects.filter(client__public_id=client_id, is_primary=True)
    return [tie.contact.first_name for tie in ties.select_related("contact")]


def test_the_first_contact_becomes_the_primary_one(two: Cast) -> None:
    assert _primary("C-1001") == ["Ana"]


def test_another_primary_takes_the_mark_from_the_first(two: Cast) -> None:
    set_primary(two.omar, "C-1001", "P-1002")
    assert _primary("C-1001") == ["Tom"]
    lines = Change.objects.latest("number").lines.order_by("pk")
    assert [(line.before["is_primary"], line.after["is_primary"]) for line in lines] == [(True, False), (False, True)]


def test_a_new_contact_can_be_primary_at_once(two: Cast) -> None:
    add_contact(two.omar, "C-1001", {"contact.first_name": "Eve", "contact.primary": "Yes"})
    assert _primary("C-1001") == ["Eve"]


def test_role_and_person_are_changed_together_and_journalled_apart(two: Cast) -> None:
    update_contact(two.omar, "C-1001", "P-1001", {"contact.role": "Spouse", "contact.email": "ana@alder.example"})
    lines = {line.record: line.after for line in Change.objects.latest("number").lines.all()}
    assert lines["link"] == {"role": "Spouse"}
    assert lines["contact"]["email"] == "ana@alder.example"


def test_a_contact_needs_something_to_tell_it_by(two: Cast) -> None:
    with pytest.raises(NotValid, match="at least one"):
        add_contact(two.omar, "C-1001", {"contact.notes": "tall"})
    with pytest.raises(NotValid, match="at least one"):
        update_contact(two.omar, "C-1001", "P-1001", {"contact.first_name": ""})


def test_one_person_can_belong_to_two_clients(two: Cast) -> None:
    tie_contact(two.omar, "C-1002", "P-1001")
    tie_contact(two.omar, "C-1002", "P-1001")
    assert _primary("C-1002") == ["Ana"]
    assert ClientContact.objects.filter(contact__public_id="P-1001").count() == 2
    assert Contact.objects.count() == 2


def test_a_person_of_two_clients_outlives_one_of_them(two: Cast) -> None:
    tie_contact(two.omar, "C-1002", "P-1001")
    remove_contact(two.omar, "C-1001", "P-1001")
    assert Contact.objects.filter(public_id="P-1001").exists()
    remove_contact(two.omar, "C-1002", "P-1001")
    assert not Contact.objects.filter(public_id="P-1001").exists()


def test_another_firms_person_cannot_be_tied(two: Cast) -> None:
    create_client(two.nina, {"client.name": "Elsewhere"})
    with pytest.raises(Contact.DoesNotExist):
        tie_contact(two.nina, "C-1001", "P-1002")
    with pytest.raises(Client.DoesNotExist):
        add_contact(two.nina, "C-1002", {"contact.first_name": "Spy"})
