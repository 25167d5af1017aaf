"""Writing what can as well be written the next time, such as when something was last used."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.sessions.backends.base import UpdateError
from django.db import DatabaseError

from rollforward.sqlite import at_once


def note(write: Callable[[], object]) -> bool:
    """Whether it was written: no page waits for it while an import is writing."""
    try:
        with at_once():
            write()
    except (DatabaseError, UpdateError):
        return False
    return True
