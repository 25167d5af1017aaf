"""Who is alive: a hold that the operating system or the database server lets go by itself when its process dies.

SQLite installations run on one host, so a file lock tells; on PostgreSQL an advisory lock of a connection of its own
does. Neither is a row: a row that promises life goes on promising after a kill, and cannot be renewed while a long
write holds the database.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def held(name: str, *, shared: bool = False) -> Iterator[bool]:
    """Hold ``name`` while the block runs; yields whether it could be had. ``shared``: several may hold it together."""
    holder = _server_hold if connection.vendor == "postgresql" else _file_hold
    with holder(name, shared) as got:
        yield got


def is_held(name: str) -> bool:
    """Whether anybody alive holds ``name``."""
    with held(name) as got:
        return not got


@contextmanager
def _file_hold(name: str, shared: bool) -> Iterator[bool]:
    folder = Path(settings.LOCKS_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / f"{name}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        yield _try_flock(handle, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
    finally:
        os.close(handle)


def _try_flock(handle: int, kind: int) -> bool:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _server_hold(name: str, shared: bool) -> Iterator[bool]:
    # A connection of its own: the hold must outlive every transaction and end with the process, not with a request.
    own: BaseDatabaseWrapper = connections.create_connection("default")
    suffix = "_shared" if shared else ""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
    try:
        with own.cursor() as cursor:
            cursor.execute(f"SELECT pg_try_advisory_lock{suffix}(%s)", [number])
            yield bool(cursor.fetchone()[0])
    finally:
        own.close()
