"""In a table that was arranged, columns of the clients' own rows are the client's: nobody of the contacts is meant."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from rollforward.engine.fields import FieldSet, base_key, slot_of
from rollforward.engine.values import IGNORE, ColumnMap, Mapping


def kept_to_clients(mapping: Mapping, positions: Collection[int], fields: FieldSet) -> Mapping:
    """The mapping with the columns at ``positions`` sent to fields of the client alone."""
    used = {column.target for column in mapping.columns}
    columns = []
    for column in mapping.columns:
        if column.position in positions and slot_of(column.target):
            column = _of_client(column, used, fields)  # noqa: PLW2901
            used.add(column.target)
        columns.append(column)
    return replace(mapping, columns=tuple(columns))


def _of_client(column: ColumnMap, used: set[str], fields: FieldSet) -> ColumnMap:
    target = base_key(column.target).replace("contact.", "client.", 1)
    field = fields.get(target)
    if field and target not in used:
        why = (f"“{column.header.strip()}” stands in the clients' rows: it is {field.label}.",)
        return replace(column, target=target, reasons=why)
    why = ("It speaks of a contact in the clients' rows, and the contacts have rows of their own.",)
    return replace(column, target=IGNORE, confidence="check", score=0.0, reasons=why)
