"""Which of a client's contacts is the primary one: always exactly one."""

from __future__ import annotations

import polars as pl

from rollforward.engine.issues import report
from rollforward.engine.planning.changes import CHANGE_SCHEMA
from rollforward.engine.planning.parts import PRIMARY


def with_primaries(links: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """``links`` with ``said`` (by the file), ``was``, ``is_`` (booleans) and ``old`` (pk of the primary link before).

    Who is named becomes primary, else who was it stays so, else the first contact that is added. ``links``: one row per
    link: ``link``, ``client``, ``client_pk``, ``pk``; ``held``: the existing ones.
    """
    said = pl.col(PRIMARY) if PRIMARY in links.columns else pl.lit(None, dtype=pl.String)
    before = held.filter(pl.col(PRIMARY) == "yes") if PRIMARY in held.columns else held.clear()
    old = before.select(client_pk=pl.col("client").cast(pl.Int64), old=pl.col("pk").cast(pl.Int64)).unique(
        "client_pk", keep="first"
    )
    rows = links.with_columns(said=said).join(old, on="client_pk", how="left", maintain_order="left")
    was = (pl.col("pk") == pl.col("old")).fill_null(False)
    rank = (
        pl.when(pl.col("said") == "yes").then(0)
        .when(was).then(1)
        .when(pl.col("old").is_not_null()).then(None)
        .when(pl.col("pk").is_null()).then(2)
    )  # fmt: skip
    rows = rows.with_columns(was=was, rank=rank * rows.height + pl.col("link"))
    first = pl.col("rank") == pl.col("rank").min().over("client")
    return rows.with_columns(is_=first.fill_null(False)).drop("rank")


def primary_changes(links: pl.DataFrame) -> pl.DataFrame:
    """The changes (``CHANGE_SCHEMA``) in existing links: those named now, and the one that was primary before."""
    turned = links.filter(pl.col("pk").is_not_null() & (pl.col("was") != pl.col("is_")))
    named = _turned(turned.select("row", "line", "pk", number="link", on="is_"))
    ousting = links.filter(pl.col("is_") & ~pl.col("was") & pl.col("old").is_not_null())
    ousted = ousting.join(links.select(old="pk", number="link").drop_nulls("old"), on="old", how="left")
    unnamed = ousted.filter(pl.col("number").is_null()).select(
        "row", "line", pk="old", number="number", on=pl.lit(False)
    )
    return pl.concat([named, _turned(unnamed)])


def _turned(links: pl.DataFrame) -> pl.DataFrame:
    yes_no = {True: "yes", False: "no"}
    new = pl.col("on").replace_strict(yes_no, return_dtype=pl.String)
    old = (~pl.col("on")).replace_strict(yes_no, return_dtype=pl.String)
    told = links.with_columns(record=pl.lit("link"), target=pl.lit(PRIMARY), old=old, new=new)
    return told.select(pl.col(name).cast(kind) for name, kind in CHANGE_SCHEMA.items())


def kept_primaries(links: pl.DataFrame) -> pl.DataFrame:
    """A remark where the file takes *primary* from a contact without giving it to another."""
    kept = links.filter(pl.col("was") & pl.col("is_") & (pl.col("said") == "no"))
    return report("primary-kept", kept.select("line", target=pl.lit(PRIMARY)))
