"""A firm with a client, a template, and a day that is always the same."""

from __future__ import annotations

import datetime

import pytest

from rollforward.clients.commands import create_client
from rollforward.work import commands
from rollforward.work.models import Series, Template
from rollforward.work.steps import Step

TODAY = datetime.date(2026, 3, 10)


@pytest.fixture
def day(monkeypatch):
    """``day(2026, 4, 1)`` makes it that day; at first it is ``TODAY``."""
    now = {"today": TODAY}
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_, **__: now["today"])
    return lambda *parts: now.update(today=datetime.date(*parts))


@pytest.fixture
def firm(cast, day):
    """Harbor Books with the client C-1001 and the template *Monthly books*."""
    create_client(cast.vera, {"client.name": "Alder LLC"})
    commands.create_template(
        cast.vera, "Monthly books", "", [Step("Get statements", 5), Step("Reconcile", 2, cast.lena.pk), Step("Close")]
    )
    return cast


@pytest.fixture
def series(firm) -> Series:
    """Omar's books of Alder on the 15th of each month, made 40 days ahead: March 15 and April 15 are there."""
    return commands.create_series(firm.vera, "C-1001", wanted(firm))


def wanted(cast, **other) -> commands.Wanted:
    usual = {
        "name": "Books",
        "rule": "FREQ=MONTHLY;BYMONTHDAY=15",
        "starts_on": datetime.date(2026, 1, 1),
        "days_ahead": 40,
        "assignee": cast.omar.pk,
        "template": Template.objects.get().pk,
    }
    return commands.Wanted(**{**usual, **other})
