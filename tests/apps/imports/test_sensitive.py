"""Tax numbers and sensitive fields: sealed wherever the database keeps them, masked wherever a receipt shows them."""

from __future__ import annotations

import pytest

from rollforward.clients.commands import archive_field, create_field
from rollforward.imports import queries
from tests.apps.imports.importing import carry_out


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
