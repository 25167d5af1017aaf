"""Day, month and year in an order that the cell alone may not tell. Shared by dates and days of the year.

Every text is read in each order that fits. One meaning: that is it. Several: the order of the column decides; where
that is not known, the cell is a problem and the member is asked once.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from rollforward.engine.kinds.base import Context, Order, Parsed, Tally

#: What a text means by the order it is read in; under ``any`` where the order plays no part.
Readings = dict[str, str]

_ORDERS: dict[Order, str] = {"dmy": "day-first", "mdy": "month-first", "ymd": "year-first"}

#: Three parts, and whatever follows (a time).
_PARTS = r"^\s*([0-9]{1,2})[/.\- ]([0-9]{1,2})(?:[/.\- ]([0-9]{4}|[0-9]{2}))?(?:[^0-9/.\-].*)?$"


def settle(readings: Readings, context: Context, not_one: str) -> Parsed:
    """The one meaning of the readings; ``not_one`` is the problem where there is none."""
    meaning = readings.get("any") or readings.get(context.date_order or "")
    if meaning:
        return Parsed(meaning)
    if context.date_order or not readings:
        return Parsed(None, not_one)
    meanings = set(readings.values())
    return Parsed(meanings.pop()) if len(meanings) == 1 else Parsed(None, "ambiguous-date", context.evidence)


def order_tally(cells: pl.DataFrame) -> Tally:
    """How many cells can be read in any order, in each, and in one alone.

    ``cells``: the distinct texts (``cell``) and how often each stands in the column (``count``).
    """
    counted, count = _possible(cells), pl.col("count")
    ways = pl.sum_horizontal(*(pl.col(order).cast(pl.UInt8) for order in _ORDERS))
    fits = {order: count.filter(pl.col(order)).sum() for order in _ORDERS}
    only = {f"only {order}": count.filter(pl.col(order) & (ways == 1)).sum() for order in _ORDERS}
    return counted.select(possible=count.sum(), **fits, **only).row(0, named=True)


def with_order(tally: Tally, context: Context) -> Context:
    """The context with the one order in which all cells of a column can be read, if there is one; else the evidence.

    A year in two digits could also stand first, so such a column tells its order only where years or days above 31 or
    months show it.
    """
    if context.date_order:
        return context
    fits = [order for order in _ORDERS if tally["possible"] and tally[order] == tally["possible"]]
    if len(fits) == 1:
        return replace(context, date_order=fits[0])
    said = [
        f"{_cells(tally[f'only {order}'])} can only be {name}"
        for order, name in _ORDERS.items()
        if tally[f"only {order}"]
    ]
    return replace(context, evidence=", ".join(said) or Context().evidence)


def _possible(cells: pl.DataFrame) -> pl.DataFrame:
    """The texts that can be read in some order: how often each stands there and which orders fit."""
    part = pl.col("cell").str.extract_groups(_PARTS).struct
    first, second, third = (part.field(str(n)).cast(pl.UInt16, strict=False) for n in (1, 2, 3))
    day_then_month = first.is_between(1, 31) & second.is_between(1, 12)
    month_then_day = first.is_between(1, 12) & second.is_between(1, 31)
    in_two_digits = (part.field("1").str.len_bytes() == 2) & (part.field("3").str.len_bytes() == 2)
    year_first = in_two_digits & second.is_between(1, 12) & third.is_between(1, 31)
    counted = cells.select("count", dmy=day_then_month, mdy=month_then_day, ymd=year_first.fill_null(False))
    return counted.filter(pl.any_horizontal("dmy", "mdy", "ymd"))


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count:,} cells"
