"""The second factor: set up, asked for at the sign-in, once per code, with a way out, and demanded by a firm."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from rollforward.accounts.commands import add_member
from rollforward.accounts.models import Firm, Member
from rollforward.cli.firms import reset_link
from tests.cast import PASSWORD, Cast


def code_of(secret: str, steps: int = 0) -> str:
    """What the app shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def by_password(member: Member) -> tuple[Client, Any]:
    browser = Client()
    sent = {"login": member.user.email, "password": PASSWORD}
    return browser, browser.post(reverse("account_login"), sent, follow=True)


def give_password_again(browser: Client) -> None:
    browser.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": reverse("mfa_index")})


def set_up(browser: Client) -> tuple[str, list[str]]:
    """The secret that the app keeps, and the recovery codes. She types her password once more for it."""
    give_password_again(browser)
    page = browser.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"data-totp-key>(\w+)<", page)[1]
    done = browser.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)
    codes = re.search(r"data-recovery-codes>(.*?)</ul>", done.content.decode())[1]
    return secret, re.findall(r"<li>(\w+)</li>", codes)


@pytest.fixture
def with_app(cast: Cast) -> tuple[Cast, str, list[str]]:
    """Vera has set up an app."""
    browser, _ = by_password(cast.vera)
    return (cast, *set_up(browser))


def test_the_password_alone_no_longer_lets_her_in(with_app: tuple[Cast, str, list[str]]) -> None:
    cast, secret, _ = with_app
    browser, asked = by_password(cast.vera)
    assert asked.redirect_chain[-1][0] == reverse("mfa_authenticate")
    assert browser.get(reverse("clients")).status_code == 302
    wrong = browser.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "That code does not fit" in wrong.content.decode()
    browser.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert browser.get(reverse("clients")).status_code == 200


def test_a_code_works_once_even_while_the_app_still_shows_it(with_app: tuple[Cast, str, list[str]]) -> None:
    cast, secret, _ = with_app
    code = code_of(secret)
    for expected in (200, 302):
        browser, _ = by_password(cast.vera)
        browser.post(reverse("mfa_authenticate"), {"code": code})
        assert browser.get(reverse("clients")).status_code == expected


def test_a_recovery_code_lets_her_in_once(with_app: tuple[Cast, str, list[str]]) -> None:
    cast, _, codes = with_app
    assert len(set(codes)) == 10
    for expected in (200, 302):
        browser, _ = by_password(cast.vera)
        browser.post(reverse("mfa_authenticate"), {"code": codes[3]})
        assert browser.get(reverse("clients")).status_code == expected


def test_neither_secret_nor_codes_lie_open_in_the_database(with_app: tuple[Cast, str, list[str]]) -> None:
    _, secret, codes = with_app
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    assert not any(code in kept for code in codes)
    assert kept.count("'1:") == 2


def test_recovery_codes_are_shown_once(with_app: tuple[Cast, str, list[str]]) -> None:
    cast, secret, codes = with_app
    browser, _ = by_password(cast.vera)
    browser.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    browser.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = browser.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert codes[0] not in page
    assert "not shown again" in page


def test_taking_the_app_off_asks_for_the_password_again_after_a_while(
    with_app: tuple[Cast, str, list[str]], sign_in: Callable[[Any], Client]
) -> None:
    cast, _, _ = with_app
    stale = sign_in(cast.vera)  # a session without a fresh sign-in
    answer = stale.post(reverse("mfa_deactivate_totp"))
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    sent = {"password": PASSWORD, "next": reverse("mfa_deactivate_totp")}
    stale.post(reverse("account_reauthenticate"), sent, follow=True)
    stale.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()


def test_guessing_codes_is_stopped(with_app: tuple[Cast, str, list[str]], settings: Any) -> None:
    cast, secret, _ = with_app
    browser, _ = by_password(cast.vera)
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key"}
    cache.clear()
    for _ in range(5):
        browser.post(reverse("mfa_authenticate"), {"code": "000000"})
    answer = browser.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert "Too many tries" in answer.content.decode()


