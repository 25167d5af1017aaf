"""A copy of the whole installation while it runs, but for its keys.

The database is read at one moment, then the files of imports: one that came later is not in the backup, and one whose
import ended meanwhile is missing without harm. Sessions are left out: whoever got at a backup must not be signed in by
it.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from rollforward.moving.archive import DATABASE, FILES, Manifest, Writer
from rollforward.moving.move import Moved, copy_all, opened, state_of
from rollforward.vault import Vault

_COPY = "backup"


@dataclass(frozen=True, slots=True)
class Made:
    """A backup. ``digest``: SHA-256 of the file."""

    path: str
    at: str
    size: int
    rows: int
    digest: str


def backup(path: Path) -> Made:
    """Write everything but the keys into one file at ``path``, which appears whole or not at all.

    Raises ``CannotMove`` where a value cannot be kept; ``OSError``.
    """
    now = timezone.now()
    # Beside the target, which thus has the room; readable by its owner alone.
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as folder:
        held = _database(Path(folder) / DATABASE)
        aside = Path(folder) / "archive"
        with aside.open("wb") as target:
            writer = Writer(target)
            writer.add(Path(folder) / DATABASE, DATABASE)
            for file in sorted(settings.UPLOADS_DIR.rglob("*")):
                if file.is_file():
                    writer.add(file, f"{FILES}/{file.relative_to(settings.UPLOADS_DIR).as_posix()}")
            writer.end(Manifest(now.isoformat(), held.digest, held.rows, key_mark()))
            target.flush()
            os.fsync(target.fileno())
        aside.chmod(0o600)
        digest = _sha256(aside)
        os.replace(aside, path)
    made = Made(str(path.resolve()), now.isoformat(), path.stat().st_size, held.rows, digest)
    _note(made)
    return made


def last_backup() -> tuple[datetime.datetime, str] | None:
    """When the latest backup of this installation was made, and where to."""
    try:
        told = json.loads(_noted().read_text())
        return datetime.datetime.fromisoformat(told["at"]), told["path"]
    except (OSError, ValueError, KeyError):
        return None


def key_mark() -> str:
    """Tells one sealing key from another without telling anything of it."""
    return Vault(settings.SEALING_KEY).link("backup")


def _database(path: Path) -> Moved:
    with opened(f"sqlite:///{path}", _COPY):
        if connections[DEFAULT_DB_ALIAS].vendor == "sqlite":
            _by_pages(path)
        else:
            call_command("migrate", database=_COPY, verbosity=0, interactive=False)
            _at_one_moment()
        for model in (Session, UserSession):
            model._base_manager.using(_COPY).all().delete()
        held = state_of(_COPY)
        with connections[_COPY].cursor() as cursor:
            cursor.execute("DELETE FROM rate_limits")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("PRAGMA journal_mode=DELETE")
    return held


def _by_pages(path: Path) -> None:
    """SQLite's own way: whoever writes meanwhile is not kept waiting, and the copy is of one moment."""
    connections[DEFAULT_DB_ALIAS].ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connections[DEFAULT_DB_ALIAS].connection.backup(copy)


def _at_one_moment() -> None:
    """Row by row out of PostgreSQL, as it was when the transaction began; nobody is kept waiting."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT 1")  # whose rows these may be is told by now: the next must be the transaction's first

    def begin() -> None:
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")

    copy_all(DEFAULT_DB_ALIAS, _COPY, begin)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _note(made: Made) -> None:
    aside = _noted().with_suffix(".part")
    aside.write_text(json.dumps({"at": made.at, "path": made.path, "sha256": made.digest}))
    aside.replace(_noted())


def _noted() -> Path:
    return Path(settings.DATA_DIR) / "last-backup.json"
