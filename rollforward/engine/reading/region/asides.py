"""Lines that are no data: blanks, titles, totals, footers, repeated headers. Set aside in sight, never dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import polars as pl

from rollforward.engine.values import SetAside, cell_name

_DIGITS = re.compile(r"\d+")
#: So many lines of titles may stand above a header that comes again.
_MOST_TITLES = 60


def repeats(cells: pl.DataFrame, header: pl.DataFrame) -> list[int]:
    """Lines that say the header again, all its lines in their order. ``header``: its lines as in ``cells``."""
    texts = [[cell.strip() for cell in row[1:]] for row in header.iter_rows()]
    key = next((position for position, cell in enumerate(texts[0]) if cell), None)
    if key is None:
        return []
    # One column finds the few lines that may be it; all columns of a long sheet would be dear.
    places = (cells[cell_name(key)].str.strip_chars() == texts[0][key]).arg_true()
    places = places.filter(places + len(texts) <= cells.height)
    for further, text in enumerate(texts):
        places = places.filter(_says(cells[places + further], text))
    first = pl.Series(list(_apart(places.to_list(), len(texts))), dtype=pl.UInt32)
    lines = [cells["line"].gather(first + further) for further in range(len(texts))]
    return pl.concat(lines).sort().to_list()


def _says(rows: pl.DataFrame, text: list[str]) -> pl.Series:
    """Which of the rows say just this, cell by cell."""
    same = [pl.col(cell_name(position)).str.strip_chars() == cell for position, cell in enumerate(text)]
    return rows.select(pl.all_horizontal(same)).to_series()


def _apart(places: list[int], height: int) -> Iterator[int]:
    """Those of the places where a block of this height begins and no earlier one still goes on."""
    free = 0
    for at in places:
        if at >= free:
            free = at + height
            yield at


def page_heads(cells: pl.DataFrame, titles: frozenset[str], again: list[int]) -> list[int]:
    """Lines that say a title again, its numbers aside, right above a header that comes ``again``."""
    said = [_DIGITS.sub("0", title) for title in titles]
    if not (said and again):
        return []
    found: list[pl.Series] = []
    places = cells["line"].search_sorted(pl.Series(again, dtype=pl.UInt32)).cast(pl.Int64)
    for _ in range(min(_MOST_TITLES, 2 * len(said))):
        places = places.filter(places > 0) - 1
        rows = cells[places]
        text = rows.select(pl.concat_str(pl.exclude("line")).str.strip_chars().str.replace_all(r"\p{Nd}+", "0"))
        says = text.to_series().is_in(said)
        if not says.any():
            break
        places = places.filter(says)
        found.append(rows["line"].filter(says))
    return pl.concat(found).unique().sort().to_list() if found else []


def grouped(marked: Iterable[tuple[int, str]]) -> tuple[SetAside, ...]:
    """Neighbouring lines with the same reason as one."""
    groups: list[SetAside] = []
    for line, why in sorted(marked):
        if groups and groups[-1].why == why and groups[-1].last == line - 1:
            groups[-1] = SetAside(groups[-1].first, line, why)
        else:
            groups.append(SetAside(line, line, why))
    return tuple(groups)
