"""How long a sheet takes to map that is wider and longer than any list of clients: 120 columns, 100,000 rows."""

from __future__ import annotations

import statistics
import time

import polars as pl

from bench.mapping.layouts import Layout
from bench.report import Figure
from rollforward.engine.fields import built_in_field_set
from rollforward.engine.mapping import find_arrangement, map_table
from rollforward.engine.values import Region, Table, cell_name

_COLUMNS, _ROWS, _ROUNDS = 120, 100_000, 5
_GOAL = 0.3


def measure_wide(layouts: list[Layout]) -> Figure:
    """Shape and mapping of a table with headers of several layouts, by a clock on the wall; the median of rounds after
    a first one, since a worker has mapped files before."""
    table, fields, seconds = _table(layouts), built_in_field_set(), []
    for _ in range(_ROUNDS + 1):
        begun = time.perf_counter()
        map_table(table, fields, arrangement=find_arrangement(table, fields))
        seconds.append(time.perf_counter() - begun)
    first, median = seconds[0], statistics.median(seconds[1:])
    return Figure(
        f"a sheet of {_COLUMNS} columns and {_ROWS:,} rows mapped after reading, median of {_ROUNDS}",
        f"{median * 1000:.0f} ms (the first of a process {first * 1000:.0f} ms)",
        f"under {_GOAL * 1000:.0f} ms",
        median < _GOAL,
    )


def _table(layouts: list[Layout]) -> Table:
    headers = [header for layout in layouts for header in layout.headers]
    headers = list(dict.fromkeys(headers))[:_COLUMNS]
    row = pl.int_range(_ROWS, dtype=pl.UInt32)
    kinds = (
        pl.format("Client {} LLC", row),
        pl.when(row % 3 > 0).then(pl.format("someone{}@office.example", row)).otherwise(pl.lit("")),
        pl.lit(""),
        pl.when(row % 2 > 0).then(pl.lit("Yes")).otherwise(pl.lit("No")),
        pl.format("207-555-{}", (row % 9000 + 1000)),
        pl.when(row > _ROWS - 5).then(pl.lit("x")).otherwise(pl.lit("")),
    )
    cells = [kinds[at % len(kinds)].alias(cell_name(at)) for at in range(len(headers))]
    rows = pl.select((row + 2).alias("line"), *cells)
    return Table(tuple(headers), rows, Region((1,), (2, _ROWS + 1)))
