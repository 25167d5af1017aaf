"""The activity log: what it tells, and that nothing in it can be changed without being found."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from rollforward.accounts import activity
from rollforward.accounts.commands import add_member
from rollforward.accounts.models import Activity, ActivityChain
from rollforward.cli.checkup import findings
from tests.apps.imports.importing import carry_out, undo
from tests.cast import PASSWORD, Cast, make_cast

What = Activity.What


def told(cast: Cast) -> list[tuple[str, str]]:
    """Who did what in Harbor Books, oldest first."""
    return list(Activity.objects.filter(firm=cast.harbor).order_by("number").values_list("who", "what"))


def sign_in_by_form(email: str, password: str) -> Client:
    browser = Client(REMOTE_ADDR="203.0.113.9")
    browser.post(reverse("account_login"), {"login": email, "password": password})
    return browser


def test_signing_in_and_out_and_wrong_passwords_are_told_with_where_they_came_from(cast: Cast) -> None:
    vera = cast.vera.user.email
    sign_in_by_form(vera, "wrong horse battery")
    sign_in_by_form("nobody@harbor-books.example", "wrong horse battery")
    sign_in_by_form(vera, PASSWORD).post(reverse("account_logout"))
    assert told(cast) == [(vera, What.WRONG_PASSWORD), (vera, What.SIGNED_IN), (vera, What.SIGNED_OUT)]
    assert set(Activity.objects.values_list("address", flat=True)) == {"203.0.113.9"}
    assert PASSWORD not in str(Activity.objects.values())


def test_a_lock_out_is_told_once(cast: Cast, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "2/5m/key"}
    for _ in range(5):
        sign_in_by_form(cast.omar.user.email, "wrong horse battery")
    assert [what for _, what in told(cast)] == [What.WRONG_PASSWORD] * 2 + [What.LOCKED_OUT]


def test_what_members_do_to_each_other_is_told(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    vera, lena = sign_in(cast.vera), reverse("settings-member-change", args=[cast.lena.pk])
    vera.post(lena, {"do": "level", "level": 2})
    vera.post(lena, {"do": "remove", "sure": 1})
    vera.post(reverse("settings-members"), {"email": "ida@harbor-books.example", "name": "", "level": 1})
    assert [what for _, what in told(cast)][1:] == [What.LEVEL, What.LET_GO, What.INVITED]
    level = Activity.objects.get(what=What.LEVEL).told
    assert level == {"member": cast.lena.user.email, "before": 1, "now": 2}


def test_a_refusal_is_told_with_what_was_wanted(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    sign_in(cast.lena).get(reverse("settings-members"))
    refused = Activity.objects.get(what=What.REFUSED)
    assert refused.who == cast.lena.user.email
    assert refused.told == {"to": "change members", "page": "/settings/members/"}


def test_imports_and_exports_are_told(
    cast: Cast, sign_in: Callable[[Any], Client], tmp_path: Path, settings: Any
) -> None:
    settings.UPLOADS_DIR, settings.LOCKS_DIR = tmp_path / "imports", tmp_path / "locks"
    undo(carry_out(cast.vera, "Client name,City\nAlder LLC,Bath\n"), cast.vera)
    b"".join(sign_in(cast.vera).get(reverse("export-current", args=["csv"])).streaming_content)
    kinds = [What.SUBMITTED, What.IMPORTED, What.SUBMITTED, What.UNDONE, What.SIGNED_IN, What.EXPORTED]
    assert [what for _, what in told(cast)] == kinds
    assert "Alder" not in str(Activity.objects.values())


def test_each_firm_has_a_log_of_its_own(cast: Cast) -> None:
    add_member(cast.north, cast.omar.user.email, 1)
    sign_in_by_form(cast.omar.user.email, PASSWORD)
    assert sorted(Activity.objects.values_list("firm__slug", "number")) == [("harbor-books", 1), ("north-ledger", 1)]


def _many(cast: Cast) -> None:
    for level in (1, 2, 3, 2, 1):
        activity.by_member(cast.vera, What.LEVEL, now=level)
    activity.by_member(cast.nina, What.LEVEL, now=1)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda rows: rows.filter(number=3).update(who="somebody@else.example"), "entry 3 was changed"),
        (lambda rows: rows.filter(number=3).update(told={"now": 1}), "entry 3 was changed"),
        (lambda rows: rows.filter(number=2).delete(), "entry 2 is missing"),
        (lambda rows: rows.filter(number=5).delete(), "entries after 4 are missing"),
        (lambda rows: rows.delete(), "entries after 0 are missing"),
        (lambda _: ActivityChain.objects.all().delete(), "entries after 5 are missing"),
    ],
)
def test_whoever_changes_the_log_past_the_application_is_found(
    cast: Cast, change: Callable[[Any], object], found: str
) -> None:
    _many(cast)
    assert activity.first_fault(cast.harbor) == ""
    change(Activity.objects.filter(firm=cast.harbor))
    assert activity.first_fault(cast.harbor) == found
    faults = [f for f in findings() if f.subject == "activity log"]
    assert any(f.state == "failure" and f"Harbor Books: {found}" in f.message for f in faults)


def test_an_entry_put_in_does_not_fit_either(cast: Cast) -> None:
    _many(cast)
    copied = Activity.objects.get(firm=cast.harbor, number=5)
    copied.pk, copied.number = None, 6
    copied.save()
    assert activity.first_fault(cast.harbor) == "entry 6 was changed"


def test_doctor_is_content_with_a_log_that_holds(cast: Cast) -> None:
    _many(cast)
    assert [f.state for f in findings() if f.subject == "activity log"] == ["ok"]


def test_level_3_reads_the_log_and_level_2_does_not(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    _many(cast)
    page = sign_in(cast.vera).get(reverse("settings-activity"), {"what": "level", "who": "VERA@"}).content.decode()
    assert page.count('<strong class="wrap">vera@harbor-books.example</strong> changed a level') == 5
    assert "nina@" not in page
    assert sign_in(cast.omar).get(reverse("settings-activity")).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_entries_of_several_writers_at_once_stand_in_one_line() -> None:
    cast = make_cast()

    def work(_: int) -> None:
        try:
            for level in (1, 2, 3, 1, 2):
                activity.by_member(cast.vera, What.LEVEL, now=level)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert activity.first_fault(cast.harbor) == ""
    assert ActivityChain.objects.get(firm=cast.harbor).last == 20
