"""Cells at their places (of web pages and XML spreadsheets) into the cells of a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.values import cell_name

#: Cells that a rectangle may hold for each one that is filled, and what is free of that rule.
_AREA_PER_CELL = 1_000
_FREE_AREA = 4_000_000


def laid_out(rows: Sequence[tuple[int, Mapping[int, str]]], limits: Limits) -> pl.DataFrame:
    """The frame of rows: each with its line, and its cells by their positions. Raises ``Refused``."""
    width = max((max(cells, default=-1) + 1 for _, cells in rows), default=0)
    if width > limits.columns:
        raise Refused("too-large", f"it has {width:,} columns, and at most {limits.columns:,} are read")
    if len(rows) > limits.rows:
        raise Refused("too-large", f"it has {len(rows):,} rows, and at most {limits.rows:,} are read")
    if len(rows) * width > max(_FREE_AREA, _AREA_PER_CELL * sum(len(cells) for _, cells in rows)):
        raise Refused("hostile", f"its {len(rows):,} rows of {width:,} columns are nearly all blank")
    lines = pl.Series("line", [line for line, _ in rows], pl.UInt32)
    columns = [pl.Series(cell_name(i), [cells.get(i, "") for _, cells in rows], pl.String) for i in range(width)]
    return pl.DataFrame([lines, *columns])
