"""The sheets of an upload as tables, and the one that holds the contacts of another one's clients."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from rollforward.engine.mapping import joined_tabs
from rollforward.engine.reading import table_of
from rollforward.engine.values import Arrangement, Joined, Region, Tab, Table
from rollforward.sandbox import StagedBook

#: What a column holds is seen from its first rows; reading all of a long sheet for it would be the dearest part.
_ROWS_TO_MAP_BY = 10_000


def top_of(book: StagedBook, index: int, region: Region) -> Table:
    """The table of a region with no more rows than show what its columns hold."""
    first = min((*region.header_rows, *(region.data_rows or ())), default=0)
    rows = book.scan(index).filter(pl.col("line") >= first).head(_ROWS_TO_MAP_BY)
    return table_of(replace(book.top(index, 0), cells=rows.collect()), region)


def pair(book: StagedBook) -> tuple[int, Joined] | None:
    """The sheet of the clients, and how the contacts of another one belong to them; hidden sheets are left alone."""
    shown = [i for i, sheet in enumerate(book.sheets) if not sheet.hidden and sheet.region.data_rows]
    index, joined = joined_tabs([_tab(book, i, book.sheets[i].region) for i in shown], book.likely)
    return (index, joined) if joined else None


def joined_with(book: StagedBook, index: int, region: Region, second: int) -> Joined | None:
    """How the contacts of the sheet ``second`` belong to the clients in a region of the one at ``index``."""
    tabs = [_tab(book, index, region), _tab(book, second, book.sheets[second].region)]
    clients, joined = joined_tabs(tabs, index)
    return joined if clients == index else None


def second_lines(book: StagedBook, arrangement: Arrangement | None) -> tuple[int, int]:
    """Rows on the contacts' sheet, and lines of it that are none; 0 where there is no such sheet."""
    if not isinstance(arrangement, Joined):
        return 0, 0
    info = book.sheets[arrangement.sheet]
    aside = sum(part.last - part.first + 1 for part in info.region.set_aside)
    return max(0, info.rows - aside - len(info.region.header_rows)), aside


def second_table(book: StagedBook, joined: Joined) -> Table:
    """All the contacts."""
    return table_of(book.sheet(joined.sheet), book.sheets[joined.sheet].region)


def second_top(book: StagedBook, joined: Joined) -> Table:
    """As many of them as show what their columns hold."""
    return top_of(book, joined.sheet, book.sheets[joined.sheet].region)


def _tab(book: StagedBook, index: int, region: Region) -> Tab:
    last = book.scan(index).select(pl.col("line").max()).collect().item()
    return Tab(index, book.sheets[index].name, top_of(book, index, region), int(last or 0))
