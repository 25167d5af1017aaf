"""The problems of the match, in words."""

from __future__ import annotations

import polars as pl

from rollforward.engine.issues import report
from rollforward.engine.matching.keys import CLIENT_KEYS
from rollforward.engine.matching.proposals import sentences
from rollforward.engine.values import PROBLEM_SCHEMA


def client_problems(rows: pl.DataFrame, offered: pl.DataFrame) -> pl.DataFrame:
    """The problems of settled ``rows`` (see ``clients.settle``); ``offered``: their candidates with names."""
    if rows["problem"].null_count() == rows.height:
        return pl.DataFrame(schema=PROBLEM_SCHEMA)
    of = {code: rows.filter(pl.col("problem") == code) for code in ("unknown-id", "stale", "several-found")}
    unknown = of["unknown-id"].select("line", target=pl.lit(CLIENT_KEYS["id"]), value="id")
    return pl.concat([
        report("unknown-id", unknown),
        report("stale", of["stale"].select("line")),
        report("several-found", _several(of["several-found"], offered)),
    ])  # fmt: skip


def _several(rows: pl.DataFrame, offered: pl.DataFrame) -> pl.DataFrame:
    told = rows.join(sentences(offered), on="line", how="left", maintain_order="left")
    waits = pl.format("the client of line {}, which is not settled yet", "after")
    detail = pl.when("mixed").then(pl.lit("more than one client of this file")).otherwise("detail")
    fallback = pl.lit("more than one client")
    return told.select("line", detail=pl.coalesce(pl.when(pl.col("after").is_not_null()).then(waits), detail, fallback))
