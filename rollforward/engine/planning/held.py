"""What is there already."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl


def present(records: pl.DataFrame, held: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """The present values of records, told by their ``pk``: each of the ``keys`` under ``old <key>``, in the records'
    order; null for new ones and where ``held`` (``pk`` and values) lacks the key."""
    there = held.select(pl.col("pk").cast(pl.Int64)).with_row_index("at")
    at = records.select("pk").join(there, on="pk", how="left", maintain_order="left")["at"]
    values = [
        (pl.col(key) if key in held.columns else pl.lit(None, dtype=pl.String)).alias(f"old {key}") for key in keys
    ]
    return held.select(pl.col("pk"), *values).drop("pk")[at]
