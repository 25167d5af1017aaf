"""Clients below other clients, named with them as QuickBooks does: "Acme:Roof repair" is a job of Acme."""

from __future__ import annotations

import polars as pl

from rollforward.engine.values import Parents, Table, cell_name

_TOP = r"^\s*([^:]*\p{L}[^:]*?)\s*:\s*[^:\s/]"


def heads_of(names: pl.Series) -> pl.Series:
    """The highest parent that each name begins with, null where it has none.

    A name is a path only if its beginning stands in the column as a client, or begins other names as well: colons occur
    in plain names too.
    """
    top = names.str.extract(_TOP)
    alone = names.filter(top.is_null()).str.strip_chars().str.to_lowercase()
    often = top.drop_nulls().str.to_lowercase().value_counts(name="n").filter(pl.col("n") > 1)
    known = pl.concat([alone, often.drop("n").to_series()]).unique()
    return top.set(~top.str.to_lowercase().is_in(known.implode()).fill_null(False), None)


def with_parents(table: Table, parents: Parents) -> Table:
    """One column more: the highest parent, of its own row too, so that all of them are one group."""
    names = table.rows[cell_name(parents.column)]
    heads = heads_of(names)
    plain = names.str.strip_chars()
    leads = plain.str.to_lowercase().is_in(heads.drop_nulls().str.to_lowercase().unique().implode())
    group = pl.select(pl.coalesce(heads, pl.when(leads).then(plain), pl.lit(""))).to_series()
    made = cell_name(len(table.header))
    header = (*table.header, f"{table.header[parents.column].strip()} (parent)".strip())
    return Table(header, table.rows.with_columns(group.alias(made)), table.region)
