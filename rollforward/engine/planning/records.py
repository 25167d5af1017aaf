"""The records that are added, updated or left as they are."""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl

from rollforward.engine.fields import FieldSet
from rollforward.engine.planning.changes import changes_of, without_clear
from rollforward.engine.planning.merge import merged, renumbered
from rollforward.engine.planning.nameless import unnamed
from rollforward.engine.planning.parts import PRIMARY, Part, cleared_keys
from rollforward.engine.planning.primaries import kept_primaries, primary_changes, with_primaries
from rollforward.engine.values import PROBLEM_SCHEMA, Choices


@dataclass(frozen=True, slots=True)
class Planned:
    """``records``: a frame of the Plan, ``matched`` being the match's number. ``touched``: rows that change any."""

    records: pl.DataFrame
    changes: pl.DataFrame
    touched: pl.Series
    remarks: pl.DataFrame


def planned_clients(part: Part, held: pl.DataFrame, fields: FieldSet, choices: Choices) -> Planned:
    """``Plan.clients`` and their changes."""
    return _planned(part, held, fields, choices, id_key="client.id")


def planned_contacts(part: Part, held: pl.DataFrame, fields: FieldSet, choices: Choices) -> Planned:
    """``Plan.contacts`` and their changes."""
    planned = _planned(part, held, fields, choices, id_key="contact.id")
    return replace(planned, remarks=unnamed(planned.records))


def _planned(part: Part, held: pl.DataFrame, fields: FieldSet, choices: Choices, id_key: str) -> Planned:
    records, rows = _renumbered(part)
    changes, touched = changes_of(part.record, rows, records, held, part.keys, cleared_keys(part.keys, fields, choices))
    shown = records.select(
        part.record,
        _action(changes, part.record).alias("action"),
        "pk",
        "line",
        pl.col("kept_id").alias(id_key),
        *(without_clear(pl.col(key)).alias(key) for key in part.keys),
        "matched",
    )
    return Planned(
        shown, changes.drop("row"), pl.concat([touched, _adding(records)]), pl.DataFrame(schema=PROBLEM_SCHEMA)
    )


def _renumbered(part: Part) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Records and rows with numbers from 0 without gaps: the match also counted what is now left out."""
    records = merged(part.rows, part.record, part.keys).rename({part.record: "matched"}).with_row_index(part.record)
    rows = part.rows.rename({part.record: "matched"})
    return records, rows.with_columns(renumbered(rows["matched"], records, "matched", part.record))


def _adding(records: pl.DataFrame) -> pl.Series:
    """The row that first names a new record adds it; a second one adds nothing."""
    return records.filter(pl.col("pk").is_null())["row"]


def _action(changes: pl.DataFrame, record: str) -> pl.Expr:
    updated = pl.col(record).is_in(changes["number"].drop_nulls().unique().implode())
    return (
        pl.when(pl.col("pk").is_null()).then(pl.lit("added"))
        .when(updated).then(pl.lit("updated"))
        .otherwise(pl.lit("unchanged"))
    )  # fmt: skip


def planned_links(
    part: Part, held: pl.DataFrame, fields: FieldSet, choices: Choices, clients: pl.DataFrame, contacts: pl.DataFrame
) -> Planned:
    """``Plan.links`` and their changes; ``clients`` and ``contacts`` are the planned ones."""
    records, rows = _renumbered(part)
    texts = [key for key in part.keys if key != PRIMARY]
    changes, touched = changes_of("link", rows, records, held, texts, cleared_keys(texts, fields, choices))
    records = with_primaries(records, held)
    turned = primary_changes(records)
    changes = pl.concat([changes, turned])
    shown = _tied(records, clients, contacts).select(
        "client",
        "contact",
        _action(changes, "link").alias("action"),
        "pk",
        "line",
        *(without_clear(pl.col(key)).alias(key) for key in texts),
        pl.when("is_").then(pl.lit("yes")).otherwise(pl.lit("no")).alias(PRIMARY),
    )
    touched = pl.concat([touched, turned["row"], _adding(records)])
    return Planned(shown, changes.drop("row"), touched, kept_primaries(records))


def _tied(links: pl.DataFrame, clients: pl.DataFrame, contacts: pl.DataFrame) -> pl.DataFrame:
    """The links with the numbers of the planned clients and contacts in place of the match's."""
    return links.with_columns(
        renumbered(links["client"], clients, "matched", "client"),
        renumbered(links["contact"], contacts, "matched", "contact"),
    )
