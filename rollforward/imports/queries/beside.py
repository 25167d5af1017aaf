"""What stands beside a row of the sheet: clients that it may mean or the member looks for, or another row."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl
from django.db.models.functions import Lower

from rollforward.accounts.models import Member
from rollforward.clients.access import clients_of
from rollforward.clients.fields import every_field
from rollforward.clients.listing import Wish, find_clients
from rollforward.clients.models import Client
from rollforward.clients.queries import contacts_of_client
from rollforward.clients.showing import held_by
from rollforward.engine.values import cell_name
from rollforward.imports.cells import columns
from rollforward.imports.errors import CannotDo
from rollforward.imports.judging import kept
from rollforward.imports.models import Import
from rollforward.imports.queries.outcome import shown
from rollforward.imports.queries.review import GridColumn, judge

_OFFERED = 5


@dataclass(frozen=True, slots=True)
class Beside:
    """A client beside a row, or another row (``pk`` is ``None``). ``values``: by position of the column, as a person
    may see them; of contacts the primary one's. ``hidden``: positions whose value is masked, so that it cannot be
    copied."""

    pk: int | None
    public_id: str
    name: str
    values: dict[int, str]
    hidden: tuple[int, ...]


def beside(imp: Import, member: Member, line: int, search: str = "") -> tuple[Beside, ...]:
    """The clients that the row means or may mean; with ``search`` those that are found by it."""
    if search:
        rows = list(find_clients(member, Wish(search)).order_by(Lower("name"), "pk")[:_OFFERED])
    else:
        meant = _meant(imp, line)
        known = {row.pk: row for row in clients_of(member).filter(pk__in=meant)}
        rows = [known[pk] for pk in meant if pk in known][:_OFFERED]
    headers = judge(imp).headers
    return tuple(_beside(imp, member, row, headers) for row in rows)


def row_beside(imp: Import, line: int) -> Beside:
    """A row as it stands."""
    positions = [column.position for column in judge(imp).headers]
    found = columns(imp, positions, pl.Series("line", [line], dtype=pl.UInt32))
    if found.is_empty():
        raise CannotDo(f"There is no row {line} any more. Look at the rows again.")
    texts = found.row(0, named=True)
    return Beside(None, "", f"Row {line}", {position: texts[cell_name(position)] for position in positions}, ())


def _meant(imp: Import, line: int) -> list[int]:
    """Keys of the client that the row means, and of those it may mean."""
    plan = kept(imp)
    here = pl.col("line") == line
    means = plan.frame("rows").filter(here).select("client").join(plan.frame("clients"), on="client").select("pk")
    may = plan.frame("candidates").filter(here, pl.col("slot") == 0).select("pk")
    frames = pl.collect_all([means.cast(pl.Int64), may.cast(pl.Int64)])
    return pl.concat(frames)["pk"].drop_nulls().unique(maintain_order=True).to_list()


def _beside(imp: Import, member: Member, client: Client, headers: tuple[GridColumn, ...]) -> Beside:
    fields = every_field(imp.firm)
    values = held_by(imp.firm, client).values
    for tie in contacts_of_client(member, client)[:1]:
        values = values | held_by(imp.firm, tie.contact).values
    texts = {column.position: shown(values.get(column.target), column.target, fields) for column in headers}
    hidden = tuple(c.position for c in headers if (field := fields.get(c.target)) is None or field.sensitive)
    return Beside(client.pk, client.public_id, client.name, texts, hidden)
