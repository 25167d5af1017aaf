"""Clients on one sheet, their contacts on another: the contacts' rows follow the clients', each with its client's
cells."""

from __future__ import annotations

import polars as pl

from rollforward.engine.values import Joined, Table, cell_name


def with_contacts(clients: Table, contacts: Table, joined: Joined) -> Table:
    """Columns of the clients first, those of the contacts behind them. A contact's line comes after ``joined.offset``.

    A contact whose client has no row carries the cell that names it, so that it can still be found, or is told.
    """
    width = len(clients.header)
    left = cell_name(joined.left)
    names = {cell_name(at): cell_name(width + at) for at in range(len(contacts.header))}
    rows = contacts.rows.rename(names).with_columns((pl.col("line") + joined.offset).cast(pl.UInt32))
    rows = rows.with_columns(_key(cell_name(width + joined.right)))
    owners = clients.rows.drop("line").with_columns(_key(left)).filter(pl.col("key") != "")
    rows = rows.join(owners.unique("key", keep="first"), on="key", how="left", maintain_order="left")
    named = pl.coalesce(left, pl.col(cell_name(width + joined.right))).alias(left)
    rows = rows.with_columns(named).drop("key")
    together = pl.concat([clients.rows, rows], how="diagonal").with_columns(pl.exclude("line").fill_null(""))
    order = [cell_name(at) for at in range(width + len(contacts.header))]
    return Table((*clients.header, *joined.header), together.select("line", *order), clients.region)


def key_of(cell: str) -> pl.Expr:
    """How cells are compared that name a client: without case and outer or repeated spaces."""
    return pl.col(cell).str.strip_chars().str.replace_all(r"\s+", " ").str.to_lowercase()


def _key(cell: str) -> pl.Expr:
    return key_of(cell).alias("key")
