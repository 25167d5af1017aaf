from __future__ import annotations

import datetime

import polars as pl
import pytest

from rollforward.clients.fields import field_set
from rollforward.clients.frames import frames
from rollforward.clients.models import Client, ClientContact
from rollforward.journal.models import Change, Source
from rollforward.work.models import Project, Series, Task
from rollforward.work.seed import seed_firm
from tests.cast import Cast
from tests.cli.conftest import Run

#: Which clients a number makes is settled before the database.
pytestmark = pytest.mark.sqlite
TODAY = datetime.date(2026, 3, 31)


def clients_of(firm: object) -> pl.DataFrame:
    keys = [f.key for f in field_set(firm) if f.kind not in ("member", "single-select", "multi-select")]
    return frames(firm, firm.generation, keys).clients.drop("pk")


def test_seed_adds_the_clients_asked_for_with_work(run: Run, cast: Cast) -> None:
    assert run("seed", "--firm", cast.harbor.slug, "--clients", "12").code == 0
    assert Client.objects.filter(firm=cast.harbor).count() == 12
    assert all(model.objects.filter(firm=cast.harbor).exists() for model in (Series, Project, Task))
    assert not Client.objects.filter(firm=cast.north).exists()


def test_the_same_number_makes_the_same_clients(cast: Cast) -> None:
    for firm in (cast.harbor, cast.north):
        seed_firm(firm, 15, 42, TODAY)
    assert clients_of(cast.harbor).equals(clients_of(cast.north))


def test_another_number_makes_others(cast: Cast) -> None:
    seed_firm(cast.harbor, 15, 1, TODAY)
    seed_firm(cast.north, 15, 2, TODAY)
    assert not clients_of(cast.harbor).equals(clients_of(cast.north))


def test_seeding_twice_adds_to_what_is_there(cast: Cast) -> None:
    seed_firm(cast.harbor, 5, 1, TODAY)
    seed_firm(cast.harbor, 5, 1, TODAY)
    assert Client.objects.filter(firm=cast.harbor).count() == 10


@pytest.mark.postgresql
def test_every_seeded_client_has_one_primary_contact_and_stands_in_the_journal(cast: Cast) -> None:
    made = seed_firm(cast.harbor, 20, 5, TODAY)
    assert ClientContact.objects.filter(is_primary=True).values("client").distinct().count() == 20
    change = Change.objects.get(firm=cast.harbor, source=Source.SEED)
    assert change.lines.filter(record="client").count() == made.clients == 20
    assert change.lines.filter(record="task").count() == made.tasks == Task.objects.count()
