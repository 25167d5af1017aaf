"""Journal lines of an import, written in bulk."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from rollforward.journal.commands import OpenChange
from rollforward.journal.models import MOST_IN_A_RUN, Line, Record

_LINES_AT_ONCE = 500


class Scribe:
    """Tells one open change what an import did."""

    def __init__(self, opened: OpenChange) -> None:
        self._change = opened.row.pk

    def created(self, record: Record, pks: Sequence[int], lines: pl.Series) -> None:
        """``lines``: the file's line that made each record. Keys that follow one another share a journal line."""
        made = pl.DataFrame({"pk": pl.Series(pks, dtype=pl.Int64), "line": lines.cast(pl.Int64)}).with_row_index("at")
        # Within a run, key and place rise together; a gap, which another writer's keys can make, starts a new one.
        runs = made.with_columns(gap=pl.col("pk") - pl.col("at")).group_by(
            "gap", pl.col("at") // MOST_IN_A_RUN, maintain_order=True
        )
        Line.objects.bulk_create(
            [
                Line(
                    change_id=self._change,
                    record=record,
                    record_id=run["pk"][0],
                    run=run.height,
                    op=Line.Op.CREATE,
                    after={"rows": run["line"].to_list()},
                )
                for _, run in runs
            ],
            batch_size=_LINES_AT_ONCE,
        )

    def updated(self, record: Record, lines: list[Line]) -> None:
        """``lines`` with ``record_id``, ``before``, ``after`` and ``row`` filled."""
        for line in lines:
            line.change_id, line.record, line.op = self._change, record, Line.Op.UPDATE
        Line.objects.bulk_create(lines, batch_size=_LINES_AT_ONCE)
