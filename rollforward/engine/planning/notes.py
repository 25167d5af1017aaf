"""What the file adds to the clients' notes, below the notes that it gives or that are there already."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from rollforward.engine.fields import ADD_TO_NOTES, NOTES, FieldSet
from rollforward.engine.planning.changes import without_clear
from rollforward.engine.planning.held import present
from rollforward.engine.planning.parts import Part, cleared_keys
from rollforward.engine.values import Choices


def with_added_notes(clients: Part, held: pl.DataFrame, fields: FieldSet, choices: Choices) -> Part:
    """The part with the added lines in its notes. The rows of a client must not disagree; ``held``: present values.

    The lines stand below what the Notes column says. Where that is blank and keeps, they stand below the present notes,
    without those lines that are there already: importing a file again changes nothing.
    """
    if ADD_TO_NOTES not in clients.keys:
        return clients
    mapped = NOTES in clients.keys
    clears = bool(cleared_keys((NOTES,), fields, choices))
    rows = clients.rows if mapped else clients.rows.with_columns(pl.lit(None, pl.String).alias(NOTES))
    said = rows.select(own=pl.col(NOTES).max().over("client"), added=pl.col(ADD_TO_NOTES).max().over("client"))
    there = present(rows, held, (NOTES,)).to_series()
    kept = pl.lit(None, pl.String) if mapped and clears else there
    below = pl.when(pl.col("own").is_null()).then(kept).otherwise(without_clear(pl.col("own")))
    made = _below(said.select(below.alias("base"), "added"))
    filled = pl.col(NOTES).is_not_null() | pl.col(ADD_TO_NOTES).is_not_null()
    # Blanks clear only in a column of the file: without one for the notes, present ones stay by being said again.
    notes = pl.coalesce(made, there) if clears and not mapped else pl.when(filled).then(pl.coalesce(made, NOTES))
    keys = tuple(key for key in clients.keys if key not in (NOTES, ADD_TO_NOTES))
    return replace(clients, rows=rows.with_columns(notes.alias(NOTES)).drop(ADD_TO_NOTES), keys=(*keys, NOTES))


def _below(said: pl.DataFrame) -> pl.Series:
    """``base`` and, below it, the lines of ``added`` that it does not have; null where nothing is added."""
    rows = said.with_row_index("at")
    lines = rows.filter(pl.col("added").is_not_null()).with_columns(pl.col("added").str.split("\n")).explode("added")
    bounded = [pl.format("\n{}\n", name) for name in ("base", "added")]
    missing = lines.filter(~bounded[0].str.contains(bounded[1], literal=True).fill_null(False))
    joined = missing.group_by("at").agg(pl.col("added").str.join("\n").alias("missing"))
    together = pl.concat_str("base", "missing", separator="\n", ignore_nulls=True)
    found = rows.join(joined, on="at", how="left", maintain_order="left")
    return found.select(pl.when(pl.col("added").is_not_null()).then(together)).to_series()
