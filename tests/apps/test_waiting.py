"""SQLite has one writer: who waits for her looks again every few milliseconds, and gives up when the time is over."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from rollforward.database import settings_for
from rollforward.sqlite import at_once
from rollforward.sqlite.base import DatabaseWrapper

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[DatabaseWrapper]:
    """A connection to a database of its own, whatever database the tests run on."""
    handler = ConnectionHandler({"default": settings_for(f"sqlite:///{tmp_path / 'waiting.sqlite3'}")})
    connection = handler["default"]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE told (what TEXT)")
    yield connection
    connection.close()


@pytest.fixture
def writer(ours: DatabaseWrapper) -> Iterator[sqlite3.Connection]:
    """Somebody else who is writing."""
    with closing(sqlite3.connect(ours.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def _busy_timeout(ours: DatabaseWrapper) -> int:
    return int(ours.connection.execute("PRAGMA busy_timeout").fetchone()[0])


@pytest.mark.parametrize("statement", ["BEGIN IMMEDIATE", "INSERT INTO told VALUES ('x')"])
def test_who_waits_looks_again_and_writes_when_the_other_is_done(
    ours: DatabaseWrapper, writer: sqlite3.Connection, statement: str
) -> None:
    looked: list[str] = []

    def look(sql: str) -> None:
        looked.append(sql)
        if looked.count(statement) == 3:
            writer.execute("ROLLBACK")

    ours.connection.set_trace_callback(look)
    with ours.cursor() as cursor:
        cursor.execute(statement)
    ours.connection.set_trace_callback(None)
    assert looked.count(statement) >= 3
    assert _busy_timeout(ours) == 20_000


def test_who_has_waited_long_enough_is_told(ours: DatabaseWrapper, writer: sqlite3.Connection) -> None:
    ours.connection.execute("PRAGMA busy_timeout=20")
    with pytest.raises(OperationalError, match="locked"), ours.cursor() as cursor:
        cursor.execute("INSERT INTO told VALUES ('x')")
    assert _busy_timeout(ours) == 20
    writer.execute("ROLLBACK")


def test_what_fails_for_another_reason_fails_at_once(ours: DatabaseWrapper) -> None:
    with pytest.raises(OperationalError, match="no such table"), ours.cursor() as cursor:
        cursor.execute("INSERT INTO nowhere VALUES ('x')")
    assert _busy_timeout(ours) == 20_000


def test_who_will_not_wait_is_told_at_once(ours: DatabaseWrapper, writer: sqlite3.Connection) -> None:
    looked: list[str] = []
    ours.connection.set_trace_callback(looked.append)
    with at_once(), pytest.raises(OperationalError, match="locked"), ours.cursor() as cursor:
        cursor.execute("INSERT INTO told VALUES ('x')")
    ours.connection.set_trace_callback(None)
    assert looked.count("INSERT INTO told VALUES ('x')") == 1
    writer.execute("ROLLBACK")


def test_who_comes_while_another_writes_reads_without_waiting(
    ours: DatabaseWrapper, writer: sqlite3.Connection
) -> None:
    ours.close()
    ours.settings_dict["OPTIONS"]["timeout"] = 0
    with ours.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM told").fetchone() == (0,)
    writer.execute("ROLLBACK")


@pytest.mark.parametrize(("name", "value"), [("auto_vacuum", 2), ("page_size", 8192), ("journal_mode", "wal")])
def test_a_new_database_takes_what_only_a_new_one_can(ours: DatabaseWrapper, name: str, value: object) -> None:
    assert ours.connection.execute(f"PRAGMA {name}").fetchone() == (value,)
