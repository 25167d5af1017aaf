"""Columns that are added to the client's notes: each is read by itself, then they stand together under one target."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from rollforward.engine.fields import ADD_TO_NOTES, FieldSet
from rollforward.engine.values import CLEAR, ColumnMap, Mapping


def part_of_notes(column: ColumnMap) -> str:
    """What the cells of such a column are called until they stand together, so that each keeps its own problems."""
    return f"{ADD_TO_NOTES}{column.position}"


def with_parts(fields: FieldSet, mapping: Mapping) -> FieldSet:
    """The fields, and for each such column one of its own, to read it by."""
    field = fields.get(ADD_TO_NOTES)
    parts = [replace(field, key=part_of_notes(column)) for column in _added(mapping)] if field else []
    return replace(fields, fields=(*fields.fields, *parts))


def with_lines(cells: pl.DataFrame, mapping: Mapping) -> pl.DataFrame:
    """The cells with those columns as one, ``ADD_TO_NOTES``: a line ``Header: value`` for each that is not blank, in
    the order of the file; null where all are. ``(clear)`` adds nothing."""
    added = _added(mapping)
    if not added:
        return cells
    together = pl.concat_str([_line(column) for column in added], separator="\n", ignore_nulls=True)
    return cells.with_columns(together.replace("", None).alias(ADD_TO_NOTES)).drop(map(part_of_notes, added))


def under_one_target(problems: pl.DataFrame) -> pl.DataFrame:
    """The problems, those of such columns under the target that the columns go to."""
    of_notes = pl.col("target").str.starts_with(ADD_TO_NOTES)
    return problems.with_columns(pl.when(of_notes).then(pl.lit(ADD_TO_NOTES)).otherwise("target").alias("target"))


def _added(mapping: Mapping) -> list[ColumnMap]:
    return [column for column in mapping.columns if column.target == ADD_TO_NOTES]


def _line(column: ColumnMap) -> pl.Expr:
    header = " ".join(column.header.split()) or f"Column {column.position + 1}"
    cell = pl.col(part_of_notes(column))
    return pl.when(cell != CLEAR).then(pl.lit(f"{header}: ") + cell.str.strip_chars())
