"""The rows as they ask and the clients as they are held, both with their keys."""

from __future__ import annotations

import polars as pl

from rollforward.engine.matching.groups import NEW
from rollforward.engine.matching.keys import name_keys, strong_keys
from rollforward.engine.matching.lookup import by_key
from rollforward.engine.values import Choices, Existing

_DECISION_SCHEMA = {"line": pl.UInt32, "decision": pl.String}


def asked_rows(cells: pl.DataFrame, choices: Choices) -> pl.DataFrame:
    """Every row with its keys and what the member decided: ``row``, ``line``, ``skip``, ``new``, ``chosen`` (a pk)."""
    rows = pl.concat([cells.select("line"), strong_keys(cells)], how="horizontal").with_row_index("row")
    if "id" not in choices.match:
        rows = rows.with_columns(id=pl.lit(None, dtype=pl.String))
    made = pl.DataFrame(list(choices.rows.items()), schema=_DECISION_SCHEMA, orient="row")
    joined = rows.join(made, on="line", how="left", maintain_order="left")
    said = pl.col("decision")
    return joined.with_columns(
        skip=(said == "skip").fill_null(False),
        new=(said == "new").fill_null(False),
        chosen=said.str.strip_prefix("client:").cast(pl.Int64, strict=False),
    ).drop("decision")


def held_clients(existing: Existing) -> pl.DataFrame:
    """The existing clients with their keys: ``at`` (row of ``existing.clients``), ``pk`` and keys."""
    pks = existing.clients.select(pl.col("pk").cast(pl.Int64))
    return pl.concat([pks, strong_keys(existing.clients)], how="horizontal").with_row_index("at")


def anchored(asked: pl.DataFrame, held: pl.DataFrame, order: tuple[str, ...]) -> pl.DataFrame:
    """``asked`` with what its strong keys find (``lookup.by_key``), ``at_choice``, and the ``anchor`` of ``groups``."""
    strong = [key for key in order if key != "name"]
    rows = pl.concat([asked, *(by_key(asked, held, key) for key in strong)], how="horizontal")
    rows = rows.join(held.select(chosen="pk", at_choice="at"), on="chosen", how="left", maintain_order="left")
    found = pl.coalesce(pl.lit(None, dtype=pl.UInt32), *(f"at_{key}" for key in strong)).cast(pl.Int64)
    decided = pl.when("new").then(NEW).when(pl.col("chosen").is_not_null()).then("at_choice")
    return rows.with_columns(anchor=decided.otherwise(found))


def with_names(rows: pl.DataFrame, held: pl.DataFrame, order: tuple[str, ...]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Both with ``name`` as it is compared; blank where no row needs it, for 100,000 names are dear.

    A row needs it that found no client by a better key, or whose name is not the one that its client has.
    """
    blank = pl.lit(None, dtype=pl.String).alias("name")
    found = pl.when(pl.col("anchor") > NEW).then("anchor")
    theirs = held["full_name"].gather(rows.select(found.cast(pl.UInt32)).to_series())
    needs = (pl.col("anchor").fill_null(NEW) == NEW) | (pl.col("full_name") != theirs)
    first = order[-1:] != ("name",)  # where another key comes after it, the name decides before that
    if "name" not in order or not (first or rows.select(needs.any()).item()):
        return rows.with_columns(blank), held.with_columns(blank)
    return rows.with_columns(name_keys(rows)), held.with_columns(name_keys(held))
