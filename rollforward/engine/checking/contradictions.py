"""A full name, or an address in one cell, whose parts have columns of their own that say something else."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import polars as pl

from rollforward.engine.checking import problems
from rollforward.engine.checking.parts import parts_beside
from rollforward.engine.fields import FieldSet
from rollforward.engine.values import CLEAR


def contradictions(
    cells: pl.DataFrame, positions: Mapping[str, int], fields: FieldSet, kept: Collection[str]
) -> pl.DataFrame:
    """A problem for each cell of which something is left out because the columns of its parts say otherwise.

    ``cells`` as they were before they are taken apart. Another order, case or punctuation of the same words is nothing.
    """
    found = [
        _of_whole(cells, whole, parts, positions[whole], fields)
        for whole, parts in parts_beside(cells)
        if whole not in kept
    ]
    return problems.in_order(found)


def _of_whole(cells: pl.DataFrame, whole: str, parts: pl.DataFrame, position: int, fields: FieldSet) -> pl.DataFrame:
    both = cells.select("line", whole, *parts.columns).hstack(parts.select(pl.all().name.prefix("of whole ")))
    both = both.filter(pl.col(whole).is_not_null() & (pl.col(whole) != CLEAR))
    said, own = _words([f"of whole {name}" for name in parts.columns]), _words(parts.columns)
    filled = [pl.col(name).is_not_null() & (pl.col(name) != CLEAR) for name in parts.columns]
    told = [
        pl.when(is_filled).then(pl.format("{} “{}”", pl.lit(fields.label_of(name)), pl.col(name)))
        for name, is_filled in zip(parts.columns, filled, strict=True)
    ]
    lost = both.filter(pl.any_horizontal(filled), said.list.set_difference(own).list.len() > 0, ~_agrees(parts.columns))
    detail = pl.concat_str(told, separator=", ", ignore_nulls=True)
    code = pl.lit("said-otherwise").alias("code")
    return problems.framed(lost.select("line", code, pl.col(whole).alias("value"), detail=detail), position, whole)


def _agrees(names: Collection[str]) -> pl.Expr:
    """Whether each part is blank or just what the whole says, so that blank ones are filled from it."""
    same = (pl.col(n).str.to_lowercase() == pl.col(f"of whole {n}").str.to_lowercase() for n in names)
    return pl.all_horizontal(pl.col(n).is_null() | each.fill_null(False) for n, each in zip(names, same, strict=True))


def _words(names: Collection[str]) -> pl.Expr:
    texts = [pl.col(name).replace(CLEAR, None) for name in names]
    return pl.concat_str(texts, separator=" ", ignore_nulls=True).str.to_lowercase().str.extract_all(r"\w+")
