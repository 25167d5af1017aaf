"""Rows of clients followed by rows of their contacts: each contact's row gets its client's cells."""

from __future__ import annotations

import polars as pl

from rollforward.engine.values import Levels, Table, cell_name


def is_contact(levels: Levels) -> pl.Expr:
    """Whether a row is a contact's."""
    cell = pl.col(cell_name(levels.column))
    if levels.by == "values":
        return cell.str.strip_chars().str.to_lowercase().is_in(list(levels.contacts))
    return cell.str.strip_chars() == "" if levels.by == "blanks" else cell.str.contains(r"^\s+\S")


def with_clients_cells(table: Table, levels: Levels) -> Table:
    """Columns of the client are filled down; of a shared column the contacts' cells move to one of their own."""
    contact = is_contact(levels)
    header, made = list(table.header), {}
    for shared in levels.shared:
        cell = pl.col(cell_name(shared.position)).str.strip_chars()
        header[shared.position] = shared.client
        made[cell_name(len(header))] = pl.when(contact).then(cell).otherwise(pl.lit(""))
        header.append(shared.contact)
    down = [cell_name(position) for position in (*levels.down, *(shared.position for shared in levels.shared))]
    of_client = [pl.when(~contact).then(pl.col(name)).forward_fill().fill_null("").alias(name) for name in down]
    copies = [cell.alias(name) for name, cell in made.items()]
    return Table(tuple(header), table.rows.with_columns(*of_client, *copies), table.region)
