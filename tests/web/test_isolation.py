"""Level 1 sees only what is assigned to her, in words; what no route may tell is in ``test_leaks.py``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.clients.commands import add_contact, create_client
from tests.cast import Cast


@pytest.fixture
def stocked(cast: Cast) -> Cast:
    """Harbor Books with one client of nobody's (C-1001) and one of Lena's (C-1002)."""
    create_client(cast.vera, {"client.name": "Alder LLC"})
    add_contact(cast.vera, "C-1001", {"contact.first_name": "Ana", "contact.email": "ana@alder.example"})
    create_client(cast.vera, {"client.name": "Birch LLC", "client.assignee": cast.lena.user.email})
    return cast


def test_another_firms_clients_are_not_counted(stocked: Cast, sign_in: Callable[[Any], Client]) -> None:
    page = sign_in(stocked.nina).get(reverse("clients")).content.decode()
    assert "0 clients" in page
    assert "Alder" not in page


def test_level_1_lists_only_what_is_assigned_to_her(stocked: Cast, sign_in: Callable[[Any], Client]) -> None:
    page = sign_in(stocked.lena).get(reverse("clients")).content.decode()
    assert "Birch LLC" in page
    assert "Alder LLC" not in page
    assert "1 client" in page


def test_level_1_finds_nothing_else_by_its_contact(stocked: Cast, sign_in: Callable[[Any], Client]) -> None:
    page = sign_in(stocked.lena).get(reverse("clients"), {"q": "ana@alder.example"}).content.decode()
    assert "Alder LLC" not in page


def test_level_1_opens_her_client_and_no_other(stocked: Cast, sign_in: Callable[[Any], Client]) -> None:
    lena = sign_in(stocked.lena)
    assert lena.get(reverse("client", args=["C-1002"])).status_code == 200
    assert lena.get(reverse("client", args=["C-1001"])).status_code == 404


@pytest.mark.parametrize(
    "name", ["client-new", "settings-fields", "settings-field-new", "settings-members", "import-new", "imports"]
)
def test_level_1_is_refused_in_plain_words(stocked: Cast, sign_in: Callable[[Any], Client], name: str) -> None:
    answer = sign_in(stocked.lena).get(reverse(name))
    assert answer.status_code == 403
    assert "that takes level" in answer.content.decode()


@pytest.mark.parametrize("name", ["client-edit", "client-delete", "contact-new"])
def test_level_1_changes_and_deletes_nothing(stocked: Cast, sign_in: Callable[[Any], Client], name: str) -> None:
    assert sign_in(stocked.lena).post(reverse(name, args=["C-1002"])).status_code == 403


def test_level_1_is_shown_no_buttons_she_may_not_use(stocked: Cast, sign_in: Callable[[Any], Client]) -> None:
    page = sign_in(stocked.lena).get(reverse("clients")).content.decode()
    assert not any(words in page for words in ("Import clients", "Export", "New client", "Settings"))


@pytest.mark.parametrize("name", ["settings-field-new", "settings-members"])
def test_level_2_manages_neither_fields_nor_members(stocked: Cast, sign_in: Callable[[Any], Client], name: str) -> None:
    assert sign_in(stocked.omar).get(reverse(name)).status_code == 403


def test_a_program_is_refused_in_json(stocked: Cast, sign_in: Callable[[Any], Client]) -> None:
    answer = sign_in(stocked.omar).get(reverse("settings-members"), headers={"Accept": "application/json"})
    assert answer.status_code == 403
    assert "level 3" in answer.json()["detail"]
