"""What a file changes in records that are there already."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from rollforward.engine.planning.held import present
from rollforward.engine.planning.merge import repeats
from rollforward.engine.values import CLEAR

CHANGE_SCHEMA = {
    "record": pl.String,
    "number": pl.UInt32,
    "pk": pl.Int64,
    "line": pl.UInt32,
    "target": pl.String,
    "old": pl.String,
    "new": pl.String,
    "row": pl.UInt32,
}


def changes_of(
    record: str,
    rows: pl.DataFrame,
    records: pl.DataFrame,
    held: pl.DataFrame,
    keys: Sequence[str],
    cleared: Sequence[str],
) -> tuple[pl.DataFrame, pl.Series]:
    """The changes (``CHANGE_SCHEMA``) and the numbers of the ``rows`` that carry any of them.

    ``rows``: ``row``, ``line``, the record's number under its name, ``pk`` and the cells under ``keys``; ``records``:
    the same merged, one row per record. ``held``: ``pk`` and present values. ``cleared``: keys whose blank cells clear.
    """
    found, touched = [pl.DataFrame(schema=CHANGE_SCHEMA)], [pl.Series("row", [], dtype=pl.UInt32)]
    known = records.filter(pl.col("pk").is_not_null())
    if known.is_empty() or not keys:
        return found[0], touched[0]
    pairs = pl.concat([known, present(known, held, keys)], how="horizontal")
    differs = pairs.select(_differs(key, key in cleared).alias(key) for key in keys)
    shared = repeats(rows, record)
    for key in keys:
        if not differs[key].any():
            continue
        hit = pairs.filter(differs[key])
        if shared:
            carriers = _carriers(rows, hit, record, key, key in cleared)
            firsts = carriers.unique(record, keep="first", maintain_order=True)
            hit = hit.drop("row", "line").join(firsts, on=record, how="left", maintain_order="left")
            touched.append(carriers["row"])
        else:
            touched.append(hit["row"])
        found.append(_listed(record, hit, key))
    return pl.concat(found), pl.concat(touched).unique()


def _differs(key: str, cleared: bool) -> pl.Expr:
    said = pl.col(key).fill_null(CLEAR) if cleared else pl.col(key)
    return said.is_not_null() & without_clear(said).ne_missing(pl.col(f"old {key}"))


def _carriers(rows: pl.DataFrame, hit: pl.DataFrame, record: str, key: str, cleared: bool) -> pl.DataFrame:
    """The rows that say the new value; where blank cells clear, all rows of the record do."""
    saying = rows if cleared else rows.filter(pl.col(key).is_not_null())
    return saying.select(record, "row", "line").join(hit.select(record), on=record, how="semi", maintain_order="left")


def _listed(record: str, hit: pl.DataFrame, key: str) -> pl.DataFrame:
    return hit.select(
        record=pl.lit(record),
        number=record,
        pk="pk",
        line="line",
        target=pl.lit(key),
        old=f"old {key}",
        new=without_clear(pl.col(key)),
        row="row",
    )


def without_clear(text: pl.Expr) -> pl.Expr:
    """The value that stays: null where the cell clears."""
    return pl.when(text != CLEAR).then(text)
