"""Cells one below the other, laid out as the rectangle that a sheet is."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from rollforward.engine.issues import Refused
from rollforward.engine.limits import Limits
from rollforward.engine.values import cell_name

#: Cells that a rectangle may hold for each one that is filled, and what is free of that rule.
_AREA_PER_CELL = 500
_FREE_AREA = 24_000_000


@dataclass(slots=True)
class Grid:
    """Takes batches of cells, each an oblong of the sheet, and puts them together. Blank lines keep their place."""

    name: str
    limits: Limits
    _batches: list[pl.DataFrame] = field(default_factory=list)
    _count: int = 0
    _rows: int = 0
    _columns: int = 0
    _ordered: bool = True

    def add(self, cells: pl.DataFrame, texts: pl.Series) -> None:
        """``cells``: ``line`` and ``position``. Raises ``Refused`` where the sheet becomes too large."""
        if not cells.height:
            return
        lines, positions = cells["line"], cells["position"]
        first, last, wide = _least(lines), _greatest(lines), _greatest(positions) + 1
        self._ordered = self._ordered and first > self._rows
        self._count += cells.height
        self._rows, self._columns = max(self._rows, last), max(self._columns, wide)
        self._hold_to_limits()
        batch = _dense(lines, positions, texts)
        self._batches.append(_sparse(lines, positions, texts, first, last, wide) if batch is None else batch)

    def frame(self) -> pl.DataFrame:
        """``line``, ``c0`` ...: every line from the first of the sheet to the last filled one."""
        names = [cell_name(position) for position in range(self._columns)]
        if not self._batches:
            return pl.DataFrame(schema={"line": pl.UInt32})
        batches = self._batches if self._ordered else [_united(self._batches)]
        parts, line = [], 0
        for batch in batches:
            start, height = batch["line"][0], batch.height
            if start > line + 1:
                parts.append(_blank(line + 1, start, names))
            parts.append(_widened(batch, names))
            line = start + height - 1
        self._batches = []
        return pl.concat(parts, rechunk=False)

    def _hold_to_limits(self) -> None:
        if self._rows > self.limits.rows:
            raise Refused("too-large", f"the sheet “{self.name}” has {self._rows:,} rows")
        if self._columns > self.limits.columns:
            far = f"reaches to cell {_letters(self._columns)}{self._rows}"
            raise Refused(
                "too-large", f"the sheet “{self.name}” {far}, and at most {self.limits.columns:,} columns are read"
            )
        if self._rows * self._columns > max(_FREE_AREA, self._count * _AREA_PER_CELL):
            far = f"{_letters(self._columns)}{self._rows}"
            raise Refused("too-large", f"a sheet reaches to cell {far} though it holds {self._count:,} cells")


def _dense(lines: pl.Series, positions: pl.Series, texts: pl.Series) -> pl.DataFrame | None:
    """The oblong where every row has the same cells from the first column on and no row is left out; else ``None``."""
    width = _greatest(positions) + 1
    if len(lines) % width or positions[0]:
        return None
    cells = pl.DataFrame([lines, positions, texts.alias("text")])
    place = pl.int_range(pl.len(), dtype=pl.UInt32)
    in_place = (pl.col("position") == place % width) & (pl.col("line") == place // width + lines[0])
    if not cells.select(in_place.all()).item():
        return None
    return cells.select(
        pl.col("line").gather_every(width),
        *(pl.col("text").gather_every(width, position).alias(cell_name(position)) for position in range(width)),
    )


def _sparse(
    lines: pl.Series, positions: pl.Series, texts: pl.Series, first: int, last: int, width: int
) -> pl.DataFrame:
    """Any cells at all. Where one stands twice, the last of them counts, as in the programs that open such files."""
    cells = pl.DataFrame([lines, positions, texts.alias("text")])
    grid = pl.DataFrame([pl.int_range(first, last + 1, dtype=pl.UInt32, eager=True).alias("line")])
    for (position,), column in cells.partition_by("position", as_dict=True).items():
        if not column["line"].is_sorted() or column["line"].is_duplicated().any():
            column = column.unique("line", keep="last").sort("line")  # noqa: PLW2901
        name = cell_name(int(position))
        grid = grid.join(
            column.select("line", pl.col("text").alias(name)), on="line", how="left", maintain_order="left"
        )
    return _widened(grid.with_columns(pl.exclude("line").fill_null("")), [cell_name(p) for p in range(width)])


def _united(batches: list[pl.DataFrame]) -> pl.DataFrame:
    """Batches whose lines overlap or come in another order."""
    together = pl.concat(batches, how="diagonal").with_columns(pl.exclude("line").fill_null(""))
    last = (pl.exclude("line").filter(pl.exclude("line") != "")).last().fill_null("")
    merged = together.group_by("line").agg(last)
    lines = pl.int_range(_least(merged["line"]), _greatest(merged["line"]) + 1, dtype=pl.UInt32, eager=True)
    return (
        lines.alias("line")
        .to_frame()
        .join(merged, on="line", how="left", maintain_order="left")
        .with_columns(pl.exclude("line").fill_null(""))
    )


def _widened(batch: pl.DataFrame, names: list[str]) -> pl.DataFrame:
    absent = [name for name in names if name not in batch.columns]
    blank = pl.repeat("", batch.height, dtype=pl.String, eager=True)
    return batch.with_columns(blank.alias(name) for name in absent).select("line", *names)


def _blank(first: int, end: int, names: list[str]) -> pl.DataFrame:
    lines = pl.int_range(first, end, dtype=pl.UInt32, eager=True).alias("line")
    blank = pl.repeat("", len(lines), dtype=pl.String, eager=True)
    return pl.DataFrame([lines, *(blank.alias(name) for name in names)])


def _least(numbers: pl.Series) -> int:
    return int(numbers.min())  # type: ignore[arg-type]


def _greatest(numbers: pl.Series) -> int:
    return int(numbers.max())  # type: ignore[arg-type]


def _letters(column: int) -> str:
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name
