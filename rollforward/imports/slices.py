"""A few rows out of a long file: those that lie near each other in one slice, so that the rest is not read."""

from __future__ import annotations

import polars as pl

#: Rows this close together are read in one slice; a file's batches are of about this size.
_NEAR = 2_048
#: For more slices than these a narrow file is read whole.
_SLICES = 12


def rows_at(frame: pl.LazyFrame, positions: pl.Series, slices: int = _SLICES) -> pl.DataFrame:
    """The rows of a file at some positions (from 0), in their order in the file, each once.

    ``slices``: for more than these the file is read whole.
    """
    wanted = positions.unique().sort()
    if wanted.is_empty():
        return frame.head(0).collect()
    begins = wanted.filter(wanted.diff().fill_null(_NEAR + 1) > _NEAR)
    if len(begins) > slices:
        return frame.with_row_index("_at").filter(pl.col("_at").is_in(wanted.implode())).drop("_at").collect()
    near = wanted.to_frame("at").with_columns(of=begins.search_sorted(wanted, side="right"))
    pieces = [_slice(frame, piece["at"]) for piece in near.partition_by("of", maintain_order=True)]
    return pl.concat(pl.collect_all(pieces))


def _slice(frame: pl.LazyFrame, at: pl.Series) -> pl.LazyFrame:
    first, last = int(at[0]), int(at[-1])
    inner = (at - first).cast(pl.UInt32)
    taken = frame.slice(first, last - first + 1)
    return taken if last - first + 1 == len(at) else taken.select(pl.all().gather(inner))


def places_of(wanted: pl.Series, rising: pl.Series) -> pl.Series:
    """Where some values stand in a series of rising ones; those that it does not have are left out."""
    if rising.is_empty():
        return pl.Series([], dtype=pl.UInt32)
    at = rising.search_sorted(wanted.cast(rising.dtype))
    inside = at < len(rising)
    at, wanted = at.filter(inside), wanted.filter(inside)
    return at.filter(rising.gather(at) == wanted.cast(rising.dtype))
