"""A column that holds names of clients whom the firm has already, whatever its header says."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from rollforward.engine.mapping.looks import SAMPLE
from rollforward.engine.mapping.mapper import named_anew
from rollforward.engine.values import IGNORE, Mapping, Table, cell_name

#: So many of the values, and so large a share of them, must be clients.
_FEWEST, _MOSTLY = 3, 0.5
_NAME = "client.name"


def with_known_clients(mapping: Mapping, table: Table, how_many: Callable[[Collection[str]], int]) -> Mapping:
    """The mapping, with the client's name in such a column where no header gives it one; to be looked at.

    ``how_many``: how many of some names are those of clients of the firm.
    """
    if any(column.target == _NAME for column in mapping.columns):
        return mapping
    for column in mapping.columns:
        if column.target != IGNORE or column.confidence == "sure" or column.position >= len(table.header):
            continue
        cells = table.rows[cell_name(column.position)].str.strip_chars()
        names = cells.filter(cells != "").unique(maintain_order=True).head(SAMPLE).to_list()
        if how_many(names) >= max(_FEWEST, _MOSTLY * len(names)):
            why = ("Its values are names of clients that you have already.",)
            found = replace(column, target=_NAME, confidence="check", score=0.7, reasons=why)
            columns = tuple(found if each == column else each for each in mapping.columns)
            return named_anew(replace(mapping, columns=columns))
    return mapping
