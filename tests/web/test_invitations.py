"""Coming into a firm by a link: once, for some days, and for nobody who only has the address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rollforward.accounts.commands import add_member, deactivate
from rollforward.accounts.inviting import invite
from rollforward.accounts.models import Invitation, Member, User
from tests.cast import PASSWORD, Cast

NEW = {"name": "Ida Moe", "password": "seven quiet tugboats"}
IDA = "ida@harbor-books.example"


def follow(link: str, browser: Client | None = None) -> tuple[Client, Any]:
    browser = browser or Client()
    return browser, browser.get(urlsplit(link).path, follow=True)


def joins(link: str) -> Any:
    browser, _ = follow(link)
    return browser.post(reverse("invitation-join"), NEW, follow=True)


def test_somebody_new_chooses_a_password_and_is_in(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    sent = {"email": "Ida@Harbor-Books.example", "name": "Ida Moe", "level": 2}
    page = sign_in(cast.vera).post(reverse("settings-members"), sent)
    assert not User.objects.filter(email=IDA).exists()
    answer = joins(page.context["invited"].link)
    assert answer.context["member"] == Member.objects.get(user__email=IDA, firm=cast.harbor, level=2)
    browser = Client()
    browser.post(reverse("account_login"), {"login": IDA, "password": NEW["password"]})
    assert browser.get(reverse("clients")).status_code == 200


def test_the_link_is_sent_where_mail_is_set_up(cast: Cast, sign_in: Callable[[Any], Client], settings: Any) -> None:
    sent = {"email": IDA, "name": "Ida\nMoe", "level": 1}
    page = sign_in(cast.vera).post(reverse("settings-members"), sent)
    assert mail.outbox[0].subject == "Vera Lind invites you to Harbor Books"
    assert page.context["invited"].link in mail.outbox[0].body
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    page = sign_in(cast.vera).post(reverse("settings-members"), sent)
    assert "Pass on this link" in page.content.decode()
    assert len(mail.outbox) == 1


def test_the_secret_part_leaves_the_address_at_once_and_is_kept_as_a_digest_only(cast: Cast) -> None:
    link = invite(cast.vera, IDA, "", 1).link
    token = urlsplit(link).path.split("/")[-2]
    _, page = follow(link)
    assert page.redirect_chain == [(reverse("invitation-join"), 302)]
    assert token not in page.content.decode()
    assert token not in str(Invitation.objects.values())


def test_a_link_works_once(cast: Cast) -> None:
    link = invite(cast.vera, IDA, "", 1).link
    joins(link)
    _, again = follow(link)
    assert "used or is too old" in again.content.decode()


@pytest.mark.parametrize("how", ["too old", "withdrawn", "made anew", "giver gone", "giver lowered", "no such"])
def test_a_link_that_should_not_work_does_not(cast: Cast, sign_in: Callable[[Any], Client], how: str) -> None:
    giver = add_member(cast.harbor, "giver@harbor-books.example", 3)
    made = invite(giver, IDA, "", 3)
    link = made.link
    match how:
        case "too old":
            Invitation.objects.update(expires_at=timezone.now())
        case "withdrawn":
            sign_in(cast.vera).post(reverse("settings-invitation-withdraw", args=[made.invitation.pk]))
        case "made anew":
            invite(cast.vera, IDA, "", 1)
        case "giver gone":
            deactivate(giver)
        case "giver lowered":
            Member.objects.filter(pk=giver.pk).update(level=2)
        case _:
            link = link[:-5] + "nope/"
    answer = joins(link)
    assert "used or is too old" in answer.content.decode()
    assert not User.objects.filter(email=IDA).exists()


def test_whoever_has_a_sign_in_joins_with_it(cast: Cast) -> None:
    link = invite(cast.vera, cast.nina.user.email, "", 1).link
    browser, page = follow(link)
    assert "has a sign-in already" in page.content.decode()
    sent = {"login": cast.nina.user.email, "password": PASSWORD, "next": reverse("invitation-join")}
    asked = browser.post(reverse("account_login"), sent, follow=True)
    assert "Join with this sign-in" in asked.content.decode()
    inside = browser.post(reverse("invitation-join"), follow=True)
    assert inside.context["firm"] == cast.harbor
    assert inside.context["member"].level == 1


def test_a_sign_in_that_somebody_else_made_for_the_address_is_let_in_nowhere(cast: Cast) -> None:
    """North Ledger can make a sign-in for any address; an invitation from Harbor Books gives it nothing."""
    add_member(cast.north, IDA)
    invite(cast.vera, IDA, "", 3)
    assert not Member.objects.filter(user__email=IDA, firm=cast.harbor).exists()


def test_a_member_does_not_change_her_level_with_a_link(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    link = invite(cast.vera, IDA, "", 3).link
    lena, _ = follow(link, sign_in(cast.lena))
    lena.post(reverse("invitation-join"))
    cast.lena.refresh_from_db()
    assert cast.lena.level == 1


def test_a_weak_password_is_said_at_its_field(cast: Cast) -> None:
    browser, _ = follow(invite(cast.vera, IDA, "Ida Moe", 1).link)
    page = browser.post(reverse("invitation-join"), {"name": "Ida Moe", "password": "password12"})
    assert "too common" in page.content.decode()


def test_somebody_in_the_firm_is_not_invited_again(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    sent = {"email": cast.omar.user.email, "name": "", "level": 3}
    page = sign_in(cast.vera).post(reverse("settings-members"), sent)
    assert "in the firm already" in page.content.decode()