def test_a_firm_that_asks_for_it_lets_nobody_work_without(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    sign_in(cast.vera).post(reverse("settings-security"), {"do": "demand"})
    browser, answer = by_password(cast.omar)
    assert answer.redirect_chain[-1][0] == reverse("mfa_index")
    assert "asks everybody for a second factor" in answer.content.decode()
    refused = browser.get(reverse("imports"), headers={"Accept": "application/json"})
    assert refused.status_code == 403
    assert "second factor" in refused.json()["detail"]
    set_up(browser)
    assert browser.get(reverse("clients")).status_code == 200
    assert by_password(cast.nina)[0].get(reverse("clients")).status_code == 200


def test_level_2_cannot_ask_the_firm_for_it(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    assert sign_in(cast.omar).post(reverse("settings-security"), {"do": "demand"}).status_code == 403
    assert not Firm.objects.filter(demands_second_factor=True).exists()


def test_a_lost_telephone_is_helped_by_level_3_of_her_only_firm(
    with_app: tuple[Cast, str, list[str]], sign_in: Callable[[Any], Client]
) -> None:
    cast, _, _ = with_app
    helper = add_member(cast.harbor, "helper@harbor-books.example", 3)
    sent = {"do": "take off", "member": cast.vera.pk}
    add_member(cast.north, cast.vera.user.email)
    page = sign_in(helper).post(reverse("settings-security"), sent, follow=True).content.decode()
    assert "works in another firm as well" in page
    assert Authenticator.objects.exists()
    Member.objects.filter(firm=cast.north, user=cast.vera.user).delete()
    sign_in(helper).post(reverse("settings-security"), sent)
    assert not Authenticator.objects.exists()


def test_whoever_runs_the_server_helps_from_the_command_line(
    with_app: tuple[Cast, str, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    cast, _, _ = with_app
    assert reset_link(cast.harbor.slug, cast.vera.user.email, second_factor=True) == 0
    assert "/password/reset/key/" in capsys.readouterr().out
    assert not Authenticator.objects.exists()


def test_other_places_she_is_signed_in_are_listed_and_ended(cast: Cast) -> None:
    here, _ = by_password(cast.vera)
    there = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Gecko Firefox/140.0"})
    there.post(reverse("account_login"), {"login": cast.vera.user.email, "password": PASSWORD})
    page = here.get(reverse("usersessions_list")).content.decode()
    assert "Firefox on Windows" in page
    give_password_again(here)
    here.post(reverse("usersessions_list"))
    assert there.get(reverse("clients")).status_code == 302
    assert here.get(reverse("clients")).status_code == 200


def test_one_of_several_places_is_ended_by_itself(cast: Cast) -> None:
    here, there, elsewhere = (by_password(cast.vera)[0] for _ in range(3))
    ended = UserSession.objects.get(session_key=there.session.session_key)
    give_password_again(here)
    here.post(reverse("session-end", args=[ended.pk]))
    assert [b.get(reverse("clients")).status_code for b in (here, there, elsewhere)] == [200, 302, 200]


@pytest.mark.parametrize("alone", [True, False])
def test_ending_sign_ins_asks_for_the_password_again(cast: Cast, alone: bool) -> None:
    here, there = by_password(cast.vera)[0], by_password(cast.vera)[0]
    ended = UserSession.objects.get(session_key=there.session.session_key)
    address = reverse("session-end", args=[ended.pk]) if alone else reverse("usersessions_list")
    asked = here.post(address)
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    assert there.get(reverse("clients")).status_code == 200
    here.post(asked["Location"], {"password": PASSWORD})
    assert there.get(reverse("clients")).status_code == 302


def test_a_new_password_signs_her_out_everywhere_else(cast: Cast) -> None:
    here, there = by_password(cast.vera)[0], by_password(cast.vera)[0]
    new = "another horse battery"
    here.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert here.get(reverse("clients")).status_code == 200
    assert there.get(reverse("clients")).status_code == 302
