"""Journal lines of an import, written in bulk."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from rollforward.imports import bulk
from rollforward.journal.commands import OpenChange
from rollforward.journal.models import Line, Record

_LINES_AT_ONCE = 500


class Scribe:
    """Tells one open change what an import did."""

    def __init__(self, opened: OpenChange) -> None:
        self._change = opened.row.pk

    def created(self, record: Record, pks: Sequence[int], lines: pl.Series) -> None:
        """``lines``: the file's line that made each record."""
        rows = pl.DataFrame({"record_id": pl.Series(pks, dtype=pl.Int64), "row": lines.cast(pl.Int64)})
        same = {"change_id": self._change, "record": record.value, "op": "c", "before": None, "after": None}
        bulk.insert(Line, rows, same)

    def updated(self, record: Record, lines: list[Line]) -> None:
        """``lines`` with ``record_id``, ``before``, ``after`` and ``row`` filled."""
        for line in lines:
            line.change_id, line.record, line.op = self._change, record, Line.Op.UPDATE
        Line.objects.bulk_create(lines, batch_size=_LINES_AT_ONCE)
