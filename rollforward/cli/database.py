"""``rollforward migrate``, and the check that the tables are there."""

from __future__ import annotations

from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from rollforward.cli.start import DONE, CannotGoOn, say


def migrate() -> int:
    """Bring the database to this version's tables."""
    bring_up_to_date()
    say("The database is up to date.")
    return DONE


def bring_up_to_date() -> None:
    """Apply what is missing. Raises ``CannotGoOn`` where the database does not answer."""
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as reason:
        raise CannotGoOn(
            f"The database does not answer: {reason}. Look at DATABASE_URL and ROLLFORWARD_DATA."
        ) from None


def need_tables() -> None:
    """Raise ``CannotGoOn`` unless all migrations are applied."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CannotGoOn("The database is not at this version's tables yet: run `rollforward migrate` first.")
