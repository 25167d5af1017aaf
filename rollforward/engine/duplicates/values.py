"""What is handed out."""

from __future__ import annotations

import polars as pl

#: ``a``, ``b``: data rows from 1. ``score``: how likely they are one client, 0 to 1. ``decision``: ``same`` where that
#: is practically certain, else ``ask``. ``reasons``: sentences, the weightiest first.
DUPLICATE_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "a": pl.UInt32,
    "b": pl.UInt32,
    "score": pl.Float64,
    "decision": pl.String,
    "reasons": pl.List(pl.String),
}
