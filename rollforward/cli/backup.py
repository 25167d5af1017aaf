"""``rollforward backup`` and ``rollforward restore``."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from rollforward.cli.database import bring_up_to_date, need_tables
from rollforward.cli.start import DONE, CannotGoOn, WrongUsage, say
from rollforward.imports import jobs
from rollforward.moving.archive import BadArchive
from rollforward.moving.backup import backup as make
from rollforward.moving.move import CannotMove
from rollforward.moving.restore import restore as take


def backup(path: Path, *, overwrite: bool) -> int:
    """Everything but the keys into one file, while the server runs."""
    need_tables()
    if path.is_dir() or not path.parent.is_dir():
        raise WrongUsage(f"{path}: name a file in a folder that is there, such as /backup/monday.tar.gz")
    if path.exists() and not overwrite:
        raise WrongUsage(f"{path} is there already. Name another file, or say --overwrite.")
    try:
        made = make(path)
    except CannotMove as refusal:
        raise CannotGoOn(str(refusal)) from None
    except OSError as reason:
        raise CannotGoOn(f"{path} could not be written: {reason}. Choose another folder, or make room.") from None
    say(f"{path}: {made.rows:,} rows and the files of imports, {made.size / 1024**2:.1f} MB. SHA-256:")
    print(made.digest)
    say("The keys are not in it: keep keys.json (or what the environment holds) in another place.")
    return DONE


def restore(path: Path, *, replace: bool) -> int:
    """A backup in the place of everything that is here."""
    if jobs.worker_alive():
        raise CannotGoOn("A worker is running. Stop the server and all workers first, so that nobody writes meanwhile.")
    bring_up_to_date()
    try:
        manifest = take(path, replace=replace)
    except (BadArchive, CannotMove) as refusal:
        raise CannotGoOn(f"{refusal} Nothing was changed.") from None
    except OSError as reason:
        raise CannotGoOn(f"{path} could not be restored: {reason}. Look at the path and at the room left.") from None
    say(f"{path} of {manifest.made_at[:16]} is in place: {manifest.rows:,} rows and {settings.UPLOADS_DIR}.")
    say("Everybody signs in anew. API tokens that were ended since the backup work again: look through them.")
    return DONE
