"""Which client each row means."""

from __future__ import annotations

import polars as pl

from rollforward.engine.matching.groups import group_rows
from rollforward.engine.matching.lookup import by_name
from rollforward.engine.matching.proposals import look_alikes


def settle(rows: pl.DataFrame, held: pl.DataFrame, order: tuple[str, ...], known_ids: pl.Series) -> pl.DataFrame:
    """``rows`` (see ``asking``; none of them skipped) with the client each means.

    Adds ``at`` (row of ``held``; null for a new client), ``key``, ``label`` (rows with one label are one client) and
    ``problem``: ``unknown-id``, ``stale``, ``several-found``, or null. ``after``: the line whose question this row
    waits for. ``mixed``: the row fits several clients of the file itself.
    """
    rows = pl.concat([rows, group_rows(rows, order)], how="horizontal")
    rows = _with_name(rows, held, order)
    rows = _judged(rows, held, order, known_ids)
    return _spread(_with_look_alikes(_agreed(rows), held, order))


def _with_name(rows: pl.DataFrame, held: pl.DataFrame, order: tuple[str, ...]) -> pl.DataFrame:
    """Adds what the name finds; the code and tax ID of any row of a client count for all of its rows."""
    if "name" not in order:
        return rows.with_columns(alike=pl.lit(0))
    known = rows.select("name", "code", "tax_id", "label")
    if _shares(rows):
        known = known.with_columns(pl.col("code", "tax_id").max().over("label"))
    return pl.concat([rows, by_name(known, held)], how="horizontal")


def _shares(rows: pl.DataFrame) -> bool:
    return rows["label"].n_unique() < rows.height


def _judged(rows: pl.DataFrame, held: pl.DataFrame, order: tuple[str, ...], known_ids: pl.Series) -> pl.DataFrame:
    """The first key that finds somebody decides; other keys must not point elsewhere."""
    rows = rows.with_columns(
        key=_first_hit({key: pl.lit(key) for key in order}, pl.String),
        at=_first_hit({key: pl.col(f"at_{key}") for key in order}, pl.UInt32),
        found=_first_hit({key: pl.col(f"n_{key}") for key in order}, pl.UInt32),
    )
    theirs = held.select(pl.col(key).alias(f"held_{key}") for key in order)[rows["at"]]
    rows = pl.concat([rows, theirs], how="horizontal")
    elsewhere = [_hit(key) & pl.col(key).ne_missing(pl.col(f"held_{key}")) for key in order]
    several = (pl.col("found") > 1) | pl.any_horizontal(pl.lit(False), *elsewhere) | pl.col("ambiguous")
    unknown = pl.col("id").is_not_null() & ~pl.col("id").is_in(known_ids.implode())
    chosen = pl.col("chosen").is_not_null()
    problem = (
        pl.when("new").then(None)
        .when(chosen).then(pl.when(pl.col("at_choice").is_null()).then(pl.lit("stale")))
        .when(unknown).then(pl.lit("unknown-id"))
        .when(several).then(pl.lit("several-found"))
    )  # fmt: skip
    rows = rows.with_columns(problem=problem)
    open_ = pl.col("problem").is_not_null() | pl.col("new")
    strong = pl.any_horizontal(pl.lit(False), *(_hit(key) for key in order if key != "name"))
    return rows.with_columns(
        at=pl.when(~open_).then(pl.when(chosen).then("at_choice").otherwise("at")),
        key=pl.when(~open_).then(pl.when(chosen).then(pl.lit("choice")).otherwise("key")),
        mixed=pl.col("ambiguous"),
        weak=~(
            strong | chosen | pl.col("new") | pl.col("ambiguous") | (pl.col("problem") == "unknown-id").fill_null(False)
        ),
    )


def _hit(key: str) -> pl.Expr:
    return pl.col(f"n_{key}") > 0


def _first_hit(values: dict[str, pl.Expr], kind: type[pl.DataType]) -> pl.Expr:
    return pl.coalesce(pl.lit(None, dtype=kind), *(pl.when(_hit(key)).then(value) for key, value in values.items()))


def _agreed(rows: pl.DataFrame) -> pl.DataFrame:
    """A row that has nothing but its name means the client that the other rows of its label mean for better reasons."""
    anchored = pl.col("at").is_not_null() | pl.col("new")
    if not _shares(rows) or not rows.select(anchored.any()).item():
        return rows.with_columns(anchored=anchored)
    rows = _following(rows, ~pl.col("weak") | pl.col("new"), waiting=pl.col("weak"))
    # Companions by code or tax ID whose names mean different clients are as doubtful as one row with two such keys.
    blank = pl.col("at").is_null() & ~pl.col("new")
    rows = _following(rows, pl.lit(True), waiting=pl.col("problem").is_null() & (pl.col("weak") | blank))
    return rows.with_columns(anchored=anchored.any().over("label"))


def _following(rows: pl.DataFrame, leading: pl.Expr, waiting: pl.Expr) -> pl.DataFrame:
    """The ``waiting`` rows take over what the ``leading`` ones of their label mean, if that is one client."""
    leader = pl.when(leading).then("at")
    first, last = leader.min().over("label"), leader.max().over("label")
    key = pl.when(leading & pl.col("at").is_not_null()).then("key").max().over("label")
    fresh = (pl.col("new") & first.is_null()).any().over("label")
    one = waiting & (first == last).fill_null(False)
    split = waiting & (first != last).fill_null(False)
    joins_new = waiting & first.is_null() & fresh
    return rows.with_columns(
        problem=pl.when(split).then(pl.lit("several-found")).when(~(one | joins_new)).then("problem"),
        at=pl.when(one).then(first).when(~(split | joins_new)).then("at"),
        key=pl.when(one).then(key).when(~(split | joins_new)).then("key"),
    )


def _with_look_alikes(rows: pl.DataFrame, held: pl.DataFrame, order: tuple[str, ...]) -> pl.DataFrame:
    """A row that would become a new client, but looks like an existing one, asks."""
    if "name" not in order or held.is_empty():
        return rows
    alone = pl.col("problem").is_null() & ~pl.col("anchored")
    doubtful = (pl.col("alike") > 0) | pl.col("row").is_in(look_alikes(rows.filter(alone), held)["row"].implode())
    return rows.with_columns(problem=pl.when(alone & doubtful).then(pl.lit("several-found")).otherwise("problem"))


def _spread(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of a client that nothing but an unsettled row could identify wait with it, or they would become another."""
    if not _shares(rows):
        return rows.with_columns(after=pl.lit(None, dtype=pl.UInt32))
    asking = pl.col("line").filter(pl.col("problem").is_not_null()).min().over("label")
    waits = pl.col("problem").is_null() & ~pl.col("anchored") & asking.is_not_null()
    return rows.with_columns(
        problem=pl.when(waits).then(pl.lit("several-found")).otherwise("problem"),
        after=pl.when(waits).then(asking),
    )
