from __future__ import annotations

import pytest
from django.test import Client as Browser

from rollforward.accounts.models import Firm, Level, Member
from tests.cast import PASSWORD, Cast
from tests.cli.conftest import Run


def path_of(link: str) -> str:
    return link.strip().removeprefix("http://127.0.0.1:8000")


@pytest.mark.django_db
def test_init_makes_a_firm_with_one_member_of_level_3_and_prints_her_link(run: Run) -> None:
    ran = run("init", "--firm", "Tide & Co", "--email", "Ada@Tide.example")
    assert ran.code == 0
    assert Firm.objects.get().slug == "tide-co"
    member = Member.objects.get()
    assert (member.user.email, member.level) == ("ada@tide.example", Level.FULL)
    assert ran.out.startswith("http://127.0.0.1:8000/")
    assert len(ran.out.splitlines()) == 1


@pytest.mark.django_db
def test_the_link_sets_a_password_once(run: Run) -> None:
    link = path_of(run("init", "--firm", "Tide", "--email", "ada@tide.example").out)
    form = Browser().get(link, follow=True)
    assert form.status_code == 200
    browser = Browser()
    shown = browser.get(link, follow=True)
    browser.post(shown.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})
    user = Member.objects.get().user
    assert user.check_password(PASSWORD)
    assert Browser().get(link, follow=True).context["token_fail"]


def test_member_add_lets_somebody_in_at_her_level(run: Run, cast: Cast) -> None:
    ran = run("member", "add", "--firm", cast.harbor.slug, "--email", "new@harbor-books.example", "--level", "2")
    assert ran.code == 0
    assert Member.objects.get(user__email="new@harbor-books.example").level == Level.ALL


def test_somebody_with_a_password_gets_no_link_to_change_it(run: Run, cast: Cast) -> None:
    ran = run("member", "add", "--firm", cast.harbor.slug, "--email", cast.nina.user.email)
    assert (ran.code, ran.out) == (0, "")


def test_the_last_level_3_member_cannot_be_lowered(run: Run, cast: Cast) -> None:
    ran = run("member", "add", "--firm", cast.harbor.slug, "--email", cast.vera.user.email, "--level", "1")
    assert ran.code == 3
    cast.vera.refresh_from_db()
    assert cast.vera.level == Level.FULL


def test_reset_link_is_for_members_of_the_firm_alone(run: Run, cast: Cast) -> None:
    assert run("member", "reset-link", "--firm", cast.harbor.slug, "--email", cast.lena.user.email).code == 0
    refused = run("member", "reset-link", "--firm", cast.harbor.slug, "--email", cast.nina.user.email)
    assert (refused.code, refused.out) == (2, "")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["", "ada", "ada@"])
def test_what_is_no_address_is_wrong_usage(run: Run, address: str) -> None:
    assert run("init", "--firm", "Tide", "--email", address).code == 2
    assert not Firm.objects.exists()
