"""The second wall: on PostgreSQL a query that forgot to ask for a firm gets nothing of another one."""

from __future__ import annotations

from threading import Thread

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from rollforward import wall
from rollforward.accounts import tokens
from rollforward.accounts.models import ActivityChain, Firm, Member
from rollforward.clients.commands import create_client
from rollforward.clients.models import Client, CustomField
from rollforward.journal.models import Change, Line
from rollforward.wall import policies
from tests.cast import Cast

pytestmark = pytest.mark.django_db

on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite knows no such wall")


@pytest.fixture
def two_firms(cast: Cast) -> Cast:
    create_client(cast.vera, {"client.name": "Ours"})
    create_client(cast.nina, {"client.name": "Theirs"})
    return cast


@on_postgresql
def test_a_query_without_a_firm_gives_the_rows_of_the_firm_that_was_entered_alone(two_firms: Cast) -> None:
    with wall.inside(two_firms.harbor.pk):
        assert [client.name for client in Client.objects.all()] == ["Ours"]
        assert [firm.pk for firm in Firm.objects.all()] == [two_firms.harbor.pk]
        assert {line.change.firm_id for line in Line.objects.all()} == {two_firms.harbor.pk}
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM clients_client")
            assert cursor.fetchall() == [("Ours",)]
        assert Client.objects.filter(firm=two_firms.north).update(name="Taken") == 0
        assert Client.objects.filter(firm=two_firms.north).delete()[0] == 0
    with wall.entrance():
        assert not Client.objects.exists()
        assert not Member.objects.exists()
    with wall.every_firm("test"):
        assert {client.name for client in Client.objects.all()} == {"Ours", "Theirs"}


@on_postgresql
def test_nothing_can_be_written_into_another_firm(two_firms: Cast) -> None:
    with (
        wall.inside(two_firms.harbor.pk),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        CustomField.objects.create(firm=two_firms.north, slug="x", label="X", kind="text")


@on_postgresql
def test_what_was_told_inside_a_transaction_is_told_again_when_that_is_rolled_back(two_firms: Cast) -> None:
    with wall.inside(two_firms.north.pk):
        try:
            with transaction.atomic(), wall.inside(two_firms.harbor.pk):
                assert Client.objects.count() == 1
                raise ValueError
        except ValueError:
            pass
        assert [client.name for client in Client.objects.all()] == ["Theirs"]


@on_postgresql
def test_every_table_that_belongs_to_a_firm_is_behind_the_wall_and_holds_its_owner_too(db: None) -> None:
    with connection.cursor() as cursor:
        stands = policies.standing(cursor)
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        held = {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)
    walled = {model._meta.db_table for model in policies.walled(Firm, apps)}
    assert walled == set(stands) == held


def test_what_belongs_to_a_firm_is_found_through_its_parents() -> None:
    ties = policies.walled(Firm, apps)
    ways = {model._meta.label: tie and tie.column for model, tie in ties.items()}
    assert ways["clients.Client"] == "firm_id"
    assert (ways["journal.Line"], ways["imports.Step"], ways["accounts.Answered"]) == (
        "change_id",
        "of_import_id",
        "token_id",
    )
    assert set(ways) >= {model._meta.label for model in (Change, ActivityChain)}
    assert not {"accounts.User", "sessions.Session"} & set(ways)


def test_a_token_leads_into_its_own_firm_and_a_thread_begins_with_nobody(two_firms: Cast) -> None:
    secret = tokens.make(two_firms.vera, "x", [tokens.Scope.CLIENTS], 30).secret
    seen: list[wall.Scope] = []

    def look() -> None:
        wall.enter(2)  # by no entrance: without effect
        with wall.entrance():
            seen.append(wall.scope())
            wall.enter(1)
            seen.append(wall.scope())
        seen.append(wall.scope())

    thread = Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [wall.NOBODY, wall.Scope(firm="1"), wall.Scope(every_firm="tests")]
    with wall.entrance():
        assert tokens.find(secret) is not None
        assert wall.scope() == wall.NOBODY
