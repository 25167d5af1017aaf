"""Clients below other clients, as QuickBooks has them: "Acme:Roof repair" is a job of Acme.

In its reports the job is only set in below the customer.
"""

from __future__ import annotations

import polars as pl

from rollforward.engine.values import Parents, Table, cell_name

#: So many names are set in, by so many spaces, where it is meant.
_FEWEST = 2
_NARROWEST = 2
_TOP = r"^\s*([^:]*\p{L}[^:]*?)\s*:\s*[^:\s/]"


def heads_of(names: pl.Series) -> pl.Series:
    """The highest parent that each name begins with, null where it has none.

    A name is a path only if its beginning stands in the column as a client, or begins other names as well: colons occur
    in plain names too.
    """
    if not names.str.contains(":", literal=True).any():
        return pl.repeat(None, len(names), dtype=pl.String, eager=True).alias(names.name)
    top = names.str.extract(_TOP)
    alone = names.filter(top.is_null()).str.strip_chars().str.to_lowercase()
    often = top.drop_nulls().str.to_lowercase().value_counts(name="n").filter(pl.col("n") > 1)
    known = pl.concat([alone, often.drop("n").to_series()]).unique()
    return top.set(~top.str.to_lowercase().is_in(known.implode()).fill_null(False), None)


def is_set_in(names: pl.Series) -> bool:
    """Whether names are set in below others on purpose: several of them, in steps of two spaces or more.

    A space before a name here and there is somebody's slip.
    """
    if not names.str.contains(r"^\s+\S").any():
        return False
    filled = names.filter(names.str.contains(r"\S"))
    widths = filled.str.extract(r"^(\s*)").str.replace_all("\t", "    ", literal=True).str.len_chars()
    steps = widths.filter(widths > 0).unique().sort()
    if steps.is_empty() or widths[0] or int((widths > 0).sum()) < _FEWEST:
        return False
    return steps[0] >= _NARROWEST and all(step % steps[0] == 0 for step in steps)


def paths_of(names: pl.Series) -> pl.Series:
    """Each name that is set in with those above that it belongs to: "Acme:Roof repair"; the others without spaces."""
    above: list[tuple[int, str]] = []
    paths: list[str] = []
    for name in names:
        plain = name.strip()
        width = len(name.expandtabs(4)) - len(name.expandtabs(4).lstrip())
        if plain:
            above = [*(one for one in above if one[0] < width), (width, plain)]
        paths.append(":".join(one for _, one in above) if plain else name)
    return pl.Series(names.name, paths, dtype=pl.String)


def with_parents(table: Table, parents: Parents) -> Table:
    """One column more: the highest parent, of its own row too, so that all of them are one group."""
    cell = cell_name(parents.column)
    names = paths_of(table.rows[cell]) if parents.indented else table.rows[cell]
    heads = heads_of(names)
    plain = names.str.strip_chars()
    leads = plain.str.to_lowercase().is_in(heads.drop_nulls().str.to_lowercase().unique().implode())
    group = pl.select(pl.coalesce(heads, pl.when(leads).then(plain), pl.lit(""))).to_series()
    made = cell_name(len(table.header))
    header = (*table.header, f"{table.header[parents.column].strip()} (parent)".strip())
    return Table(header, table.rows.with_columns(names.alias(cell), group.alias(made)), table.region)
