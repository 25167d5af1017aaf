"""Rows that likely mean the same client, in one file or across two: pairs, how likely, and why."""

from __future__ import annotations

import polars as pl

from rollforward.engine.duplicates.aspects import aspects_of
from rollforward.engine.duplicates.blocking import candidate_pairs
from rollforward.engine.duplicates.clusters import clusters
from rollforward.engine.duplicates.comparing import compared
from rollforward.engine.duplicates.deciding import LIKELY, decided, with_indirect
from rollforward.engine.duplicates.records import as_table
from rollforward.engine.duplicates.sounds import called_alike
from rollforward.engine.duplicates.values import DUPLICATE_SCHEMA
from rollforward.engine.duplicates.weighing import learned, probability
from rollforward.engine.values import Mapping, Table

__all__ = ["DUPLICATE_SCHEMA", "as_table", "called_alike", "clusters", "find_duplicates"]


def find_duplicates(table: Table, mapping: Mapping, against: tuple[Table, Mapping] | None = None) -> pl.DataFrame:
    """Likely duplicates (``DUPLICATE_SCHEMA``), by rising ``a`` and ``b``.

    ``against``: rows of ``table`` are compared with those of this one, and with each other no more. Deterministic: the
    order of rows changes their numbers and nothing else.
    """
    tables = [(table, mapping), *([against] if against else [])]
    rows, first = sum(t.rows.height for t, _ in tables), table.rows.height if against else None
    aspects = aspects_of(tables)
    pairs = candidate_pairs(aspects, rows, first) if aspects else None
    if pairs is None or pairs.is_empty():
        return pl.DataFrame(schema=DUPLICATE_SCHEMA)
    steps = compared(pairs, aspects)
    model = learned(steps, aspects, rows, first)
    likely = steps.with_columns(score=probability(steps, aspects, model)).filter(pl.col("score") >= LIKELY)
    if first is None:
        likely = with_indirect(likely, aspects, model)
    return decided(likely, aspects, model, first)
