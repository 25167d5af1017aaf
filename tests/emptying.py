"""What every test costs beside its own work: emptied tables, and a collector of garbage that need not see the suite."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from django.core.management.color import no_style
from django.db import connections
from django.test import TransactionTestCase

#: Filled by ``migrate`` and changed by nothing since: emptied, they would be filled again after each test.
_LASTING = {"django_content_type", "django_migrations", "auth_permission"}

# A thousand modules and four thousand tests are read and stay: looking through them again and again finds no garbage.
gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _emptied_tables() -> Iterator[None]:
    """After a test without a transaction all tables are emptied but those that say which tables there are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", _empty)
        yield


def _empty(case: TransactionTestCase) -> None:
    for name in case._databases_names(include_mirrors=False):
        connection = connections[name]
        tables = set(connection.introspection.django_table_names(only_existing=True)) - _LASTING
        statements = connection.ops.sql_flush(no_style(), sorted(tables), reset_sequences=case.reset_sequences)
        connection.ops.execute_sql_flush(statements)
