"""What a page asks the database does not grow with the rows that it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from rollforward.accounts import tokens
from rollforward.clients.models import Client
from rollforward.imports import commands
from rollforward.work.models import Project, Series
from rollforward.work.seed import seed_firm
from tests.cast import Cast

#: How many statements a page makes is settled before any reaches a database.
pytestmark = pytest.mark.sqlite
PAGES = (
    "home", "clients", "contacts", "changes", "work", "work-month", "imports", "tokens", "settings-fields",
    "settings-rules", "settings-layouts", "settings-activity", "settings-members", "settings-webhooks",
    "settings-templates", "api:clients", "api:contacts", "api:projects", "api:imports", "api:fields", "api:members",
)  # fmt: skip


@pytest.fixture
def asked(cast: Cast, sign_in: Callable[[Any], Browser]) -> Callable[[], dict[str, int]]:
    """``asked()``: by address the statements of each page, asked by a member or by her program."""
    secret = tokens.make(cast.vera, "program", list(tokens.Scope), tokens.LIFETIMES[0]).secret
    program, vera = Browser(headers={"authorization": f"Bearer {secret}"}), sign_in(cast.vera)

    def statements(address: str) -> int:
        browser = program if address.startswith("/api/") else vera
        browser.get(address)  # what is kept from one page to the next is kept now
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address).status_code == 200
        return len(queries)

    return lambda: {address: statements(address) for address in _addresses(cast)}


def _addresses(cast: Cast) -> Iterator[str]:
    yield from map(reverse, PAGES)
    yield reverse("clients") + "?q=a"
    client = Client.objects.filter(firm=cast.harbor, projects__isnull=False).order_by("pk")[0]
    yield reverse("client", args=[client.public_id])
    yield reverse("project", args=[Project.objects.filter(client__firm=cast.harbor).order_by("pk")[0].pk])
    yield reverse("series", args=[Series.objects.filter(client__firm=cast.harbor).order_by("pk")[0].pk])


def _grow(cast: Cast, clients: int, imports: int, random_seed: int) -> None:
    seed_firm(cast.harbor, clients, random_seed, timezone.localdate())
    for number in range(imports):
        member = (cast.vera, cast.omar)[number % 2]
        imp = commands.start(member, "update")
        commands.receive_file(imp, member, "list.csv", [b"Client name,City\nAbbott,Bath\n"])


def test_more_rows_are_shown_by_as_many_statements(cast: Cast, asked: Callable[[], dict[str, int]]) -> None:
    _grow(cast, clients=30, imports=1, random_seed=1)
    few = asked()
    _grow(cast, clients=30, imports=2, random_seed=2)
    assert asked() == few
