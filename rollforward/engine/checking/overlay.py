"""The member's corrections laid over the cells of the file."""

from __future__ import annotations

import polars as pl

from rollforward.engine.values import Edits, cell_name, edits_frame


def lay_over(rows: pl.DataFrame, edits: Edits) -> pl.DataFrame:
    """The rows with every edited cell replaced; of several edits of one cell the last stands.

    Edits of a line or a position that the rows do not have are left out.
    """
    last = edits_frame(edits)
    if last.height > rows.height:
        last = last.filter(pl.col("line").is_in(rows["line"].implode()))
    last = last.unique(["line", "position"], keep="last")
    in_order = not last.is_empty() and rows["line"].is_sorted()
    for (position,), of_column in last.partition_by("position", as_dict=True).items():
        if (name := cell_name(int(position))) in rows.columns:
            new = of_column.select("line", pl.col("text").alias(name))
            rows = _put(rows, new, name) if in_order else rows.update(new, on="line", how="left", maintain_order="left")
    return rows


def _put(rows: pl.DataFrame, new: pl.DataFrame, name: str) -> pl.DataFrame:
    """As the update does, where the lines rise: a few edits among a million rows are then found without a join."""
    lines = rows["line"]
    at = lines.search_sorted(new["line"].cast(lines.dtype))
    inside = at < len(lines)
    at, new = at.filter(inside), new.filter(inside)
    there = lines.gather(at) == new["line"]
    return rows.with_columns(rows[name].scatter(at.filter(there), new[name].filter(there)))
