"""Rows as readers of spreadsheets gather them, as the frame of a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from rollforward.engine.values import Finding, cell_name

_BATCH = 16_384

#: Line and texts; rows that show nothing are not there, cells behind the last that does neither.
Row = tuple[int, list[str]]


def frame_of(rows: Sequence[Row], width: int) -> pl.DataFrame:
    """Every line from the first on, blank ones too, up to the last of ``rows`` (rising lines)."""
    if not rows:
        return pl.DataFrame(schema={"line": pl.UInt32})
    frames = [_batch(rows[start : start + _BATCH], width) for start in range(0, len(rows), _BATCH)]
    filled = pl.concat(frames, rechunk=True)
    if filled.height == rows[-1][0]:
        return filled
    lines = pl.DataFrame({"line": pl.int_range(1, rows[-1][0] + 1, dtype=pl.UInt32, eager=True)})
    every = lines.join(filled, on="line", how="left", maintain_order="left")
    return every.with_columns(pl.exclude("line").fill_null(""))


def _batch(rows: Sequence[Row], width: int) -> pl.DataFrame:
    columns = zip(*(row + [""] * (width - len(row)) for _, row in rows), strict=True)
    texts = [pl.Series(cell_name(at), column, pl.String) for at, column in enumerate(columns)]
    return pl.DataFrame([pl.Series("line", [line for line, _ in rows], pl.UInt32), *texts])


def findings(
    errors: Sequence[tuple[int, int, str]], hidden_rows: int, hidden_columns: int, merged: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """What is told of a sheet. ``errors``: line, position, name; ``merged``: line and position of each first cell."""
    if errors:
        line, column, text = errors[0]
        yield Finding("error-cells", line, column, text, _counted(len(errors), "cell shows", "cells show"))
    if hidden_rows:
        yield Finding("hidden-rows", detail=_counted(hidden_rows, "row is", "rows are"))
    if hidden_columns:
        yield Finding("hidden-columns", detail=_counted(hidden_columns, "column is", "columns are"))
    if merged:
        what = _counted(len(merged), "group of cells is merged", "groups of cells are merged")
        yield Finding("merged-cells", *merged[0], detail=what)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
