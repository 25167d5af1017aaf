"""One verdict per row, and sums that must come out even."""

from __future__ import annotations

from typing import get_args

import polars as pl

from rollforward.engine.values import Counts, RowCounts, Verdict


class Unbalanced(Exception):
    """The verdicts do not add up to the rows: a fault in planning, after which nothing may be written."""


def judged(rows: pl.DataFrame, clients: pl.DataFrame, touched: pl.Series, bad: pl.DataFrame) -> pl.DataFrame:
    """``Plan.rows``.

    ``rows``: ``Match.rows``; ``clients``: the planned ones with ``matched`` (their number in the match); ``touched``:
    rows that change something; ``bad``: ``line`` and ``why`` of the rows with a problem.
    """
    planned = clients.select("action", number="client", client="matched")
    told = rows.join(bad, on="line", how="left", maintain_order="left")
    told = told.join(planned, on="client", how="left", maintain_order="left")
    changed = pl.col("row").is_in(touched.implode())
    verdict = (
        pl.when("skip").then(pl.lit("skipped"))
        .when(pl.col("why").is_not_null()).then(pl.lit("problem"))
        .when(pl.col("action") == "added").then(pl.lit("added"))
        .when(pl.col("action").is_not_null() & changed).then(pl.lit("updated"))
        .when(pl.col("action").is_not_null()).then(pl.lit("unchanged"))
    )  # fmt: skip
    told = told.with_columns(verdict=verdict)
    writes = pl.col("verdict").is_in(["added", "updated", "unchanged"])
    return told.select(
        "line",
        "verdict",
        client=pl.when(writes).then("number").cast(pl.Int32),
        key=pl.when(writes).then("key"),
        why=pl.when(pl.col("verdict") == "problem").then("why"),
    )


def row_counts(rows: pl.DataFrame, expected: int) -> RowCounts:
    """Count the verdicts. Raises ``Unbalanced`` unless every one of the ``expected`` rows has exactly one."""
    found = dict(rows["verdict"].value_counts().iter_rows())
    counts = RowCounts(*(found.get(verdict, 0) for verdict in get_args(Verdict)))
    if counts.rows != expected or rows["line"].n_unique() != expected:
        raise Unbalanced(f"{expected} rows were read, but {counts.rows} have a verdict: {counts}. Report this.")
    return counts


def record_counts(records: pl.DataFrame) -> Counts:
    """Distinct records by ``action``."""
    found = dict(records["action"].value_counts().iter_rows())
    return Counts(found.get("added", 0), found.get("updated", 0), found.get("unchanged", 0))
