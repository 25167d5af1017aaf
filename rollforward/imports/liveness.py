"""Who is alive: a hold that the operating system or the database server lets go by itself when its process dies.

SQLite installations run on one host, so a file lock tells; on PostgreSQL an advisory lock of a connection of its own
does. Neither is a row: a row that promises life goes on promising after a kill, and cannot be renewed while a long
write holds the database. A process that was stopped but did not die keeps its lock, so a hold also gives a sign of life
every few seconds: once it has given none for a while, whoever asks may take it away. That such a process writes nothing
when it wakes is not promised here but by the fence numbers.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DatabaseError

from rollforward.imports.filehold import FileHold

#: A holder that gave no sign for so long counts as gone.
LEASE_SECONDS = 20.0
_SIGNS_IN_A_LEASE = 8


@contextmanager
def held(name: str, *, shared: bool = False) -> Iterator[bool]:
    """Hold ``name`` while the block runs; yields whether it could be had. ``shared``: several may hold it together."""
    with _hold(name, shared=shared) as hold:
        if hold.got:
            with _signs_of_life(hold):
                yield True
        else:
            yield False


def is_held(name: str) -> bool:
    """Whether anybody alive holds ``name``."""
    with _hold(name, shared=False) as hold:
        return not hold.got


@contextmanager
def _hold(name: str, *, shared: bool) -> Iterator[FileHold | _ServerHold]:
    hold = (_ServerHold if connection.vendor == "postgresql" else FileHold)(name, LEASE_SECONDS, shared=shared)
    try:
        yield hold
    finally:
        hold.let_go()


@contextmanager
def _signs_of_life(hold: FileHold | _ServerHold) -> Iterator[None]:
    ended = threading.Event()

    def give() -> None:
        while hold.sign() and not ended.wait(LEASE_SECONDS / _SIGNS_IN_A_LEASE):
            pass

    giving = threading.Thread(target=give, name="signs of life", daemon=True)
    giving.start()
    try:
        yield
    finally:
        ended.set()
        giving.join()


# A process that was stopped in the middle of a transaction keeps its rows locked, and who frees a firm would wait for
# them. The server waits for such a client, so its transactions end with its hold; what it does next fails.
_STALE_HOLDERS = """
WITH stale AS (
  SELECT a.pid, a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
  WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND (l.classid::bigint << 32 | l.objid::bigint) = %s
  AND a.datname = current_database() AND a.state = 'idle' AND clock_timestamp() - a.state_change > %s * interval '1 s'
)
SELECT pg_terminate_backend(b.pid) FROM pg_stat_activity b WHERE b.pid IN (SELECT pid FROM stale)
OR (b.datname = current_database() AND b.usename = current_user AND b.pid <> pg_backend_pid()
    AND b.application_name IN (SELECT application_name FROM stale)
    AND (b.state LIKE 'idle in transaction%%' OR (b.state = 'active' AND b.wait_event = 'ClientRead')))
"""


class _ServerHold:
    """An advisory lock. Its connection is its own: the hold must outlive every transaction and end with the process."""

    def __init__(self, name: str, lease: float, *, shared: bool) -> None:
        self._own: BaseDatabaseWrapper = connections.create_connection("default")
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
        suffix = "_shared" if shared else ""
        self.got = self._asked(f"SELECT pg_try_advisory_lock{suffix}(%s)", number)
        if not self.got and self._asked(_STALE_HOLDERS, number, lease):
            self.got = self._asked(f"SELECT pg_try_advisory_lock{suffix}(%s)", number)

    def _asked(self, sql: str, *parameters: float) -> bool:
        with self._own.cursor() as cursor:
            cursor.execute(sql, parameters)
            row = cursor.fetchone()
        return bool(row and row[0])

    def sign(self) -> bool:
        """Say something to the server, which notes the time; whether it still listens."""
        try:
            with self._own.wrap_database_errors:
                self._own.connection.execute("SELECT 1")
        except DatabaseError:
            return False
        return True

    def let_go(self) -> None:
        self._own.close()
