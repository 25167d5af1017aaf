"""Pairs that hang together: a client that stands there three times is one question, not three."""

from __future__ import annotations

import polars as pl


def clusters(pairs: pl.DataFrame) -> pl.Series:
    """``group``: for each pair (``a``, ``b``, of one list) the smallest row number that it is connected with."""
    ends = pl.concat([pairs.select(one="a", other="b"), pairs.select(one="b", other="a")])
    group = ends.select(row="one", group="one").unique("row")
    while True:
        beside = ends.join(group, left_on="other", right_on="row").group_by("one").agg(near=pl.col("group").min())
        spread = group.join(beside, left_on="row", right_on="one", maintain_order="left")
        spread = spread.select("row", group=pl.min_horizontal("group", "near"))
        if spread["group"].equals(group["group"]):
            return pairs.join(group, left_on="a", right_on="row", maintain_order="left")["group"]
        group = spread
