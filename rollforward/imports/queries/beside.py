"""Clients beside a row of the sheet: those it may mean, or that the member looks for, value by value."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl
from django.db.models.functions import Lower

from rollforward.accounts.models import Member
from rollforward.clients.access import clients_of
from rollforward.clients.fields import every_field
from rollforward.clients.models import Client
from rollforward.clients.queries import contacts_of_client, find_clients
from rollforward.clients.showing import held_by
from rollforward.imports.judging import kept
from rollforward.imports.models import Import
from rollforward.imports.queries.outcome import shown
from rollforward.imports.queries.review import GridColumn, judge

_OFFERED = 5


@dataclass(frozen=True, slots=True)
class Beside:
    """A client beside a row. ``values``: by position of the column, as a person may see them; of contacts the primary
    one's. ``hidden``: positions whose value is masked, so that it cannot be copied."""

    pk: int
    public_id: str
    name: str
    values: dict[int, str]
    hidden: tuple[int, ...]


def beside(imp: Import, member: Member, line: int, search: str = "") -> tuple[Beside, ...]:
    """The clients that the row means or may mean; with ``search`` those that are found by it."""
    if search:
        rows = list(find_clients(member, search).order_by(Lower("name"), "pk")[:_OFFERED])
    else:
        known = {row.pk: row for row in clients_of(member).filter(pk__in=_meant(imp, line))}
        rows = [known[pk] for pk in _meant(imp, line) if pk in known][:_OFFERED]
    columns = judge(imp).headers
    return tuple(_beside(imp, member, row, columns) for row in rows)


def _meant(imp: Import, line: int) -> list[int]:
    """Keys of the client that the row means, and of those it may mean."""
    plan = kept(imp)
    here = pl.col("line") == line
    means = plan.frame("rows").filter(here).select("client").join(plan.frame("clients"), on="client").select("pk")
    may = plan.frame("candidates").filter(here).select("pk")
    frames = pl.collect_all([means.cast(pl.Int64), may.cast(pl.Int64)])
    return pl.concat(frames)["pk"].drop_nulls().unique(maintain_order=True).to_list()


def _beside(imp: Import, member: Member, client: Client, columns: tuple[GridColumn, ...]) -> Beside:
    fields = every_field(imp.firm)
    values = held_by(imp.firm, client).values
    for tie in contacts_of_client(member, client)[:1]:
        values = values | held_by(imp.firm, tie.contact).values
    texts = {column.position: shown(values.get(column.target), column.target, fields) for column in columns}
    hidden = tuple(c.position for c in columns if (field := fields.get(c.target)) is None or field.sensitive)
    return Beside(client.pk, client.public_id, client.name, texts, hidden)
