"""Tables of a few lines, and what is made of them."""

from __future__ import annotations

import polars as pl

from rollforward.engine.fields import built_in_field_set
from rollforward.engine.mapping import map_table
from rollforward.engine.values import Mapping, Region, Table, cell_name


def table(text: str) -> Table:
    """Lines of cells between bars, the header first; indents of the first cell count, outer spaces of others do not."""
    header, *rows = [_cells(line) for line in text.strip("\n").splitlines()]
    cells = {cell_name(at): [row[at] for row in rows] for at in range(len(header))}
    lines = pl.int_range(2, 2 + len(rows), dtype=pl.UInt32, eager=True).alias("line")
    return Table(tuple(header), pl.DataFrame({"line": lines, **cells}), Region((1,), (2, 1 + len(rows))))


def _cells(line: str) -> list[str]:
    first, *rest = line.split("|")
    return [first.rstrip(), *(cell.strip() for cell in rest)]


def column(of: Table, position: int) -> list[str]:
    return of.rows[cell_name(position)].to_list()


def mapped(of: Table) -> Mapping:
    return map_table(of, built_in_field_set())


def targets(mapping: Mapping) -> dict[str, str]:
    return {each.header: each.target for each in mapping.columns}
