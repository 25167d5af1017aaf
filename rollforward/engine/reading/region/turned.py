"""Tables that lie on their side: labels down the first column, one client in each further column."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from rollforward.engine.reading.shapes import is_value, kind_of
from rollforward.engine.reading.words import is_all_header, is_known
from rollforward.engine.values import cell_name

#: More rows than any client has fields: such a sheet is no turned table.
_ROWS = 200
#: The most rows that become columns where somebody asks for it.
_ROWS_ASKED = 16_384
_LABELS = 3


def lies_on_its_side(cells: pl.DataFrame) -> bool:
    """Whether the labels of fields run down the first filled column and the rows say one kind of thing each."""
    if not 0 < cells.height <= _ROWS or cells.width < 3:
        return False
    rows = [[cell.strip() for cell in row] for row in cells.drop("line").iter_rows()]
    edge = min((next(i for i, cell in enumerate(row) if cell) for row in rows if any(row)), default=0)
    named = [row[edge:] for row in rows if row[edge] and any(row[edge + 1 :])]
    labels = [row[0] for row in named]
    if len(labels) < _LABELS or len({label.casefold() for label in labels}) < len(labels):
        return False
    if any(map(is_value, labels)) or not all(map(is_known, labels)) or not _plain(labels):
        return False
    return not _has_header(named) and (_agree(named) if max(map(len, named)) > 2 else _alone(named))


def _plain(labels: Sequence[str]) -> bool:
    return sum(map(is_all_header, labels)) >= 0.6 * len(labels)


def _has_header(named: Sequence[Sequence[str]]) -> bool:
    """Whether the top line reads like a header as well: then the table stands upright."""
    top = [cell for cell in named[0][1:] if cell]
    return sum(map(is_known, top)) * 2 >= len(top)


def _agree(named: Sequence[Sequence[str]]) -> bool:
    """Whether what stands in a row is of one kind, and some row holds nothing but values."""
    kinds = [{kind_of(cell) for cell in row[1:] if cell} for row in named]
    return sum(len(kind) == 1 for kind in kinds) >= 0.7 * len(kinds) and any("text" not in kind for kind in kinds)


def _alone(named: Sequence[Sequence[str]]) -> bool:
    """A single client: at least four names of fields, and values beside two of them."""
    return len(named) > _LABELS and sum(is_value(row[1]) for row in named) > 1


def turn(cells: pl.DataFrame) -> pl.DataFrame | None:
    """The cells with rows and columns changed; ``line`` is the file's column, from 1. ``None``: too many rows."""
    if not 0 < cells.height <= _ROWS_ASKED:
        return None
    turned = cells.drop("line").transpose(column_names=[cell_name(at) for at in range(cells.height)])
    return turned.select(pl.int_range(1, turned.height + 1, dtype=pl.UInt32).alias("line"), pl.all())


def turn_originals(originals: pl.DataFrame, lines: pl.Series) -> pl.DataFrame:
    """The originals in their new places. ``lines``: those of the rows before they were turned."""
    places = pl.DataFrame({"line": lines, "at": pl.int_range(len(lines), eager=True, dtype=pl.UInt16)})
    return originals.join(places, on="line", how="inner").select(
        (pl.col("position") + 1).cast(pl.UInt32).alias("line"), pl.col("at").alias("position"), "raw", "format"
    )
