"""``rollforward move``: from one database into another, SQLite or PostgreSQL."""

from __future__ import annotations

from django.db import OperationalError

from rollforward.cli.database import need_tables
from rollforward.cli.start import DONE, CannotGoOn, WrongUsage, say
from rollforward.imports import jobs
from rollforward.moving.move import CannotMove, Moved, move


def move_to(url: str) -> int:
    """Copy everything into the empty database at that address."""
    need_tables()
    if jobs.worker_alive():
        raise CannotGoOn("A worker is running. Stop the server and all workers first, so that nothing is written now.")
    moved = _moved(url)
    say(f"{moved.rows:,} rows of {moved.tables} tables were copied and read back. Their digest on both sides:")
    print(moved.digest)
    say(
        "Set DATABASE_URL to the new address and start the server. The folder with uploads and keys stays where it is. "
        "The former database is as it was: keep it until you have looked around in the new one."
    )
    return DONE


def _moved(url: str) -> Moved:
    try:
        return move(url, lambda name: say(f"  {name}"))
    except CannotMove as refusal:
        raise CannotGoOn(str(refusal)) from None
    except ValueError as wrong:
        raise WrongUsage(f"This is no address of a database ({wrong}): postgres://user:password@host/name, or "
                         "sqlite:////folder/file.sqlite3") from None  # fmt: skip
    except OperationalError as reason:
        raise CannotGoOn(f"The target does not answer: {reason}. Look at the address. Nothing was moved.") from None
