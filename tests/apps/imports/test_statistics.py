"""What PostgreSQL's planner knows after a large import."""

from __future__ import annotations

import pytest
from django.db import connection

from rollforward.imports import statistics
from tests.apps.imports.importing import carry_out

pytestmark = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite's plans follow from no counts")


def clients_known() -> int:
    """How many rows the planner believes the clients' table to have."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'clients_client'")
        return int(cursor.fetchone()[0])


def text_of(rows: int) -> str:
    return "Client name\n" + "\n".join(f"Client {n}" for n in range(rows))


def test_after_many_rows_the_planner_knows_of_them(cast):
    before = clients_known()
    carry_out(cast.vera, text_of(statistics.MANY))
    assert clients_known() >= max(before, 0) + statistics.MANY


def test_for_a_few_rows_nothing_is_counted(cast):
    before = clients_known()
    carry_out(cast.vera, text_of(3))
    assert clients_known() == before
