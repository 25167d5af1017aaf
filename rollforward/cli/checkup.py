"""What ``doctor`` looks at. Settings are read back from the live database: what counts is what it does."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from rollforward.accounts import activity
from rollforward.accounts.models import Firm
from rollforward.cli import surroundings
from rollforward.cli.finding import Finding, State
from rollforward.imports import jobs
from rollforward.moving.backup import last_backup
from rollforward.sandbox import fence

_BACKUP_DAYS = 2
_ENOUGH_FREE_BYTES = 1024**3
_SQLITE_SETTINGS: tuple[tuple[str, Any, str], ...] = (
    ("journal_mode", "wal", "readers would wait for writers"),
    ("synchronous", 2, "a power cut could lose what was already confirmed"),
    ("foreign_keys", 1, "rows could point at nothing"),
)
_MIN_BUSY_MILLISECONDS = 5_000


def findings() -> Iterator[Finding]:
    """Everything, in the order in which one would mend it."""
    yield from _data_folder(settings.DATA_DIR)
    yield from _keys(settings.DATA_DIR / "keys.json")
    try:
        yield from _database()
    except DatabaseError as reason:
        yield Finding("database", "failure", f"it does not answer: {reason}. Look at DATABASE_URL.")
        return
    yield from _activity()
    yield from surroundings.libraries()
    yield from surroundings.reached()
    yield _worker()
    yield _reader()
    yield _backup()
    yield _mail()


def _data_folder(folder: Path) -> Iterator[Finding]:
    open_to_others = folder.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH)
    if open_to_others:
        yield Finding("data folder", "warning", f"{folder} is open to other users of this machine: chmod 750 {folder}")
    else:
        yield Finding("data folder", "ok", str(folder))
    free = shutil.disk_usage(folder).free
    state: State = "ok" if free >= _ENOUGH_FREE_BYTES else "warning"
    yield Finding(
        "disk", state, f"{free / 1024**3:.1f} GB free beside {folder}" + ("" if state == "ok" else ": make room")
    )


def _keys(path: Path) -> Iterator[Finding]:
    if not path.exists():
        yield Finding("keys", "ok", "taken from the environment")
    elif path.stat().st_mode & 0o077:
        yield Finding("keys", "failure", f"others can read {path}: chmod 600 {path}")
    else:
        yield Finding("keys", "ok", f"{path}: keep a copy apart from the database; without it tax IDs cannot be read")


def _database() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        yield from _sqlite(cursor) if connection.vendor == "sqlite" else _postgresql(cursor)
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if missing:
        yield Finding("tables", "failure", f"{missing} migrations are missing: run `rollforward migrate`")
    else:
        yield Finding("tables", "ok", "at this version")
        with connection.cursor() as cursor:
            yield surroundings.clock(cursor)


def _sqlite(cursor: Any) -> Iterator[Finding]:
    for name, wanted, otherwise in _SQLITE_SETTINGS:
        found = cursor.execute(f"PRAGMA {name}").fetchone()[0]
        good = found == wanted
        yield Finding(f"SQLite {name}", "ok" if good else "failure", f"{found}" + ("" if good else f": {otherwise}"))
    busy = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
    waits = busy >= _MIN_BUSY_MILLISECONDS
    yield Finding("SQLite busy_timeout", "ok" if waits else "failure", f"{busy} ms")
    mode = connection.settings_dict.get("OPTIONS", {}).get("transaction_mode")
    yield Finding("SQLite transactions", "ok" if mode == "IMMEDIATE" else "failure", str(mode))
    yield _sqlite_version(sqlite3.sqlite_version_info)


def _sqlite_version(version: tuple[int, int, int]) -> Finding:
    """From 3.7.0 to 3.51.2 a rare race when the write-ahead log starts anew can damage the file."""
    text = ".".join(map(str, version))
    if (3, 7, 0) <= version <= (3, 51, 2) or version == (3, 52, 0):
        return Finding(
            "SQLite version", "warning", f"{text} has a rare fault with WAL: 3.51.3 or 3.53.0 mends it. Back up."
        )
    return Finding("SQLite version", "ok", text)


def _postgresql(cursor: Any) -> Iterator[Finding]:
    cursor.execute("SHOW server_version_num")
    yield surroundings.postgresql_version(int(cursor.fetchone()[0]))
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        cursor.execute(f"SHOW {name}")
        found = str(cursor.fetchone()[0])
        good = found != "off"
        yield Finding(f"PostgreSQL {name}", "ok" if good else "failure", found if good else f"{found}: switch it on")
    yield _role(cursor)
    cursor.execute("SHOW client_connection_check_interval")
    interval = str(cursor.fetchone()[0])
    good = interval != "0"
    yield Finding("PostgreSQL client_connection_check_interval", "ok" if good else "failure", interval)


def _role(cursor: Any) -> Finding:
    """Whether the wall between firms holds for the role that we are."""
    cursor.execute("SELECT rolname, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
    name, passes = cursor.fetchone()
    if not passes:
        return Finding("PostgreSQL role", "ok", f"{name}: row-level security holds for it")
    return Finding(
        "PostgreSQL role", "warning", f"{name} passes row-level security: use one without SUPERUSER and BYPASSRLS"
    )


def _activity() -> Iterator[Finding]:
    """Whether each firm's activity log is as it was written: entry after entry, none changed, none missing."""
    try:
        broken = list(activity.faults(Firm.objects.order_by("pk")))
    except DatabaseError:
        return  # tables are missing, which was told
    for firm, fault in broken:
        words = f"of {firm.name}: {fault}. Somebody wrote to the database past the application: compare with a backup."
        yield Finding("activity log", "failure", words)
    if not broken:
        yield Finding("activity log", "ok", "every entry is as it was written")


def _worker() -> Finding:
    if jobs.worker_alive():
        return Finding("worker", "ok", "running")
    return Finding(
        "worker",
        "warning",
        "none is running: imports and new projects wait until `rollforward serve` or `rollforward worker` runs",
    )


def _reader() -> Finding:
    lacking = fence.lacking()
    if not lacking:
        return Finding("reading of files", "ok", "shut off from network, other processes and other files")
    return Finding(
        "reading of files",
        "warning",
        f"limited in memory and time, but not shut off from {'; nor from '.join(lacking)}",
    )


def _backup() -> Finding:
    found = last_backup()
    if found is None:
        return Finding("backup", "warning", "none was made of this installation: `rollforward backup FILE`, every day")
    at, path = found
    days = (timezone.now() - at).days
    late = days >= _BACKUP_DAYS
    return Finding(
        "backup", "warning" if late else "ok", f"{at:%Y-%m-%d %H:%M}, {path}" + (f": {days} days ago" if late else "")
    )


def _mail() -> Finding:
    if settings.EMAIL_HOST:
        return Finding("e-mail", "ok", settings.EMAIL_HOST)
    return Finding("e-mail", "warning", "not set up: forgotten passwords need `rollforward member reset-link`")
