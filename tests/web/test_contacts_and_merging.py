"""The list of contacts, and merging two clients, as a browser without script sends it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from rollforward.clients.commands import add_contact, create_client, create_field, tie_contact
from rollforward.clients.models import Client
from tests.cast import Cast

SignIn = Callable[[Any], Browser]


@pytest.fixture
def two(cast: Cast) -> Cast:
    create_field(cast.vera, "contact", "Shoe", "number")
    create_client(cast.omar, {"client.name": "Alder", "client.city": "Bath"})
    create_client(cast.omar, {"client.name": "Birch", "client.city": "Bangor", "client.assignee": cast.lena.user.email})
    add_contact(
        cast.omar, "C-1001", {"contact.last_name": "Núñez", "contact.role": "Owner", "contact.custom.shoe": "38"}
    )
    add_contact(cast.omar, "C-1002", {"contact.last_name": "Brand", "contact.email": "b@birch.example"})
    tie_contact(cast.omar, "C-1002", "P-1001")
    return cast


def _names(browser: Browser, **asked: str) -> list[str]:
    return [contact.last_name for contact in browser.get(reverse("contacts"), asked).context["page"].rows]


def test_contacts_are_found_narrowed_and_sorted(two: Cast, sign_in: SignIn) -> None:
    omar = sign_in(two.omar)
    asked: list[tuple[dict[str, str], list[str]]] = [
        ({}, ["Brand", "Núñez"]),
        ({"sort": "-contact.last_name"}, ["Núñez", "Brand"]),
        ({"q": "nunez"}, ["Núñez"]),
        ({"contact.role": "own"}, ["Núñez"]),
        ({"contact.custom.shoe.from": "38"}, ["Núñez"]),
        ({"contact.email.is": "filled"}, ["Brand"]),
        ({"q": "b@birch", "contact.email.is": "blank"}, []),
        ({"page": "99", "sort": "nonsense"}, ["Brand", "Núñez"]),
    ]
    assert [(told, _names(omar, **told)) for told, _ in asked] == asked
    page = omar.get(reverse("contacts")).content.decode()
    assert page.count(">Birch</a>") == 2
    assert "2 contacts" in page


def test_level_1_sees_the_contacts_of_her_clients_and_no_other_client_of_theirs(two: Cast, sign_in: SignIn) -> None:
    add_contact(two.omar, "C-1001", {"contact.last_name": "Hidden"})
    page = sign_in(two.lena).get(reverse("contacts")).content.decode()
    assert "Núñez" in page
    assert "Birch" in page
    assert "Alder" not in page
    assert "Hidden" not in page
    assert _names(sign_in(two.nina)) == []


def test_two_clients_are_found_compared_and_merged(two: Cast, sign_in: SignIn) -> None:
    omar = sign_in(two.omar)
    merge = reverse("client-merge", args=["C-1001"])
    page = omar.get(merge, {"find": "b"}).content.decode()
    assert "?with=C-1002" in page
    assert "?with=C-1001" not in page
    page = omar.get(merge, {"with": "C-1002"}).content.decode()
    assert "Merge Birch into Alder?" in page
    assert "2 contacts: Brand, Núñez" in page
    stale = omar.post(f"{merge}?with=C-1002", {"seen": "earlier"})
    assert stale.status_code == 422
    assert "A colleague changed Alder" in stale.content.decode()
    answer = omar.post(f"{merge}?with=C-1002", {"take:client.city": "other"}, follow=True)
    assert "Birch was merged into this client." in answer.content.decode()
    assert [(c.name, c.city) for c in Client.objects.all()] == [("Alder", "Bangor")]
    assert omar.get(reverse("client", args=["C-1002"])).status_code == 404


def test_merging_with_itself_or_with_anothers_client_is_refused(two: Cast, sign_in: SignIn) -> None:
    omar = sign_in(two.omar)
    merge = reverse("client-merge", args=["C-1001"])
    assert "cannot be merged with itself" in omar.get(merge, {"with": "C-1001"}).content.decode()
    assert omar.get(merge, {"with": "C-9999"}).status_code == 404
    assert sign_in(two.lena).post(f"{merge}?with=C-1002").status_code == 403
    assert sign_in(two.nina).post(f"{merge}?with=C-1002").status_code == 404
