"""Django's SQLite, whose waiting writers look often whether it is their turn; see ``base``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

patient: ContextVar[bool] = ContextVar("rollforward.sqlite.patient", default=True)


@contextmanager
def at_once() -> Iterator[None]:
    """What would have to wait for another writer raises ``OperationalError`` instead. Other databases lock rows, and
    wait as ever."""
    before = patient.set(False)
    try:
        yield
    finally:
        patient.reset(before)
