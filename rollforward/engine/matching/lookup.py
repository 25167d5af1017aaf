"""Which existing clients a key finds."""

from __future__ import annotations

import polars as pl

#: Of clients that share one key, so many are looked at singly; beyond that the member chooses in any case.
MANY = 20


def by_key(rows: pl.DataFrame, held: pl.DataFrame, key: str) -> pl.DataFrame:
    """``n_<key>`` (how many clients have the row's key) and ``at_<key>`` (the first of them, row of ``held``)."""
    index = held.filter(pl.col(key).is_not_null()).group_by(key).agg(n=pl.len(), at=pl.col("at").first())
    found = rows.select(key).join(index, on=key, how="left", maintain_order="left")
    return found.select(pl.col("n").fill_null(0).alias(f"n_{key}"), pl.col("at").alias(f"at_{key}"))


def by_name(rows: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """As ``by_key``, but a client whose code or tax ID is filled and differs does not count.

    ``alike``: how many have the name, those included.
    """
    found = by_key(rows, held, "name").with_columns(alike="n_name", row=pl.int_range(pl.len(), dtype=pl.UInt32))
    pairs = pl.concat([_single(found, held), _several(rows, found, held)])
    fitting = _fitting(rows, held, pairs).group_by("row").agg(n=pl.len(), at=pl.col("at").min())
    counted = found.join(fitting, on="row", how="left", maintain_order="left")
    # Of a name that very many share not all were looked at: none may be taken for the only one.
    n = pl.when(pl.col("alike") > MANY).then("alike").otherwise(pl.col("n").fill_null(0))
    return counted.select(n.alias("n_name"), pl.col("at").alias("at_name"), "alike")


def _single(found: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    return found.filter(pl.col("alike") == 1).select("row", at=pl.col("at_name").cast(held.schema["at"]))


def _several(rows: pl.DataFrame, found: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    asking = found.select("row", "alike").with_columns(rows["name"]).filter(pl.col("alike") > 1)
    namesakes = held.select("name", "at").join(asking.select("name").unique(), on="name", how="semi")
    few = namesakes.group_by("name").head(MANY)
    return asking.join(few, on="name").select("row", "at")


def _fitting(rows: pl.DataFrame, held: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    theirs = held.select("code", "tax_id")[pairs["at"]]
    ours = rows.select(our_code="code", our_tax_id="tax_id")[pairs["row"]]
    differs = [(pl.col(key) != pl.col(f"our_{key}")).fill_null(False) for key in ("code", "tax_id")]
    return pl.concat([pairs, theirs, ours], how="horizontal").filter(~pl.any_horizontal(differs))
