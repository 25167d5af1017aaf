"""A backup in the place of what the installation holds: rows in one transaction, then the files."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from rollforward.accounts.models import User
from rollforward.imports import expiry
from rollforward.moving.archive import DATABASE, FILES, BadArchive, Manifest, unpack
from rollforward.moving.backup import key_mark
from rollforward.moving.move import CannotMove, copy_all, opened

_COPY = "backup"


def restore(path: Path, *, replace: bool) -> Manifest:
    """Put a backup in place of everything; what is over by now is removed again at once.

    ``replace``: also where the installation has people in it. Raises ``BadArchive``, ``CannotMove``; ``OSError``.
    """
    if not replace and User.objects.exists():
        raise CannotMove("There are people in this installation. With --replace the backup takes the place of it all.")
    data = Path(settings.DATA_DIR)
    with tempfile.TemporaryDirectory(dir=data, prefix="restoring-") as folder:
        manifest = unpack(path, Path(folder))
        if manifest.key != key_mark():
            raise CannotMove(
                "The backup was made with another sealing key, without which its tax numbers cannot be read. Put the "
                "keys.json of that time into the data folder first, or set ROLLFORWARD_SEALING_KEY."
            )
        with opened(f"sqlite:///{folder}/{DATABASE}", _COPY):
            _bring_up_to_date(path)
            copy_all(_COPY, DEFAULT_DB_ALIAS)
        _files(Path(folder) / FILES, Path(settings.UPLOADS_DIR))
    expiry.expire()
    return manifest


def _bring_up_to_date(path: Path) -> None:
    """A backup of an earlier version gets this one's tables; of a later one it cannot be known what they mean."""
    executor = MigrationExecutor(connections[_COPY])
    unknown = executor.loader.applied_migrations.keys() - executor.loader.disk_migrations.keys()
    if unknown:
        raise BadArchive(f"{path} is a backup of a newer Rollforward: restore it with that version.")
    call_command("migrate", database=_COPY, verbosity=0, interactive=False)


def _files(come: Path, target: Path) -> None:
    """The old folder goes only when the new one is complete beside it."""
    come.mkdir(mode=0o700, exist_ok=True)
    former = target.with_name(f"{target.name}.former")
    shutil.rmtree(former, ignore_errors=True)
    if target.exists():
        target.rename(former)
    come.rename(target)
    shutil.rmtree(former, ignore_errors=True)
