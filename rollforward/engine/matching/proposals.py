"""Existing clients that a row may mean, for the member to choose from."""

from __future__ import annotations

import polars as pl

from rollforward.engine.matching.keys import WORDS, folded_name
from rollforward.engine.values import CANDIDATE_SCHEMA

#: So many are named in a sentence, so many are offered.
_NAMED, _OFFERED = 3, 20


def look_alikes(rows: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """``row`` and ``at`` of clients with the same name but for legal form and order, and no other code or tax ID.

    ``rows`` and ``held`` carry ``full_name`` beside the keys.
    """
    if rows.is_empty() or held.is_empty():
        return pl.DataFrame(schema={"row": pl.UInt32, "at": pl.UInt32})
    asking = rows.select("row", "code", "tax_id", fold=folded_name(pl.col("full_name"))).drop_nulls("fold")
    known = held.select("at", their_code="code", their_tax_id="tax_id", fold=folded_name(pl.col("full_name")))
    few = _first_of_each(known, asking, "fold")
    differs = [(pl.col(key) != pl.col(f"their_{key}")).fill_null(False) for key in ("code", "tax_id")]
    found = asking.join(few, on="fold", maintain_order="left_right")
    return found.filter(~pl.any_horizontal(differs)).select("row", "at")


def candidates(rows: pl.DataFrame, held: pl.DataFrame, order: tuple[str, ...]) -> pl.DataFrame:
    """``CANDIDATE_SCHEMA`` and ``name``, for rows with several found; the strongest key first."""
    if rows.is_empty():
        return pl.DataFrame(schema={**CANDIDATE_SCHEMA, "name": pl.String})
    frames = [_by_key(rows, held, key) for key in order]
    if "name" in order:
        frames.append(
            look_alikes(rows, held)
            .join(rows.select("row", "line"), on="row", maintain_order="left")
            .with_columns(key=pl.lit("similar"))
        )
    found = pl.concat([frame.select("line", "at", "key") for frame in frames]).unique(
        ["line", "at"], keep="first", maintain_order=True
    )
    named = found.join(held.select("at", "pk", name="full_name"), on="at", how="left", maintain_order="left")
    named = named.with_columns(slot=pl.lit(0, dtype=pl.UInt8))
    return named.select(*CANDIDATE_SCHEMA, "name")


def _by_key(rows: pl.DataFrame, held: pl.DataFrame, key: str) -> pl.DataFrame:
    asking = rows.select("line", key).drop_nulls(key)
    few = _first_of_each(held.select("at", key), asking, key)
    return asking.join(few, on=key, maintain_order="left_right").select("line", "at", key=pl.lit(key))


def _first_of_each(known: pl.DataFrame, asking: pl.DataFrame, key: str) -> pl.DataFrame:
    """Of the clients that are asked for the first few, in their order: the same ones each time."""
    asked_for = known.join(asking.select(key).unique(), on=key, how="semi", maintain_order="left")
    return asked_for.group_by(key, maintain_order=True).head(_OFFERED)


def sentences(offered: pl.DataFrame) -> pl.DataFrame:
    """Per ``line`` the ``detail`` of a several-found problem: "Acme Inc by client code and Beta LLC by tax ID"."""
    one = pl.format("{} by {}", pl.col("name"), pl.col("key").replace_strict(WORDS, return_dtype=pl.String))
    said = (
        offered.with_columns(one=one)
        .group_by("line", maintain_order=True)
        .agg("one", more=pl.len().cast(pl.Int32) - _NAMED)
    )
    rest = pl.when(pl.col("more") > 0).then(pl.format(" and {} more", "more")).otherwise(pl.lit(""))
    return said.select("line", detail=pl.col("one").list.head(_NAMED).list.join(" and ") + rest)
