"""The tables of the chosen sheet that are not the one taken."""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl

from rollforward.engine.reading import is_same, table_of
from rollforward.engine.values import Region
from rollforward.imports.models import Import
from rollforward.imports.queries.sheets import chosen
from rollforward.sandbox import StagedBook

_HEADERS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class OtherTable:
    """``number`` counts the tables of the sheet, the reader's own choice being 0; ``line``: where it begins; ``names``:
    some of its headers, or of its first cells where it has none."""

    number: int
    line: int
    rows: int
    names: tuple[str, ...]


def other_tables(imp: Import) -> tuple[OtherTable, ...]:
    """All but the one taken, in the order of the sheet."""
    found, index, taken, _ = chosen(imp)
    info = found.sheets[index]
    tables = [(number, region) for number, region in enumerate((info.region, *info.others)) if info.others]
    told = [_told(found, index, number, region) for number, region in tables if not is_same(region, taken)]
    return tuple(sorted(told, key=lambda table: table.line))


def _told(found: StagedBook, index: int, number: int, region: Region) -> OtherTable:
    first, last = min((*region.header_rows, *(region.data_rows or ()))), max(region.data_rows or region.header_rows)
    cells = found.scan(index).filter(pl.col("line").is_between(first, last)).collect()
    table = table_of(replace(found.top(index, 0), cells=cells), region)
    names = table.header if region.header_rows else next(table.rows.iter_rows(), ())[1:]
    return OtherTable(number, first, table.rows.height, tuple(n for n in names if n.strip())[:_HEADERS_SHOWN])
