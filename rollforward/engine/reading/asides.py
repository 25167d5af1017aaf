"""Lines that are no data: blanks, titles, totals, footers, repeated headers. Set aside in sight, never dropped."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from rollforward.engine.values import SetAside, cell_name


def repeats(cells: pl.DataFrame, header: pl.DataFrame) -> list[int]:
    """Lines that say the header again, all its lines in their order. ``header``: its lines as in ``cells``."""
    texts = [row[1:] for row in header.iter_rows()]
    said = [
        pl.all_horizontal(pl.col(cell_name(i)).str.strip_chars() == cell.strip() for i, cell in enumerate(row)).shift(
            -at
        )
        for at, row in enumerate(texts)
    ]
    starts = cells.select("line", pl.all_horizontal(said).fill_null(False).alias("same"))
    places = starts["same"].arg_true().to_list()
    return [int(starts["line"][at + more]) for at in places for more in range(len(texts))]


def grouped(marked: Iterable[tuple[int, str]]) -> tuple[SetAside, ...]:
    """Neighbouring lines with the same reason as one."""
    groups: list[SetAside] = []
    for line, why in sorted(marked):
        if groups and groups[-1].why == why and groups[-1].last == line - 1:
            groups[-1] = SetAside(groups[-1].first, line, why)
        else:
            groups.append(SetAside(line, line, why))
    return tuple(groups)
