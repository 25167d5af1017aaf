"""Text is kept exactly as it stands, outer spaces included: what is exported must come back the same."""

from __future__ import annotations

import polars as pl

from rollforward.engine.fields import Field
from rollforward.engine.kinds.base import Context, Kind, Parsed, Reader, as_it_is
from rollforward.engine.kinds.cells import is_plain_text


def _exact(_field: Field, _context: Context) -> Reader:
    return Parsed


def _exact_column(cell: pl.Expr, _context: Context) -> pl.Expr:
    return pl.when(is_plain_text(cell)).then(cell)


def _trimmed(_field: Field, _context: Context) -> Reader:
    return lambda text: Parsed(text.strip())


def _trimmed_column(cell: pl.Expr, _context: Context) -> pl.Expr:
    return pl.when(cell.str.contains(r"^[!-'*-~]+$") & (cell.str.len_bytes() <= 255)).then(cell)


TEXT = Kind(_exact, as_it_is, _exact_column, repeats=False)
#: An identifier is ours: spaces around it come from copying.
IDENTIFIER = Kind(_trimmed, as_it_is, _trimmed_column, repeats=False)
