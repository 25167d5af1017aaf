"""Lines that are no data: blanks, titles, totals, footers, repeated headers. Set aside in sight, never dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable

import polars as pl

from rollforward.engine.values import SetAside, cell_name

_DIGITS = re.compile(r"\d+")
#: So many lines that begin like the header are compared with it.
_SUSPECTS = 5_000


def repeats(cells: pl.DataFrame, header: pl.DataFrame) -> list[int]:
    """Lines that say the header again, all its lines in their order. ``header``: its lines as in ``cells``."""
    texts = [[cell.strip() for cell in row[1:]] for row in header.iter_rows()]
    key = next((position for position, cell in enumerate(texts[0]) if cell), None)
    if key is None:
        return []
    # One column finds the few lines that may be it; all columns of a long sheet would be dear.
    places = (cells[cell_name(key)].str.strip_chars() == texts[0][key]).arg_true().to_list()
    found: list[int] = []
    for at in places[:_SUSPECTS]:
        rows = cells.slice(at, len(texts)).rows()
        if [[cell.strip() for cell in row[1:]] for row in rows] == texts:
            found += [row[0] for row in rows]
    return found


def page_heads(cells: pl.DataFrame, titles: frozenset[str], again: list[int]) -> list[int]:
    """Lines that say a title again, its numbers aside, right above a header that comes ``again``."""
    said = {_DIGITS.sub("0", title) for title in titles}
    found: list[int] = []
    for line in again if said else ():
        at = cells["line"].search_sorted(line) - 1
        while at >= 0 and len(found) < _SUSPECTS:
            text = "".join(cells.row(at)[1:]).strip()
            if _DIGITS.sub("0", text) not in said:
                break
            found.append(int(cells["line"][at]))
            at -= 1
    return found


def grouped(marked: Iterable[tuple[int, str]]) -> tuple[SetAside, ...]:
    """Neighbouring lines with the same reason as one."""
    groups: list[SetAside] = []
    for line, why in sorted(marked):
        if groups and groups[-1].why == why and groups[-1].last == line - 1:
            groups[-1] = SetAside(groups[-1].first, line, why)
        else:
            groups.append(SetAside(line, line, why))
    return tuple(groups)
