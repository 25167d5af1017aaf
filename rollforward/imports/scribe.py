"""Journal lines of an import, written in bulk."""

from __future__ import annotations

from itertools import pairwise

import polars as pl

from rollforward.imports import bulk
from rollforward.journal.commands import OpenChange
from rollforward.journal.models import MOST_IN_A_RUN, Line, Record

_LINES_AT_ONCE = 500


class Scribe:
    """Tells one open change what an import did."""

    def __init__(self, opened: OpenChange) -> None:
        self._change = opened.row.pk

    def created(self, record: Record, keys: pl.Series, lines: pl.Series) -> None:
        """``lines``: the file's line that made each record. Keys that follow one another share a journal line."""
        pks, rows = keys.to_list(), lines.to_list()
        # A gap between keys, which another writer's can make, starts a new run.
        gaps = (keys.diff() != 1).arg_true().to_list()
        starts = sorted({0, *gaps, *(start for start in range(0, len(pks), MOST_IN_A_RUN))} if len(pks) else ())
        Line.objects.bulk_create(
            [
                Line(
                    change_id=self._change,
                    record=record,
                    record_id=pks[start],
                    run=end - start,
                    op=Line.Op.CREATE,
                    after={"rows": rows[start:end]},
                )
                for start, end in pairwise([*starts, len(pks)])
            ],
            batch_size=_LINES_AT_ONCE,
        )

    def deleted(self, record: Record, lines: pl.DataFrame) -> None:
        """``lines``: ``record_id``, ``before`` (the whole row) as JSON text, ``row``."""
        self._insert(record, Line.Op.DELETE, lines)

    def updated(self, record: Record, lines: pl.DataFrame) -> None:
        """``lines``: ``record_id``, ``before`` and ``after`` as JSON text, ``row``."""
        self._insert(record, Line.Op.UPDATE, lines)

    def _insert(self, record: Record, op: Line.Op, lines: pl.DataFrame) -> None:
        same = {"change_id": self._change, "record": str(record), "op": str(op), "run": 1}
        bulk.insert(Line, lines, same)
