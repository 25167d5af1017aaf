"""A long write in portions, between which others get their turn."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

#: How long one portion may hold the database, and for how long it is then left to others: who waits looks more often.
_SECONDS = 0.045
_REST = 0.005
_FIRST, _FEWEST, _MOST = 500, 250, 5_000


class Pace:
    """Finds the size of a portion from how long the last one took, on this machine and under its present load.

    SQLite has one writer at a time and no queue: who waits would find the database taken each time if the next portion
    followed at once. What is made ready for it meanwhile is done in that time. PostgreSQL needs no rest.
    """

    def __init__(self) -> None:
        self._rows, self._took = _FIRST, 0.0
        self._rest = _REST if connection.vendor == "sqlite" else 0.0
        self._rested_at = 0.0

    def portions(self, total: int) -> Iterator[tuple[int, int]]:
        """Start and length of each portion; the caller writes one, ``holding`` the database, before it asks
        for the next."""
        start = 0
        while start < total:
            count = min(self._rows, total - start)
            yield start, count
            self._settle(count)
            start += count

    @contextmanager
    def holding(self) -> Iterator[None]:
        """The transaction that writes a portion, begun when others had their turn. Neither what is made ready before
        it keeps anybody waiting, nor the waiting for others to be done."""
        time.sleep(max(0.0, self._rested_at - time.monotonic()))
        with transaction.atomic():
            began = time.monotonic()
            yield
            self._took = time.monotonic() - began
        self._rested_at = time.monotonic() + self._rest

    def _settle(self, count: int) -> None:
        fitting = round(count * _SECONDS / max(self._took, 1e-6))
        # By half or double at most: one portion may have met a pause of the machine.
        self._rows = max(_FEWEST, min(_MOST, max(self._rows // 2, min(self._rows * 2, fitting))))
