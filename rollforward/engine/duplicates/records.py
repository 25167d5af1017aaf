"""Records with canonical values as tables, so that clients of a plan and of a firm are compared as files are."""

from __future__ import annotations

import polars as pl

from rollforward.engine.fields import FieldSet
from rollforward.engine.values import ColumnMap, Mapping, Region, Table, cell_name

#: Each client has a number of its own, whether it is there twice or not.
_NUMBERS = ("client.id", "contact.id", "client.external_id")


def as_table(records: pl.DataFrame, fields: FieldSet) -> tuple[Table, Mapping]:
    """A table of every column of ``records`` that is named by a built-in field, and where each goes."""
    told = [f for f in fields if f.key in records.columns and not f.custom and f.key not in _NUMBERS]
    lines = pl.int_range(1, records.height + 1, dtype=pl.UInt32, eager=True).alias("line")
    cells = [records[field.key].alias(cell_name(at)) for at, field in enumerate(told)]
    region = Region((), (1, records.height) if records.height else None)
    table = Table(tuple(field.label for field in told), pl.DataFrame([lines, *cells]), region)
    return table, Mapping(tuple(ColumnMap(at, f.label, f.key, "sure", 1.0) for at, f in enumerate(told)))
