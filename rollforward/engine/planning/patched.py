"""A plan of which some lines were judged again: the frames of the earlier one without them, and the new ones behind.

Clients and contacts of the new part are numbered on from the earlier ones, so numbers have gaps and no order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl

from rollforward.engine.values import Plan

#: By which column the rows of a frame belong to what is gone.
_KEYS = {
    "rows": "line",
    "changes": "line",
    "problems": "line",
    "candidates": "line",
    "clients": "client",
    "links": "client",
    "contacts": "contact",
}
FRAMES = tuple(_KEYS)


@dataclass(frozen=True, slots=True)
class Gone:
    """What is no longer true of the earlier plan: its lines, and the clients and contacts that they spoke of."""

    lines: pl.Series
    clients: pl.Series
    contacts: pl.Series

    def filter(self, name: str) -> pl.Expr:
        """The rows of the frame ``name`` that are gone."""
        key = _KEYS[name]
        of = {"line": self.lines, "client": self.clients, "contact": self.contacts}[key]
        return pl.col(key).is_in(of.implode())


def gone(lines: pl.Series, rows: pl.LazyFrame, links: pl.LazyFrame) -> Gone:
    """``rows`` and ``links``: those of the earlier plan."""
    meant = rows.filter(pl.col("line").is_in(lines.implode())).select(pl.col("client").drop_nulls().unique())
    clients = meant.collect()["client"].cast(pl.UInt32)
    tied = links.filter(pl.col("client").is_in(clients.implode())).select(pl.col("contact").unique())
    return Gone(lines, clients, tied.collect()["contact"])


def numbered_on(plan: Plan, clients: int, contacts: int) -> Plan:
    """The plan of some lines with its clients counted from ``clients`` and its contacts from ``contacts``."""
    client = (pl.col("client") + clients).cast(pl.UInt32)
    contact = (pl.col("contact") + contacts).cast(pl.UInt32)
    return replace(
        plan,
        rows=plan.rows.with_columns(client.cast(pl.Int32)),
        clients=plan.clients.with_columns(client),
        contacts=plan.contacts.with_columns(contact),
        links=plan.links.with_columns(client, contact),
    )


def patched(name: str, earlier: pl.LazyFrame, anew: pl.LazyFrame, without: Gone) -> pl.LazyFrame:
    """One frame of the whole plan. ``rows`` are in no order."""
    return pl.concat([earlier.filter(~without.filter(name)), anew], how="vertical_relaxed")
