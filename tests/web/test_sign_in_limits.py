"""Guessing is stopped, in words that do not tell which accounts exist, and counted for all web processes together."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.urls import reverse

from rollforward.config.settings import ACCOUNT_RATE_LIMITS
from tests.cast import PASSWORD, Cast

NOBODY = "nobody@harbor-books.example"


@pytest.fixture(autouse=True)
def as_shipped(settings: Any, db: None) -> None:
    settings.ACCOUNT_RATE_LIMITS = ACCOUNT_RATE_LIMITS


def _try(email: str, password: str, computer: str = "192.0.2.1") -> Any:
    sent = {"login": email, "password": password}
    return Client(REMOTE_ADDR=computer).post(reverse("account_login"), sent)


def _locked_out(email: str) -> list[str]:
    """What is said to five wrong passwords and one more, each from another computer."""
    answers = [_try(email, "wrong horse battery", f"192.0.2.{n}") for n in range(6)]
    return [" ".join(answer.context["form"].non_field_errors()) for answer in answers]


def test_after_five_wrong_passwords_the_right_one_waits_as_well_whoever_tries(cast: Cast) -> None:
    _locked_out(cast.vera.user.email)
    answer = _try(cast.vera.user.email.upper(), PASSWORD, "198.51.100.7")
    assert "waits for five minutes" in " ".join(answer.context["form"].non_field_errors())
    assert _try(cast.omar.user.email, PASSWORD).status_code == 302


def test_a_locked_address_that_is_nobodys_is_told_the_same(cast: Cast) -> None:
    known, unknown = _locked_out(cast.vera.user.email), _locked_out(NOBODY)
    assert known == unknown
    assert "do not go together" in known[0]
    assert "Too many tries" in known[-1]


def test_one_computer_cannot_try_address_after_address(cast: Cast) -> None:
    said = [_try(f"person{n}@harbor-books.example", "x") for n in range(20)]
    assert "Too many tries" not in " ".join(said[-1].context["form"].non_field_errors())
    assert "Too many tries" in " ".join(_try(NOBODY, "x").context["form"].non_field_errors())


def test_the_counts_lie_in_the_database_for_every_process(cast: Cast) -> None:
    _locked_out(NOBODY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM rate_limits")
        assert cursor.fetchone()[0] >= 2
    caches["default"].clear()
    assert _try(cast.vera.user.email, PASSWORD).status_code == 302


def test_a_link_to_a_new_password_lets_her_in_while_she_is_locked_out(cast: Cast) -> None:
    _locked_out(cast.vera.user.email)
    Client().post(reverse("account_reset_password"), {"email": cast.vera.user.email})
    link = next(word for word in mail.outbox[0].body.split() if "/password/reset/key/" in word)
    browser = Client()
    form = browser.get(link, follow=True)
    new = "another horse battery"
    browser.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert _try(cast.vera.user.email, new, "198.51.100.7").status_code == 302


def test_links_to_a_new_password_are_not_sent_without_end(cast: Cast) -> None:
    for _ in range(6):
        answer = Client().post(reverse("account_reset_password"), {"email": cast.vera.user.email})
    assert len(mail.outbox) == 5
    assert answer.status_code == 429
    assert "Too many tries" in answer.content.decode()
