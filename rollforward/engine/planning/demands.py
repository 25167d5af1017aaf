"""What every client must have, and what only one may have."""

from __future__ import annotations

import polars as pl

from rollforward.engine.fields import FieldSet
from rollforward.engine.issues import report
from rollforward.engine.planning.parts import Part
from rollforward.engine.values import CLEAR, PROBLEM_SCHEMA

_CODE = "client.external_id"


def codes_taken(clients: Part, held: pl.DataFrame) -> pl.DataFrame:
    """Client codes are unique in a firm. ``held``: the existing clients (none when they are being replaced)."""
    if _CODE not in clients.keys:
        return pl.DataFrame(schema=PROBLEM_SCHEMA)
    code = pl.when(pl.col(_CODE) != CLEAR).then(pl.col(_CODE).str.strip_chars())
    rows = clients.rows.select("line", "client", "pk", value=code).drop_nulls("value")
    return pl.concat([_by_others(rows, held), _within_file(rows)])


def _by_others(rows: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    owners = held.select(owner=pl.col("pk").cast(pl.Int64), own=pl.col(_CODE).str.strip_chars(), detail="client.name")
    # Most rows bring the code that their client has already.
    rows = rows.join(owners.select(pk="owner", own="own"), on="pk", how="left", maintain_order="left")
    asking = rows.filter(pl.col("value").ne_missing(pl.col("own")))
    taken = asking.join(owners.drop_nulls("own"), left_on="value", right_on="own", maintain_order="left")
    return report("code-taken", taken.select("line", "value", "detail", target=pl.lit(_CODE)))


def _within_file(rows: pl.DataFrame) -> pl.DataFrame:
    if rows["value"].n_unique() == rows.height:
        return pl.DataFrame(schema=PROBLEM_SCHEMA)
    rivals = rows.filter(pl.col("value").is_duplicated()).filter(pl.col("client").n_unique().over("value") > 1)
    first, last = pl.col("line").min().over("value"), pl.col("line").max().over("value")
    other = pl.when(pl.col("line") == first).then(last).otherwise(first)
    return report(
        "code-taken", rivals.select("line", "value", target=pl.lit(_CODE), detail=pl.format("line {} as well", other))
    )


def required_missing(clients: Part, fields: FieldSet) -> pl.DataFrame:
    """A new client must have every required field, from any of its rows; an existing one must not lose it."""
    found = [pl.DataFrame(schema=PROBLEM_SCHEMA)]
    for field in fields:
        if field.required and field.owner == "client":
            found.append(report("required", _lacking(clients, field.key)))
    return pl.concat(found)


def _lacking(clients: Part, key: str) -> pl.DataFrame:
    cell = pl.col(key) if key in clients.keys else pl.lit(None, dtype=pl.String)
    rows = clients.rows.select("line", "client", cell=cell, new=pl.col("pk").is_null())
    filled = rows.filter((pl.col("cell") != CLEAR).fill_null(False)).select("client").unique()
    nameless = rows.filter("new").join(filled, on="client", how="anti", maintain_order="left")
    emptied = rows.filter(~pl.col("new") & (pl.col("cell") == CLEAR))
    return pl.concat([nameless, emptied]).select("line", target=pl.lit(key))
