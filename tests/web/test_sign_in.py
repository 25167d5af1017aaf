"""Getting in: sign-in, forgotten password, the choice among several firms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from rollforward.accounts.commands import add_member, deactivate
from rollforward.accounts.models import Level
from rollforward.clients.models import Client as FirmClient
from tests.cast import PASSWORD, Cast

LOGIN = "account_login"


def _enter(email: str, password: str = PASSWORD, **query: str) -> tuple[Client, Any]:
    client = Client()
    sent = {"login": email, "password": password, **query}
    return client, client.post(reverse(LOGIN), sent, follow=True)


def test_e_mail_in_any_case_and_password_lead_to_the_first_page(cast: Cast) -> None:
    _, answer = _enter(cast.vera.user.email.upper())
    assert answer.redirect_chain[-1][0] == reverse("home")
    assert answer.context["member"] == cast.vera


def test_a_wrong_password_is_said_without_saying_whether_she_exists(cast: Cast) -> None:
    _, known = _enter(cast.vera.user.email, "wrong horse battery")
    _, unknown = _enter("nobody@harbor-books.example", "wrong horse battery")
    assert known.context["form"].errors == unknown.context["form"].errors
    assert known.context["form"].errors


def test_after_the_sign_in_she_is_where_she_wanted_to_be(cast: Cast) -> None:
    _, answer = _enter(cast.vera.user.email, next="/settings/members/")
    assert answer.redirect_chain[-1][0] == "/settings/members/"


def test_nobody_signs_herself_up(db: None) -> None:
    answer = Client().post(reverse("account_signup"), {"email": "x@y.example", "password1": PASSWORD})
    assert "Members come through their firm" in answer.content.decode()


def test_a_forgotten_password_sends_one_link_and_says_the_same_for_strangers(cast: Cast) -> None:
    pages = []
    for address in (cast.vera.user.email, "nobody@harbor-books.example"):
        pages.append(Client().post(reverse("account_reset_password"), {"email": address}, follow=True).content)
    assert pages[0] == pages[1] or (b"Check your email" in pages[0] and b"Check your email" in pages[1])
    assert "/account/password/reset/key/" in next(m.body for m in mail.outbox if m.to == [cast.vera.user.email])


@pytest.mark.parametrize(
    "name", ["account_login", "account_reset_password", "account_reset_password_done", "account_inactive"]
)
def test_the_pages_before_the_sign_in_wear_our_frame(db: None, name: str) -> None:
    page = Client().get(reverse(name)).content.decode()
    assert "css/tokens.css" in page
    assert "Rollforward" in page


def test_one_sign_in_in_two_firms_chooses_and_changes_over(cast: Cast) -> None:
    add_member(cast.north, cast.omar.user.email, Level.ASSIGNED)
    omar, answer = _enter(cast.omar.user.email)
    assert answer.redirect_chain[-1][0].startswith(reverse("firms"))
    for firm in (cast.harbor, cast.north):
        answer = omar.post(reverse("firms"), {"firm": firm.slug, "next": "/clients/"}, follow=True)
        assert answer.context["firm"] == firm


def test_a_form_left_open_in_one_firm_writes_nothing_into_another(cast: Cast) -> None:
    add_member(cast.north, cast.omar.user.email, Level.ALL)
    omar = Client(enforce_csrf_checks=True)
    omar.force_login(cast.omar.user, "allauth.account.auth_backends.AuthenticationBackend")

    def choose(slug: str) -> None:
        token = omar.get(reverse("firms")).context["csrf_token"]
        assert omar.post(reverse("firms"), {"firm": slug, "csrfmiddlewaretoken": str(token)}).status_code == 302

    choose(cast.harbor.slug)
    old = omar.get(reverse("client-new")).context["csrf_token"]
    choose(cast.north.slug)
    sent = {"client.name": "Harbor's own", "csrfmiddlewaretoken": str(old)}
    assert omar.post(reverse("client-new"), sent).status_code == 403
    assert not FirmClient.objects.exists()


def test_a_firm_she_does_not_belong_to_cannot_be_chosen(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    omar = sign_in(cast.omar)
    omar.post(reverse("firms"), {"firm": cast.north.slug})
    assert omar.get(reverse("clients")).context["firm"] == cast.harbor


def test_a_removed_member_is_out_at_once(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    lena = sign_in(cast.lena)
    deactivate(cast.lena)
    assert lena.get(reverse("clients"))["Location"].startswith(reverse("firms"))
    assert "belongs to no firm" in lena.get(reverse("firms")).content.decode()


def test_somebody_let_go_is_not_slid_into_her_other_firm(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    add_member(cast.north, cast.omar.user.email, Level.ALL)
    omar = sign_in(cast.omar)
    deactivate(cast.omar)
    assert omar.post(reverse("client-new"), {"client.name": "X"})["Location"].startswith(reverse("firms"))


def test_there_are_no_inline_scripts_or_styles(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    answer = sign_in(cast.vera).get(reverse("clients"))
    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]
    page = answer.content.decode()
    assert " style=" not in page
    assert "<script>" not in page


@pytest.mark.parametrize(("theme", "expected"), [("dark", 'data-theme="dark"'), ("evil", '<html lang="en">')])
def test_the_theme_chosen_is_in_the_first_paint(
    cast: Cast, sign_in: Callable[[Any], Client], theme: str, expected: str
) -> None:
    vera = sign_in(cast.vera)
    vera.cookies["theme"] = theme
    assert expected in vera.get(reverse("clients")).content.decode()


def test_a_wrong_address_is_answered_in_plain_words(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    answer = sign_in(cast.vera).get("/no/such/page/")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()


def test_without_mail_the_forgotten_password_page_says_whom_to_ask(client, settings, db) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    page = client.get(reverse("account_reset_password")).content.decode()
    assert "cannot send email" in page
    assert "Send the link" not in page
