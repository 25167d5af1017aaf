"""How long a sign-in stays: the firm's time without a use, and half a day at most."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rollforward.accounts.models import Activity, Firm
from tests.cast import PASSWORD, Cast

SignIn = Callable[[Any], Client]
MINUTE = 60


def back(client: Client, **ago: int) -> None:
    """Turn the notes of the session back by so many seconds."""
    session = client.session
    session.update({name: int(timezone.now().timestamp()) - seconds for name, seconds in ago.items()})
    session.save()


def test_a_sign_in_that_nobody_used_is_over_and_leads_back(cast: Cast, sign_in: SignIn) -> None:
    vera = sign_in(cast.vera)
    back(vera, seen=120 * MINUTE)
    answer = vera.get("/clients/?q=a", follow=True)
    assert answer.redirect_chain == [(reverse("account_login") + "?next=%2Fclients%2F%3Fq%3Da", 302)]
    assert "Nobody had used the page for a while" in answer.content.decode()
    assert Activity.objects.order_by("pk").last().what == Activity.What.SIGNED_OUT  # type: ignore[union-attr]
    her = {"login": cast.vera.user.email, "password": PASSWORD, "next": "/clients/?q=a"}
    assert vera.post(reverse("account_login"), her)["Location"] == "/clients/?q=a"
    assert "left" not in vera.session


def test_every_open_page_is_told_why_it_is_signed_out(cast: Cast, sign_in: SignIn) -> None:
    vera = sign_in(cast.vera)
    back(vera, seen=120 * MINUTE)
    told = [vera.get(reverse("locked-status"), headers={"Accept": "application/json"}) for _ in "two pages"[:2]]
    assert [(each.status_code, each.json()["left"]) for each in told] == [(401, "idle")] * 2


def test_a_page_she_opens_is_a_use(cast: Cast, sign_in: SignIn) -> None:
    vera = sign_in(cast.vera)
    back(vera, seen=119 * MINUTE)
    assert vera.get("/clients/").status_code == 200
    assert timezone.now().timestamp() - vera.session["seen"] < MINUTE


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_no_page_waits_for_an_import_to_note_a_use(cast: Cast, sign_in: SignIn) -> None:
    vera = sign_in(cast.vera)
    vera.get("/clients/")
    back(vera, seen=2 * MINUTE)
    importing = connection.copy()
    with closing(importing), importing.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        assert vera.get("/clients/").status_code == 200
        cursor.execute("ROLLBACK")
    assert timezone.now().timestamp() - vera.session["seen"] >= 2 * MINUTE
    vera.get("/clients/")
    assert timezone.now().timestamp() - vera.session["seen"] < MINUTE


@pytest.mark.parametrize(("asked", "used"), [("", False), ("?here", True)], ids=["by the page", "while she types"])
def test_what_a_page_asks_by_itself_is_no_use(cast: Cast, sign_in: SignIn, asked: str, used: bool) -> None:
    vera = sign_in(cast.vera)
    back(vera, seen=60 * MINUTE)
    assert vera.get(reverse("locked-status") + asked).status_code == 200
    assert (timezone.now().timestamp() - vera.session["seen"] < MINUTE) is used


def test_a_sign_in_ends_after_half_a_day_however_much_it_is_used(cast: Cast, sign_in: SignIn) -> None:
    vera = sign_in(cast.vera)
    back(vera, since=12 * 60 * MINUTE, seen=MINUTE)
    assert "A sign-in ends after 12 hours" in vera.get("/clients/", follow=True).content.decode()


def test_a_firm_sets_the_time(cast: Cast, sign_in: SignIn) -> None:
    vera, nina = sign_in(cast.vera), sign_in(cast.nina)
    vera.post(reverse("settings-security"), {"do": "idle", "minutes": "15"})
    for each in (vera, nina):
        back(each, seen=16 * MINUTE)
    assert nina.get("/clients/").status_code == 200
    assert vera.get("/clients/").status_code == 302


@pytest.mark.parametrize("minutes", ["1", "", "-15", "9999"])
def test_a_time_that_is_none_of_the_list_is_refused(cast: Cast, sign_in: SignIn, minutes: str) -> None:
    answer = sign_in(cast.vera).post(reverse("settings-security"), {"do": "idle", "minutes": minutes}, follow=True)
    assert "choose one of the list" in answer.content.decode()
    assert Firm.objects.get(pk=cast.harbor.pk).idle_minutes == 120
