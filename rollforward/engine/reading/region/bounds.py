"""Where one table lies: header, data rows, and what is set aside around and between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import polars as pl

from rollforward.engine.reading.region.asides import grouped, page_heads, repeats
from rollforward.engine.reading.region.filled import empty_lines
from rollforward.engine.reading.region.footers import TAIL, Row, between_pages, footers, group_headings, was_printed
from rollforward.engine.reading.region.header import Header, find_header
from rollforward.engine.reading.region.merges import lowered, spans_of, within
from rollforward.engine.reading.region.misplaced import above_headers, misplaced
from rollforward.engine.reading.region.totals import totals
from rollforward.engine.reading.shapes import Kind, kind_of
from rollforward.engine.reading.words import GROUPS
from rollforward.engine.values import Confidence, Merged, Region

#: So many rows are looked at from the first broad one on, and so many in all.
_HEAD, _HEAD_AT_MOST = 60, 500
#: From so many cells in a row on, a name and what it is are few enough to be a remark.
_WIDE = 4
#: Headings of groups in two cells are looked for among no more rows than these.
_GROUPS_LOOKED_FOR = 20_000

Chosen = tuple[int, ...] | Literal["auto"] | None


def region_of(cells: pl.DataFrame, filled: pl.Series, header_rows: Chosen, merged: Sequence[Merged] = ()) -> Region:
    """The region of the one table among ``cells``. ``filled``: how many cells of each row say something."""
    solid = cells if (filled > 0).all() else cells.filter(filled > 0)
    if not solid.height:
        return Region((), None, grouped(empty_lines(cells, filled).items()))
    typical = _typical(filled)
    header = _header(solid, filled.filter(filled > 0), typical, header_rows, merged)
    lines = tuple(solid["line"][i] for i in header.at)
    return replace(_around(cells, filled, lines, header.confidence, typical), merged=within(merged, lines))


def _typical(filled: pl.Series) -> float:
    """How many cells a full row fills: the upper quartile, since short files may have more titles than rows.

    Lines of one cell do not count where rows of several cells follow one another: they may be a long preamble.
    """
    some = filled.filter(filled > 0)
    broad = some > 1
    in_a_row = (broad & broad.shift(1, fill_value=False) & broad.shift(2, fill_value=False)).any()
    return float((some.filter(broad) if in_a_row else some).quantile(0.75, "higher") or 1)


def _header(solid: pl.DataFrame, filled: pl.Series, typical: float, chosen: Chosen, merged: Sequence[Merged]) -> Header:
    if chosen is None:
        return Header((), "sure")
    if chosen == "auto":
        rows = lowered(_rows(solid.head(_depth(filled, typical))), merged)
        return find_header(rows, typical, solid.height, spans_of(merged))
    at = solid["line"].is_in(list(chosen)).arg_true().to_list()
    return Header(tuple(at), "sure")


def _depth(filled: pl.Series, typical: float) -> int:
    """How many rows to look at: titles of any length, and enough of the table below them."""
    broad = (filled >= max(min(2.0, typical), 0.4 * typical)).arg_true()
    return min(_HEAD_AT_MOST, (int(broad[0]) if len(broad) else 0) + _HEAD)


def _rows(cells: pl.DataFrame) -> list[Row]:
    return [(line, row) for line, *row in cells.iter_rows()]


def _around(
    cells: pl.DataFrame, filled: pl.Series, header_lines: tuple[int, ...], header_confidence: Confidence, typical: float
) -> Region:
    """The region once its header is settled."""
    line = cells["line"]
    marks = empty_lines(cells, filled)
    start = _first_data_line(cells, filled, header_lines, typical)
    above = cells.filter((line < start) & (filled > 0), ~pl.col("line").is_in(list(header_lines)))
    marks |= dict.fromkeys(above["line"].to_list(), "title")
    inside = (line >= start) & (filled > 0)
    body = cells.filter(inside) if marks else cells.slice(int((line < start).sum()))
    if body.height:
        header = cells.filter(pl.col("line").is_in(list(header_lines)))
        marks |= _set_aside(body, filled.filter(inside), header, _texts(above), typical, frozenset(marks))
    data = body["line"].filter(~body["line"].is_in(list(marks))) if marks else body["line"]
    sure: Confidence = "check" if {"footer", "group heading"} & set(marks.values()) else "sure"
    return Region(
        header_lines,
        (int(data[0]), int(data[-1])) if len(data) else None,
        grouped(marks.items()),
        header_confidence,
        sure,
    )


def _set_aside(
    body: pl.DataFrame,
    filled: pl.Series,
    header: pl.DataFrame,
    titles: frozenset[str],
    typical: float,
    apart: frozenset[int],
) -> dict[int, str]:
    """Which of the lines below the header are no data, and why. ``apart``: lines that stand blank or above."""
    marks: dict[int, str] = {}
    again = repeats(body, header) if header.height else []
    if again:
        marks |= dict.fromkeys(again, "repeated header") | dict.fromkeys(page_heads(body, titles, again), "title")
    if typical >= 2:
        lone = body.filter(filled == 1)
        few = body.filter(filled <= 2) if typical > 2 else lone
        few = few if few.height <= _GROUPS_LOOKED_FOR else lone
        marks = above_headers(lone, apart, again) | misplaced(lone, body.filter(filled > 1)) | marks
        marks |= between_pages(lone, titles) | dict.fromkeys(group_headings(few, GROUPS), "group heading")
    sums = totals(body, int(body["line"][-1]), typical)
    marks |= dict.fromkeys(sums, "total")
    sparse = (filled <= max(1.0 + (typical >= _WIDE), typical / 3)) | was_printed(body)
    broad = body["line"].filter(~sparse & ~body["line"].is_in(list(marks)))
    last_broad = int(broad[-1]) if len(broad) else 0
    tail = body.filter(sparse, ~pl.col("line").is_in(sums)).tail(TAIL)
    marks |= dict.fromkeys(footers(_rows(tail), apart, last_broad, typical), "footer")
    # What stood last before the footers was not the last row of the sheet when sums were looked for.
    return marks | _late_total(body, marks, typical)


def _texts(rows: pl.DataFrame) -> frozenset[str]:
    """What rows of titles say."""
    return frozenset("".join(row[1:]).strip() for row in rows.head(_HEAD).iter_rows())


def _late_total(body: pl.DataFrame, marks: dict[int, str], typical: float) -> dict[int, str]:
    left = body["line"].filter(~body["line"].is_in(list(marks))) if marks else body["line"]
    if not len(left) or left[-1] == body["line"][-1]:
        return {}
    ended = body.filter(pl.col("line") <= left[-1], ~pl.col("line").is_in(list(marks)))
    return dict.fromkeys(totals(ended.tail(1_000), int(left[-1]), typical), "total")


def _first_data_line(cells: pl.DataFrame, filled: pl.Series, header_lines: tuple[int, ...], typical: float) -> int:
    if header_lines:
        return (
            header_lines[-1] + 1 if header_lines[-1] >= int(cells["line"][-1]) else _next_line(cells, header_lines[-1])
        )
    # Without a header the titles end where rows of the usual breadth begin.
    broad = cells["line"].filter(filled >= max(1.0, min(2.0, typical), typical / 3))
    if not len(broad):
        return int(cells["line"][0])
    at = int(cells["line"].search_sorted(int(broad[0])))
    column = Counter(kind_of(cell) for cell in cells["c0"].slice(at, _HEAD))
    while at and filled[at - 1] == 1 and _is_value_of(cells["c0"][at - 1], column):
        at -= 1
    return int(cells["line"][at])


def _is_value_of(cell: str, column: Counter[Kind]) -> bool:
    """Whether a lone cell above a column holds a value of its kind, so that it is a first row and no title."""
    kind = kind_of(cell)
    return kind not in ("blank", "text") and 2 * column[kind] > column.total()


def _next_line(cells: pl.DataFrame, line: int) -> int:
    return int(cells["line"].filter(cells["line"] > line)[0])
