"""New records of a Plan into one generation: clients, contacts and the ties between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
from rollforward.imports.rows import record_rows, tie_rows
from rollforward.imports.scribe import Scribe
from rollforward.journal.models import Record


@dataclass(frozen=True, slots=True)
class Numbered:
    """By the plan's own number (``client`` or ``contact``): ``pk``, and ``public_id`` of new ones."""

    clients: pl.DataFrame
    contacts: pl.DataFrame


def insert_records(plan: Plan, firm: Firm, generation: int, scribe: Scribe | None = None) -> Numbered:
    """Insert the added clients and contacts; without a scribe (a set being built beside) nothing is journalled."""
    custom = custom_keys(firm)
    same = {"firm_id": firm.pk, "generation": generation, **_times()}
    clients = _insert(plan.clients, "client", Client, firm, custom, same, scribe)
    contacts = _insert(plan.contacts, "contact", Contact, firm, custom, same, scribe)
    return Numbered(clients, contacts)


def _insert(
    planned: pl.DataFrame,
    kind: str,
    model: type[models.Model],
    firm: Firm,
    custom: Mapping[str, CustomField],
    same: Mapping[str, Any],
    scribe: Scribe | None,
) -> pl.DataFrame:
    """One kind of record; returns ``<kind>`` (the plan's number), ``pk`` and, for new ones, ``public_id``."""
    added = planned.filter(pl.col("action") == "added")
    pks = bulk.take_ids(model, added.height)
    public_ids = _public_ids(added, kind, firm)
    rows = record_rows(added, f"{kind}.", pks=pks, public_ids=public_ids, custom=custom, same=same)
    bulk.insert(model, rows.frame, rows.constants)
    if scribe:
        scribe.created(Record(kind), pks, added["line"])
    new = pl.DataFrame(
        {
            kind: added[kind],
            "new_pk": pl.Series(pks, dtype=pl.Int64),
            "public_id": pl.Series(public_ids, dtype=pl.String),
        }
    )
    return planned.select(kind, "pk").join(new, on=kind, how="left").select(
        kind, pl.coalesce("pk", "new_pk").alias("pk"), "public_id"
    )  # fmt: skip


def _public_ids(added: pl.DataFrame, kind: str, firm: Firm) -> list[str]:
    """The IDs that rows keep (clear mode) and new ones for the rest."""
    key = f"{kind}.id"
    take = take_client_ids if kind == "client" else take_contact_ids
    if key not in added.columns or added[key].null_count() == added.height:
        return take(firm, added.height)
    kept = added[key].to_list()
    fresh = iter(take(firm, kept.count(None)))
    return [public_id or next(fresh) for public_id in kept]


def insert_ties(
    links: pl.DataFrame, numbered: Numbered, firm: Firm, generation: int, scribe: Scribe | None = None
) -> None:
    """Insert the added ties between clients and contacts."""
    added = (
        links.filter(pl.col("action") == "added")
        .join(numbered.clients.select("client", client_id="pk"), on="client", how="left", maintain_order="left")
        .join(numbered.contacts.select("contact", contact_id="pk"), on="contact", how="left", maintain_order="left")
    )
    pks = bulk.take_ids(ClientContact, added.height)
    rows = tie_rows(added, pks=pks, same={"firm_id": firm.pk, "generation": generation})
    bulk.insert(ClientContact, rows.frame, rows.constants)
    if scribe:
        scribe.created(Record.LINK, pks, added["line"])


def _times() -> dict[str, str]:
    now = str(connection.ops.adapt_datetimefield_value(timezone.now()))
    return {"created_at": now, "updated_at": now}
