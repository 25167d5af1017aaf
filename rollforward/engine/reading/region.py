"""Where the table lies in a sheet: header, data rows, and what is set aside around and between them."""

from __future__ import annotations

from typing import Literal

import polars as pl

from rollforward.engine.reading.asides import TAIL, Row, footers, grouped, repeats
from rollforward.engine.reading.header import Header, find_header
from rollforward.engine.reading.table import header_of
from rollforward.engine.reading.totals import totals
from rollforward.engine.values import Confidence, Region

#: So many rows are looked at from the first broad one on, and so many in all.
_HEAD, _HEAD_AT_MOST = 60, 500


def locate(cells: pl.DataFrame, header_rows: tuple[int, ...] | Literal["auto"] | None = "auto") -> Region:
    """Find the table among ``cells`` (as in RawSheet).

    ``header_rows``: line numbers that the member chose, ``None`` where she declared that there is no header,
    ``"auto"`` to look for it.
    """
    filled = _filled(cells)
    solid = cells if (filled > 0).all() else cells.filter(filled > 0)
    if not solid.height:
        return Region((), None, grouped((line, "blank") for line in cells["line"].to_list()))
    typical = _typical(filled)
    header = _header(solid, filled.filter(filled > 0), typical, header_rows)
    lines = tuple(solid["line"][i] for i in header.at)
    return _around(cells, filled, lines, header.confidence, typical)


def _filled(cells: pl.DataFrame) -> pl.Series:
    """How many cells of each row show something."""
    if cells.width < 2:
        return pl.Series([0] * cells.height, dtype=pl.UInt32)
    names = cells.columns[1:]
    count = cells.select(pl.sum_horizontal(pl.col(name) != "" for name in names).alias("filled"))
    # Cells of mere spaces are rare and matter only where little else stands in the row.
    sparse = count["filled"] <= 1
    if not sparse.any():
        return count.to_series()
    stripped = pl.sum_horizontal(pl.col(name).str.strip_chars() != "" for name in names)
    few = cells.select(stripped.alias("filled"), "line").filter(sparse)
    return (
        count.with_columns(cells["line"])
        .join(few, on="line", how="left", suffix="_few", maintain_order="left")
        .select(pl.coalesce("filled_few", "filled"))
        .to_series()
    )


def _typical(filled: pl.Series) -> float:
    """How many cells a full row fills: the upper quartile, since short files may have more titles than rows.

    Lines of one cell do not count where rows of several cells follow one another: they may be a long preamble.
    """
    some = filled.filter(filled > 0)
    broad = some > 1
    in_a_row = (broad & broad.shift(1, fill_value=False) & broad.shift(2, fill_value=False)).any()
    return float((some.filter(broad) if in_a_row else some).quantile(0.75, "higher") or 1)


def _header(
    solid: pl.DataFrame, filled: pl.Series, typical: float, chosen: tuple[int, ...] | Literal["auto"] | None
) -> Header:
    if chosen is None:
        return Header((), "sure")
    if chosen == "auto":
        return find_header(_rows(solid.head(_depth(filled, typical))), typical, solid.height)
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
    marks = dict.fromkeys(line.filter(filled == 0).to_list(), "blank")
    blank = frozenset(marks)
    start = _first_data_line(cells, filled, header_lines, typical)
    marks |= {at: "title" for at in line.filter((line < start) & (filled > 0)).to_list() if at not in header_lines}
    body = cells.filter((line >= start) & (filled > 0)) if blank else cells.slice(int((line < start).sum()))
    if body.height:
        if len(header_lines) == 1:
            marks |= dict.fromkeys(repeats(body, header_of(cells, header_lines)), "repeated header")
        sums = totals(body, int(body["line"][-1]), typical)
        marks |= dict.fromkeys(sums, "total")
        feet = footers(_rows(cells.tail(TAIL).filter(pl.col("line") >= start)), blank, frozenset(sums), typical)
        marks |= dict.fromkeys(feet, "footer")
        # What stood last before the footers was not the last row of the sheet when sums were looked for.
        marks |= _late_total(body, marks, typical)
    data = body["line"].filter(~body["line"].is_in(list(marks)))
    sure: Confidence = "check" if "footer" in marks.values() else "sure"
    return Region(
        header_lines,
        (int(data[0]), int(data[-1])) if len(data) else None,
        grouped(marks.items()),
        header_confidence,
        sure,
    )


def _late_total(body: pl.DataFrame, marks: dict[int, str], typical: float) -> dict[int, str]:
    left = body["line"].filter(~body["line"].is_in(list(marks)))
    if not len(left):
        return {}
    ended = body.filter(pl.col("line") <= left[-1], ~pl.col("line").is_in(list(marks)))
    return dict.fromkeys(totals(ended, int(left[-1]), typical), "total")


def _first_data_line(cells: pl.DataFrame, filled: pl.Series, header_lines: tuple[int, ...], typical: float) -> int:
    if header_lines:
        return (
            header_lines[-1] + 1 if header_lines[-1] >= int(cells["line"][-1]) else _next_line(cells, header_lines[-1])
        )
    # Without a header the titles end where rows of the usual breadth begin.
    broad = cells["line"].filter(filled >= max(1.0, min(2.0, typical), typical / 3))
    return int(broad[0]) if len(broad) else int(cells["line"][0])


def _next_line(cells: pl.DataFrame, line: int) -> int:
    return int(cells["line"].filter(cells["line"] > line)[0])
