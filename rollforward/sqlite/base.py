"""Django's SQLite, whose waiting writers look often whether it is their turn. Named as Django looks for it.

SQLite has one writer at a time and no queue. Who finds another one writing looks again after 1, 2, 5 ... and at last
every 100 milliseconds, so a quick writer beside her is let in again and again while she sleeps. Here everybody waits as
long in all, but looks every few milliseconds: whoever leaves a gap as long as that is followed by whoever waits.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

from rollforward.sqlite import patient

#: For how long SQLite itself looks, after 1 millisecond and at the end, before it is asked anew.
LOOK_MILLISECONDS = 3
#: Client rows are wide: eight kilobytes hold twice as many, and a large import splits half the pages. With auto_vacuum
#: what expires gives its pages back. Only a new file takes these, before its journal mode; of one that is there already
#: auto_vacuum would wait for the writer, and everybody who only comes to read with it.
_NEW_FILE = ("PRAGMA page_size=8192", "PRAGMA auto_vacuum=INCREMENTAL")
_WRITES = ("BEGIN IMMEDIATE", "INSERT", "UPDATE", "DELETE")


class DatabaseWrapper(base.DatabaseWrapper):
    """Its cursors wait in short steps, and who connects does not wait for the writer."""

    init_commands: list[str]

    def get_connection_params(self) -> dict[str, Any]:
        """What a new file must be told comes first, and to a new file alone."""
        params: dict[str, Any] = super().get_connection_params()
        file = Path(params["database"])
        if not file.exists() or not file.stat().st_size:
            self.init_commands = [*_NEW_FILE, *self.init_commands]
        return params

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ARG002 (Django's signature)
        """Every statement of Django's needs one."""
        return self.connection.cursor(factory=Cursor)


class Cursor(base.SQLiteCursorWrapper):
    """A statement that begins to write waits for the writer before it; within a transaction nobody is before it."""

    def execute(self, query: str, params: Any = None) -> Any:
        """Raises what SQLite does once the connection's ``busy_timeout`` is over."""
        if self.connection.in_transaction or not query.startswith(_WRITES):
            return super().execute(query, params)
        with _short_steps(self.connection) as seconds:
            until = time.monotonic() + (seconds if patient.get() else 0)
            while True:
                try:
                    return super().execute(query, params)
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                        raise


@contextmanager
def _short_steps(connection: sqlite3.Connection) -> Iterator[float]:
    """SQLite gives up soon; tells the seconds after which it would have."""
    (whole,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute(f"PRAGMA busy_timeout={LOOK_MILLISECONDS}")
    try:
        yield whole / 1000
    finally:
        connection.execute(f"PRAGMA busy_timeout={whole}")
