"""How a database is set, from its address (settings and the move to another database use the same), and how much one
statement takes."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import dj_database_url

Row = TypeVar("Row")
#: Rows that one statement names: SQLite is built to take 999 values at least.
AT_ONCE = 500
_PROCESS = secrets.token_hex(8)


def portions(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Rows in their order, as many at a time as one statement should name."""
    return (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))


def settings_for(url: str) -> dict[str, Any]:
    """An entry of Django's ``DATABASES``. Raises ``ValueError`` for an address of no known form."""
    database: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60))
    if "sqlite" in database["ENGINE"]:
        database["ENGINE"] = "rollforward.sqlite"
        # IMMEDIATE: a read-then-write transaction waits for the writer instead of failing at once.
        # FULL: with NORMAL a power cut can lose commits that were already acknowledged.
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                # Deleted text is overwritten within pages. What only a new file takes stands in ``rollforward.sqlite``.
                "PRAGMA secure_delete=FAST; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864;"
            ),
        }
    else:
        database["ENGINE"] = "rollforward.wall"
        # A killed worker's statement must end and free its locks: by default the server would not look. Nor would it
        # ever end the transaction of one that was stopped in the middle, for whose rows everybody waits.
        ours = "-c client_connection_check_interval=2s -c lock_timeout=30s -c idle_in_transaction_session_timeout=5min"
        # Options of the address (a socket's folder, sslmode ...) stay beside ours. By the name all connections of a
        # process are known, so that those of one that was stopped can be ended together.
        named = {"application_name": f"rollforward {_PROCESS}", "options": ours}
        database["OPTIONS"] = {**database.get("OPTIONS", {}), **named}
    return database
