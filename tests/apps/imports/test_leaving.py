"""What is over by its date, and a firm that leaves, are gone: from tables, folders and the pages of the file."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings as in_force
from django.db import connection
from django.utils import timezone

from rollforward.accounts import activity, retention, tokens
from rollforward.accounts.commands import deactivate
from rollforward.accounts.inviting import invite
from rollforward.accounts.models import Activity, ActivityChain, Firm, Invitation, Member, User
from rollforward.clients.models import Client
from rollforward.imports import expiry, leaving
from rollforward.moving.tables import rows, tables
from rollforward.work.models import Template
from tests.apps.imports.importing import carry_out
from tests.cast import Cast
from tests.cli.conftest import Run, run

__all__ = ["run"]
GONE = "Quixotic Zymurgy"
HEAD = "Client name,Client code,First name,Email\n"

pytestmark = pytest.mark.django_db(transaction=True)


def held(text: str) -> list[str]:
    """Where a text still is: tables, files of the data folder, and with SQLite the database's own bytes."""
    found = [model._meta.label for model in tables() if any(text in str(row) for row in rows(model, "default"))]
    if connection.vendor == "sqlite":
        path = Path(str(in_force.DATABASES["default"]["TEST"]["NAME"]))
        both = [each for each in (path, path.with_name(path.name + "-wal")) if each.exists()]
        found += [each.name for each in both if text.encode() in each.read_bytes()]
    files = [each for each in Path(in_force.UPLOADS_DIR).rglob("*") if each.is_file()]
    return found + [each.name for each in files if text.encode() in each.read_bytes()]


def later(model: Any, name: str, days: int, **which: Any) -> None:
    """As if it had happened so many days earlier."""
    for row in model.objects.filter(**which):
        moved = getattr(row, name) - datetime.timedelta(days=days)
        model.objects.filter(pk=row.pk).update(**{name: moved})


def test_a_firm_that_leaves_is_gone_everywhere_and_another_keeps_everything(
    cast: Cast, run: Run, settings: Any, tmp_path: Path
) -> None:
    settings.UPLOADS_DIR, settings.LOCKS_DIR = tmp_path / "imports", tmp_path / "locks"
    cast.nina.user.name = f"{GONE} Nina"
    cast.nina.user.save()
    Member.objects.create(firm=cast.north, user=cast.omar.user, level=2)
    carry_out(cast.nina, HEAD + f"{GONE},7,Ann,ann@x.example\n")
    carry_out(cast.nina, HEAD + f"{GONE} Two,8,Bo,bo@x.example\n", "clear")
    Template.objects.create(firm=cast.north, name=f"{GONE} monthly")
    invite(cast.nina, "new@x.example", GONE, 2)
    carry_out(cast.vera, HEAD + "Stays,1,Cy,cy@x.example\n")
    told = run("purge", "--firm", cast.north.slug)
    assert (told.code, "Nothing was removed" in told.err) == (0, True)
    assert held(GONE)
    assert run("purge", "--firm", cast.north.slug, "--yes").code == 0
    assert held(GONE) == []
    assert not Firm.objects.filter(pk=cast.north.pk).exists()
    assert leaving.holds(cast.north) == {}
    assert not User.objects.filter(pk=cast.nina.user_id).exists()
    assert User.objects.filter(pk=cast.omar.user_id).exists()
    assert [client.name for client in Client.objects.all()] == ["Stays"]
    assert activity.first_fault(cast.harbor) == ""


def test_a_log_whose_oldest_entries_are_over_is_shortened_and_its_chain_holds(cast: Cast, settings: Any) -> None:
    for word in ("one", "two", "three"):
        activity.record(cast.harbor.pk, Activity.What.EXPORTED, word)
    # The entries' times are in the chain, so it is the setting that makes them old.
    settings.ACTIVITY_DAYS = -1
    assert retention.shorten(cast.harbor) == 3
    activity.record(cast.harbor.pk, Activity.What.EXPORTED, "four")
    left = Activity.objects.filter(firm=cast.harbor).order_by("number")
    assert [(entry.number, entry.what) for entry in left] == [(4, "shortened"), (5, "exported")]
    assert activity.first_fault(cast.harbor) == ""
    ActivityChain.objects.filter(firm=cast.harbor).update(first=4, first_link=left[0].link)
    left[0].delete()
    assert "missing" in activity.first_fault(cast.harbor)


def test_what_is_over_is_told_and_then_gone(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.UPLOADS_DIR = tmp_path
    EmailAddress.objects.create(user=cast.lena.user, email=cast.lena.user.email)
    deactivate(cast.lena)
    invite(cast.vera, "old@x.example", "Old", 1)
    tokens.make(cast.vera, "old", [tokens.Scope.CLIENTS], 30)
    assert not any(expiry.due().values())
    later(Member, "left_at", 91, pk=cast.lena.pk)
    later(Invitation, "expires_at", 40)
    later(type(cast.vera.tokens.get()), "expires_at", 61)
    assert {what for what, count in expiry.due().items() if count} == {"people let go", "invitations", "API tokens"}
    assert expiry.expire() == 3
    assert not any(expiry.due().values())
    lena = User.objects.get(pk=cast.lena.user_id)
    assert (lena.name, lena.is_active, lena.has_usable_password()) == ("Former member", False, False)
    assert not EmailAddress.objects.filter(user=lena).exists()
    assert User.objects.get(pk=cast.vera.user_id).name == "Vera Lind"
    assert timezone.now() > cast.vera.created_at
