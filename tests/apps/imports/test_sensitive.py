"""Tax numbers and sensitive fields: sealed wherever the database keeps them, masked wherever a receipt shows them."""

from __future__ import annotations

import pytest
from django.db import connection

from rollforward.clients.commands import archive_field, create_field
from rollforward.clients.models import Client
from rollforward.clients.records import values_of
from rollforward.engine.values import Edit
from rollforward.imports import commands, queries
from tests.apps.imports.importing import carry_out, finish, prepare


@pytest.fixture
def pin(cast):
    return create_field(cast.vera, "client", "Door code", "text", sensitive=True)


def changed_values(imp) -> list[tuple[str, str, str]]:
    return [change for row in queries.receipt_rows(imp) for change in row.changed]


def test_a_short_sensitive_value_is_masked_whole_on_the_receipt(cast, pin):
    carry_out(cast.vera, "Client name,Door code\nAcme,1234")
    imp = carry_out(cast.vera, "Client name,Door code\nAcme,9876")
    assert changed_values(imp) == [("Door code", "••••", "••••")]


def test_a_sensitive_field_stays_masked_on_the_receipt_after_it_was_archived(cast, pin):
    carry_out(cast.vera, "Client name,Door code\nAcme,12345678")
    imp = carry_out(cast.vera, "Client name,Door code\nAcme,87654321")
    archive_field(cast.vera, pin.pk)
    assert changed_values(imp) == [("Door code", "•••5678", "•••4321")]


def test_a_corrected_tax_number_is_sealed_in_the_database_and_imported_as_typed(cast):
    imp = prepare(cast.vera, "Client name,Tax ID\nAcme,?")
    commands.edit_cells(imp, cast.vera, [Edit(2, 1, "98-7654321")])
    with connection.cursor() as cursor:
        cursor.execute("SELECT cells FROM imports_step")
        [[stored]] = cursor.fetchall()
    assert b"987654321" not in bytes(stored).replace(b"-", b"")
    assert queries.page(imp, 0, 1).rows[0].cells == ("Acme", "98-7654321")
    commands.submit(imp, cast.vera)
    finish(imp, cast.vera)
    assert values_of(Client.objects.get(), ["client.tax_id"], {}) == {"client.tax_id": "98-7654321"}
