"""Every route denies by default: without a firm, and while the firm is locked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.accounts.models import Firm, User
from rollforward.imports import liveness
from rollforward.web.middleware import API, WHILE_LOCKED
from tests.cast import Cast
from tests.web.routes import routes

ROUTES = [(name, address) for name, address in routes() if not name.startswith(API)]
GUARDED = [(name, address) for name, address in ROUTES if name not in WHILE_LOCKED]
JSON = {"Accept": "application/json"}


@pytest.fixture
def locked(cast: Cast) -> Iterator[Cast]:
    """Harbor Books, locked by an import whose worker is alive."""
    with liveness.held("import-abcdefghjk"):
        Firm.objects.filter(pk=cast.harbor.pk).update(
            lock_owner="abcdefghjk", lock_member_name="Omar Haddad", lock_reason="is replacing all clients"
        )
        yield cast


def test_every_route_has_a_name() -> None:
    assert all(name for name, _ in ROUTES)
    assert len(ROUTES) > 30


def test_a_sign_in_without_a_firm_reaches_only_the_choice(db: None) -> None:
    client, choice = Client(), reverse("firms")
    client.force_login(User.objects.create_user("lone@nowhere.example", "Lone"))
    answers = {name: client.get(address) for name, address in GUARDED}
    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code != 302} == {}
    assert [name for name, answer in answers.items() if not answer["Location"].startswith(choice)] == []


def test_while_locked_a_page_leads_to_the_locked_page(locked: Cast, sign_in: Callable[[Any], Client]) -> None:
    vera, page = sign_in(locked.vera), reverse("locked") + "?next="
    answers = {name: vera.get(address) for name, address in GUARDED}
    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code != 302} == {}
    assert [name for name, answer in answers.items() if not answer["Location"].startswith(page)] == []


def test_while_locked_programs_are_told_in_words(locked: Cast, sign_in: Callable[[Any], Client]) -> None:
    vera = sign_in(locked.vera)
    answers = {name: vera.post(address, headers=JSON) for name, address in GUARDED}
    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code != 423} == {}
    assert [name for name, answer in answers.items() if "Omar Haddad" not in answer.json()["detail"]] == []


def test_while_locked_a_fragment_sends_the_whole_page(locked: Cast, sign_in: Callable[[Any], Client]) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/clients/?q=a"}
    answer = sign_in(locked.lena).get(reverse("clients"), headers=headers)
    assert answer["HX-Redirect"] == reverse("locked") + "?next=%2Fclients%2F"


def test_another_firm_notices_nothing(locked: Cast, sign_in: Callable[[Any], Client]) -> None:
    nina = sign_in(locked.nina)
    assert nina.get(reverse("clients")).status_code == 200
    assert nina.get(reverse("locked-status")).json()["locked"] is False


def test_the_locked_page_says_who_does_what(locked: Cast, sign_in: Callable[[Any], Client]) -> None:
    page = sign_in(locked.lena).get(reverse("locked"), {"next": "/clients/?q=a"}).content.decode()
    assert "Omar Haddad" in page
    assert "is replacing all clients" in page
    assert 'data-next="/clients/?q=a"' in page


def test_the_locked_page_leads_back_when_the_firm_is_free(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    answer = sign_in(cast.vera).get(reverse("locked"), {"next": "/clients/?q=a"})
    assert answer["Location"] == "/clients/?q=a"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_the_locked_page_leads_to_no_other_site(cast: Cast, sign_in: Callable[[Any], Client], elsewhere: str) -> None:
    assert sign_in(cast.vera).get(reverse("locked"), {"next": elsewhere})["Location"] == "/"


def test_a_dead_owners_lock_is_freed_by_whoever_looks(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    Firm.objects.filter(pk=cast.harbor.pk).update(lock_owner="abcdefghjk")
    vera = sign_in(cast.vera)
    assert vera.get(reverse("locked-status")).json()["locked"] is False
    assert vera.get(reverse("clients")).status_code == 200


def test_a_dead_owners_lock_sends_nobody_to_the_locked_page(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    Firm.objects.filter(pk=cast.harbor.pk).update(lock_owner="abcdefghjk")
    assert sign_in(cast.vera).get(reverse("clients")).status_code == 200


def test_signing_out_works_while_locked(locked: Cast, sign_in: Callable[[Any], Client]) -> None:
    answer = sign_in(locked.vera).post(reverse("account_logout"))
    assert "/locked/" not in answer["Location"]
