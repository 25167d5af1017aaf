"""The member's corrections laid over the cells of the file."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from rollforward.engine.values import Edit, cell_name

_SCHEMA = {"line": pl.UInt32, "position": pl.UInt32, "text": pl.String}


def lay_over(rows: pl.DataFrame, edits: Sequence[Edit]) -> pl.DataFrame:
    """The rows with every edited cell replaced; of several edits of one cell the last stands.

    Edits of a line or a position that the rows do not have are left out.
    """
    if not edits:
        return rows
    listed = pl.DataFrame([(e.line, e.position, e.text) for e in edits], _SCHEMA, orient="row")
    last = listed.unique(["line", "position"], keep="last")
    for (position,), of_column in last.partition_by("position", as_dict=True).items():
        if (name := cell_name(int(position))) in rows.columns:
            new = of_column.select("line", pl.col("text").alias(name))
            rows = rows.update(new, on="line", how="left", maintain_order="left")
    return rows
