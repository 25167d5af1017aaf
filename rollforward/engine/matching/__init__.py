"""Which client and which contact each row means."""

from __future__ import annotations

import polars as pl

from rollforward.engine.matching.asking import anchored, asked_rows, held_clients, with_names
from rollforward.engine.matching.clients import settle
from rollforward.engine.matching.contacts import match_contacts
from rollforward.engine.matching.findings import client_problems
from rollforward.engine.matching.people import persons
from rollforward.engine.matching.proposals import candidates
from rollforward.engine.matching.ties import tied_lines, ties_of
from rollforward.engine.values import CANDIDATE_SCHEMA, Checked, Choices, Existing, Match, Mode

__all__ = ["match", "persons", "tied_lines"]


def match(checked: Checked, existing: Existing, choices: Choices, mode: Mode) -> Match:
    """Find the client and the contacts that each row means, among the existing ones and within the file.

    In clear mode nothing existing is matched; rows may keep the public IDs of the set that is being replaced.
    """
    asked, held = asked_rows(checked.cells, choices), held_clients(existing)
    known_ids = held["id"]
    if mode == "clear":
        asked, held = asked.with_columns(chosen=pl.lit(None, dtype=pl.Int64)), held.clear()
        known_ids = pl.Series(sorted(existing.replaced_ids), dtype=pl.String)
    kept, held = with_names(anchored(asked.filter(~pl.col("skip")), held, choices.match), held, choices.match)
    settled = settle(kept, held, choices.match, known_ids)
    offered = candidates(settled.filter(pl.col("problem") == "several-found"), held, choices.match)
    rows = _numbered(asked, settled, held)
    contacts, contact_problems, people = match_contacts(checked.cells, rows, existing, choices, mode)
    problems = pl.concat([client_problems(settled, offered), contact_problems])
    may_be = pl.concat([offered.select(*CANDIDATE_SCHEMA), people])
    by_name = settled["name"].null_count() < settled.height
    return Match(rows, contacts, problems, may_be, ties_of(settled, contacts, held), by_name)


def _numbered(asked: pl.DataFrame, settled: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """``Match.rows``: clients are numbered in the order in which the file names them."""
    whole = pl.when(pl.col("problem").is_null())
    # Existing clients and new ones (by label) in one row of numbers, without meeting.
    who = whole.then(pl.coalesce(pl.col("at"), pl.col("label") + held.height)).alias("who")
    kept_id = whole.then(pl.when(pl.col("at").is_null() & ~pl.col("new")).then("id")).alias("kept_id")
    told = settled.select("row", who, "key", "at", kept_id)
    told = told.with_columns(pk=held["pk"].gather(told["at"]))
    numbers = told.select(pl.col("who").drop_nulls().unique(maintain_order=True)).with_row_index("client")
    told = told.join(numbers, on="who", how="left", maintain_order="left")
    rows = asked.select("row", "line", "skip").join(told, on="row", how="left", maintain_order="left")
    return rows.select("row", "line", "skip", "client", "pk", "key", "kept_id")
