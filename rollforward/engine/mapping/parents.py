"""Whether the names of clients carry those of their parents, and the column that this makes."""

from __future__ import annotations

from dataclasses import replace

from rollforward.engine.arranging import heads_of, is_set_in, paths_of
from rollforward.engine.values import ColumnMap, Mapping, Parents, Table, cell_name

#: So many of the names with a colon must begin with a parent.
_MOSTLY = 0.6
_GROUP = "client.group"


def with_parents(mapping: Mapping, table: Table) -> Mapping:
    """The mapping of a table with names such as "Acme:Roof repair", which the parent's column makes one group."""
    column = next((c for c in mapping.columns if c.target == "client.name"), None)
    if column is None or mapping.arrangement or any(c.target == _GROUP for c in mapping.columns):
        return mapping
    names = table.rows[cell_name(column.position)]
    if indented := is_set_in(names):
        names = paths_of(names)
    paths, heads = names.filter(names.str.contains(":", literal=True)), heads_of(names).drop_nulls()
    if heads.is_empty() or len(heads) < _MOSTLY * len(paths):
        return mapping
    example = str(names.filter(names.str.starts_with(heads[0]) & names.str.contains(":", literal=True))[0]).strip()
    stands = "is set in" if indented else "stands"
    why = f"“{example}” {stands} below “{heads[0]}”: they are one group."
    made = ColumnMap(len(table.header), f"{column.header.strip()} (parent)".strip(), _GROUP, "sure", 1.0, (why,))
    return replace(mapping, columns=(*mapping.columns, made), arrangement=Parents(column.position, indented))
