"""New records of a Plan into one generation: clients, contacts and the ties between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl
from django.db import connection, models
from django.utils import timezone

from rollforward.accounts.models import Firm
from rollforward.clients.fields import custom_keys
from rollforward.clients.models import Client, ClientContact, Contact, CustomField
from rollforward.clients.numbers import take_client_ids, take_contact_ids
from rollforward.engine.values import Plan
from rollforward.imports import bulk
from rollforward.imports.rows import TableRows, record_rows, tie_rows
from rollforward.imports.scribe import Scribe
from rollforward.journal.models import Record

_MODELS: Mapping[str, type[models.Model]] = {"client": Client, "contact": Contact}


@dataclass(frozen=True, slots=True)
class Numbered:
    """By the plan's own number (``client`` or ``contact``): ``pk``, and ``public_id`` of new ones."""

    clients: pl.DataFrame
    contacts: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Added:
    """New records of one kind before they have their keys. ``planned``: the plan's numbers (``client`` or ``contact``)
    with the ``pk`` of those that are there, and the ``line`` and kept ``public_id`` of the added ones; ``rows`` as
    their table stores them."""

    kind: str
    planned: pl.DataFrame
    added: pl.DataFrame
    rows: TableRows

    def part(self, start: int, count: int) -> Added:
        """Some of the new records."""
        rows = TableRows(self.rows.frame.slice(start, count), self.rows.constants)
        return replace(self, added=self.added.slice(start, count), rows=rows)

    def within(self, generation: int) -> Added:
        """The same records for another set."""
        return replace(self, rows=TableRows(self.rows.frame, self.rows.constants | {"generation": generation}))

    def numbered(self, keys: Sequence[pl.DataFrame]) -> pl.DataFrame:
        """``<kind>`` (the plan's number), ``pk`` and, for new ones, ``public_id``; ``keys`` as ``insert`` gave them."""
        return self.planned.join(pl.concat(keys), on=self.kind, how="left", maintain_order="left").select(
            self.kind, pl.coalesce("pk", "new_pk").alias("pk"), "public_id"
        )


@dataclass(frozen=True, slots=True)
class Additions:
    """What a plan adds, ready to be written."""

    clients: Added
    contacts: Added
    links: pl.DataFrame


def prepare_additions(plan: Plan, firm: Firm, generation: int) -> Additions:
    """Seals, encodes and arranges: everything that needs no key of the tables."""
    custom = custom_keys(firm)
    same = {"firm_id": firm.pk, "generation": generation, **_times()}
    return Additions(
        _prepared(plan.clients, "client", custom, same), _prepared(plan.contacts, "contact", custom, same), plan.links
    )


def _prepared(planned: pl.DataFrame, kind: str, custom: Mapping[str, CustomField], same: Mapping[str, Any]) -> Added:
    added, key = planned.filter(pl.col("action") == "added"), f"{kind}.id"
    kept = pl.col(key) if key in added.columns else pl.lit(None, pl.String)
    return Added(
        kind,
        planned.select(kind, "pk"),
        added.select(kind, "line", kept.alias("public_id")),
        record_rows(added, f"{kind}.", custom=custom, same=same),
    )


def insert_records(additions: Additions, firm: Firm, scribe: Scribe) -> Numbered:
    """Insert the added clients and contacts, and journal it."""
    return Numbered(
        *(new.numbered([insert(new, firm, scribe)]) for new in (additions.clients, additions.contacts)),
    )


def insert(new: Added, firm: Firm, scribe: Scribe | None = None) -> pl.DataFrame:
    """One kind of record; without a scribe (a set being built beside) nothing is journalled. Returns ``<kind>`` (the
    plan's number), ``new_pk`` and ``public_id``."""
    model = _MODELS[new.kind]
    pks = pl.Series("id", bulk.take_ids(model, new.added.height), dtype=pl.Int64)
    public_ids = _public_ids(new, firm)
    bulk.insert(model, pl.DataFrame([pks, public_ids, *new.rows.frame.get_columns()]), new.rows.constants)
    if scribe:
        scribe.created(Record(new.kind), pks, new.added["line"])
    return pl.DataFrame([new.added[new.kind], pks.alias("new_pk"), public_ids])


def named(new: Added, firm: Firm) -> Added:
    """With the IDs of all new records: who inserts them in portions asks the firm's row for them once."""
    return replace(new, added=new.added.with_columns(_public_ids(new, firm)))


def _public_ids(new: Added, firm: Firm) -> pl.Series:
    """The IDs that rows keep and new ones for the rest."""
    take = take_client_ids if new.kind == "client" else take_contact_ids
    kept = new.added["public_id"]
    fresh = iter(take(firm, kept.null_count()))
    return pl.Series("public_id", [public_id or next(fresh) for public_id in kept.to_list()], dtype=pl.String)


def with_ends(links: pl.DataFrame, numbered: Numbered) -> pl.DataFrame:
    """The added ties, with ``client_id`` and ``contact_id``, the keys of their ends."""
    return (
        links.filter(pl.col("action") == "added")
        .join(numbered.clients.select("client", client_id="pk"), on="client", how="left", maintain_order="left")
        .join(numbered.contacts.select("contact", contact_id="pk"), on="contact", how="left", maintain_order="left")
    )


def insert_ties(added: pl.DataFrame, firm: Firm, generation: int, scribe: Scribe | None = None) -> None:
    """Insert ties (``with_ends``) between clients and contacts."""
    pks = pl.Series("id", bulk.take_ids(ClientContact, added.height), dtype=pl.Int64)
    rows = tie_rows(added, pks=pks, same={"firm_id": firm.pk, "generation": generation})
    bulk.insert(ClientContact, rows.frame, rows.constants)
    if scribe:
        scribe.created(Record.LINK, pks, added["line"])


def _times() -> dict[str, str]:
    now = str(connection.ops.adapt_datetimefield_value(timezone.now()))
    return {"created_at": now, "updated_at": now}
