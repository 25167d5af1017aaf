"""How much each line of a sheet says."""

from __future__ import annotations

import polars as pl

#: Ruled lines are looked for among so many of the first and of the last lines; elsewhere only where they are one cell.
_HEAD, _TAIL = 500, 300

_RULE = r"^(?:[-=_*~+–—]{3,}|\\+)$"


def filled_cells(cells: pl.DataFrame) -> pl.Series:
    """How many cells of each row of ``cells`` (as in RawSheet) show something; a ruled line shows nothing."""
    if cells.width < 2:
        return pl.Series([0] * cells.height, dtype=pl.UInt32)
    names = cells.columns[1:]
    count = cells.select(pl.sum_horizontal(pl.col(name) != "" for name in names)).to_series()
    # Cells of mere spaces, and rules, are rare and matter only where little else stands in the row.
    at = pl.int_range(cells.height, eager=True)
    few = cells.with_columns(at.alias("at")).filter((count <= 1) | (at < _HEAD) | (at >= cells.height - _TAIL))
    if not few.height:
        return count
    stripped = few.select("at", pl.col(names).str.strip_chars())
    shown = pl.sum_horizontal(pl.col(name) != "" for name in names)
    ruled = pl.sum_horizontal(pl.col(name).str.contains(_RULE) for name in names)
    told = stripped.select("at", pl.when(shown == ruled).then(0).otherwise(shown).cast(count.dtype).alias("told"))
    return count.scatter(told["at"], told["told"])
