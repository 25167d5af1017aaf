"""The member's corrections laid over the cells of the file."""

from __future__ import annotations

import polars as pl

from rollforward.engine.values import Edits, cell_name, edits_frame


def lay_over(rows: pl.DataFrame, edits: Edits) -> pl.DataFrame:
    """The rows with every edited cell replaced; of several edits of one cell the last stands.

    Edits of a line or a position that the rows do not have are left out.
    """
    last = edits_frame(edits).unique(["line", "position"], keep="last")
    for (position,), of_column in last.partition_by("position", as_dict=True).items():
        if (name := cell_name(int(position))) in rows.columns:
            new = of_column.select("line", pl.col("text").alias(name))
            rows = rows.update(new, on="line", how="left", maintain_order="left")
    return rows
