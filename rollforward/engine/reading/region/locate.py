"""The tables of a sheet: the one that is taken, and the others, which stand beside it or below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import polars as pl

from rollforward.engine.reading.region.asides import grouped
from rollforward.engine.reading.region.beside import Block, columns_of_tables
from rollforward.engine.reading.region.bounds import Chosen, region_of
from rollforward.engine.reading.region.filled import empty_lines, filled_cells
from rollforward.engine.reading.region.merges import shifted
from rollforward.engine.reading.region.several import starts_of_tables
from rollforward.engine.reading.region.table import header_of
from rollforward.engine.reading.words import names_a_client
from rollforward.engine.values import Merged, Region, cell_name


def locate(cells: pl.DataFrame, header_rows: Chosen = "auto", merged: Sequence[Merged] = ()) -> Region:
    """Find the table among ``cells`` (as in RawSheet).

    ``header_rows``: line numbers that the member chose, ``None`` where she declared that there is no header,
    ``"auto"`` to look for it. A header chosen in another table of the sheet gives that table.
    """
    return locate_all(cells, header_rows, merged)[0]


def locate_all(
    cells: pl.DataFrame, header_rows: Chosen = "auto", merged: Sequence[Merged] = ()
) -> tuple[Region, tuple[Region, ...]]:
    """The table as ``locate`` finds it, and the other tables of the sheet in their order."""
    filled = filled_cells(cells)
    blocks = columns_of_tables(cells) if header_rows is not None else []
    if len(blocks) < 2:
        return _one_below_another(cells, filled, header_rows, merged)
    found = [region for block in blocks for region in _of_block(cells, filled, block, "auto", merged)]
    if header_rows is None or header_rows == "auto":
        main = _main(cells, found)
        return found[main], tuple(region for i, region in enumerate(found) if i != main)
    # A line may be the header in several of them.
    known = [region.columns for region in found if region.header_rows == header_rows]
    chosen = _of_block(cells, filled, (known and known[0]) or blocks[0], header_rows, merged)[0]
    return chosen, tuple(region for region in found if not is_same(region, chosen))


def is_same(one: Region, other: Region) -> bool:
    """Whether two regions are one table, be its header another one."""
    if one.columns != other.columns:
        return False
    return one.data_rows == other.data_rows or bool(set(one.header_rows) & set(other.header_rows))


def _of_block(
    cells: pl.DataFrame, filled: pl.Series, block: Block, header_rows: Chosen, merged: Sequence[Merged]
) -> list[Region]:
    """The tables in some of the columns, the one that is taken first."""
    first, last = block
    own = cells.select("line", *(pl.col(cell_name(at)).alias(cell_name(at - first)) for at in range(first, last + 1)))
    main, others = _one_below_another(own, filled_cells(own), header_rows, shifted(merged, first, last))
    said = frozenset(cells["line"].filter(filled > 0).to_list())
    return [_in_columns(region, block, said) for region in (main, *others)]


def _in_columns(region: Region, block: Block, said: frozenset[int]) -> Region:
    """The region in positions of the sheet. ``said``: lines that show something, be it in other columns."""
    asides = ((line, part.why) for part in region.set_aside for line in range(part.first, part.last + 1))
    marks = {line: "another table" if why == "blank" and line in said else why for line, why in asides}
    cells = (
        replace(m, first_position=m.first_position + block[0], last_position=m.last_position + block[0])
        for m in region.merged
    )
    return replace(
        region, set_aside=grouped(marks.items()), data_confidence="check", columns=block, merged=tuple(cells)
    )


def _one_below_another(
    cells: pl.DataFrame, filled: pl.Series, header_rows: Chosen, merged: Sequence[Merged]
) -> tuple[Region, tuple[Region, ...]]:
    starts = starts_of_tables(cells, filled) if header_rows is not None else []
    bounds = [0, *(int((cells["line"] < start).sum()) for start in starts), cells.height]
    parts = [(a, b - a) for a, b in pairwise(bounds)]
    if len(parts) < 2:
        return region_of(cells, filled, header_rows, merged), ()
    regions = [region_of(cells.slice(*part), filled.slice(*part), "auto", merged) for part in parts]
    if header_rows == "auto":
        main = _main(cells, regions)
    else:
        at = max(header_rows or (), default=0)
        main = max(i for i, (first, _) in enumerate(parts) if i == 0 or cells["line"][first] <= at)
        regions[main] = region_of(cells.slice(*parts[main]), filled.slice(*parts[main]), header_rows, merged)
    others = tuple(region for i, region in enumerate(regions) if i != main)
    return _with_the_rest_aside(regions[main], cells, filled, parts[main]), others


def _main(cells: pl.DataFrame, regions: Sequence[Region]) -> int:
    """The first table whose headers name clients, else the first."""
    named = [sum(map(names_a_client, header_of(cells, region))) for region in regions]
    return next((i for i, count in enumerate(named) if count >= 2), 0)


def _with_the_rest_aside(region: Region, cells: pl.DataFrame, filled: pl.Series, part: tuple[int, int]) -> Region:
    """The region with all other lines of the sheet set aside."""
    first, count = part
    outside = pl.int_range(cells.height, eager=True).is_between(first, first + count - 1).not_()
    marks = {line: why.why for why in region.set_aside for line in range(why.first, why.last + 1)}
    marks |= dict.fromkeys(cells["line"].filter(outside & (filled > 0)).to_list(), "another table")
    marks |= empty_lines(cells.filter(outside), filled.filter(outside))
    return replace(region, set_aside=grouped(marks.items()), data_confidence="check")
