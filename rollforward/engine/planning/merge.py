"""Several rows that speak of one record: where they disagree, and what they say together."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl


def repeats(frame: pl.DataFrame, by: str) -> bool:
    """Whether any record has more than one row."""
    return frame[by].n_unique() < frame.height


def merged(frame: pl.DataFrame, by: str, keys: Sequence[str]) -> pl.DataFrame:
    """One row per record, in the order of the file: every other column from its first row, ``keys`` filled beats blank.

    The rows of a record must not disagree (see ``clashes``).
    """
    if not repeats(frame, by):
        return frame
    others = [pl.col(name).first() for name in frame.columns if name not in (by, *keys)]
    # Filled cells are equal here, so that the largest is the one there is; cheaper than the first that is not null.
    return frame.group_by(by, maintain_order=True).agg(*others, *(pl.col(key).max() for key in keys))


def renumbered(numbers: pl.Series, by_old: pl.DataFrame, old: str, new: str) -> pl.Series:
    """``numbers`` in the counting of ``by_old`` (columns ``old`` and ``new``); null for those it does not have."""
    highest = pl.concat([by_old[old], numbers]).max()
    size = highest + 1 if isinstance(highest, int) else 0
    places = pl.Series(new, [None], dtype=pl.UInt32).new_from_index(0, size)
    return places.scatter(by_old[old], by_old[new]).gather(numbers)


def clashes(frame: pl.DataFrame, by: str, keys: Sequence[str]) -> pl.DataFrame:
    """Cells in which rows of one record give different filled values: the frame's other columns, ``key``, ``value``."""
    found = [
        frame.drop(keys).clear().with_columns(key=pl.lit(None, dtype=pl.String), value=pl.lit(None, dtype=pl.String))
    ]
    if not keys or not repeats(frame, by):
        return found[0]
    repeated = _differing(frame, by, keys)
    torn = repeated.group_by(by).agg((pl.col(key).min() != pl.col(key).max()).fill_null(False) for key in keys)
    for key in keys:
        records = torn.filter(key).select(by)
        if not records.is_empty():
            cells = repeated.filter(pl.col(key).is_not_null()).join(records, on=by, how="semi", maintain_order="left")
            found.append(cells.with_columns(key=pl.lit(key), value=key).drop(keys))
    return pl.concat(found)


def _differing(frame: pl.DataFrame, by: str, keys: Sequence[str]) -> pl.DataFrame:
    """The rows of records whose rows are not all alike. Repeated client columns mostly are, and that is soon seen."""
    firsts = frame.select(by, at=pl.int_range(pl.len(), dtype=pl.UInt32)).select(pl.col("at").min().over(by))["at"]
    cells, first = frame.select(keys), frame.select(keys)[firsts]
    unlike = pl.concat([cells, first.rename(lambda key: f"first {key}")], how="horizontal").select(
        pl.any_horizontal(pl.col(key).ne_missing(pl.col(f"first {key}")) for key in keys).alias("unlike")
    )
    records = frame.filter(unlike["unlike"]).select(pl.col(by).unique())
    return frame.join(records, on=by, how="semi", maintain_order="left")
