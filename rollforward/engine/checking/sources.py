"""The columns of a sheet by the fields that they go to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from rollforward.engine import kinds
from rollforward.engine.checking.notes import part_of_notes
from rollforward.engine.fields import ADD_TO_NOTES, FieldSet
from rollforward.engine.meanings import answers
from rollforward.engine.values import IGNORE, Choices, ColumnMap, Mapping, cell_name


@dataclass(frozen=True, slots=True)
class Source:
    """The columns that go to one target: one, or several whose texts are put together."""

    target: str
    columns: tuple[ColumnMap, ...]

    @property
    def position(self) -> int:
        return self.columns[0].position


def as_read(rows: pl.DataFrame, writing_prefix: bool) -> pl.DataFrame:
    return rows.with_columns(kinds.unguard_formulas(pl.col("^c[0-9]+$"))) if writing_prefix else rows


def sources_of(mapping: Mapping, fields: FieldSet) -> list[Source]:
    by_target: dict[str, list[ColumnMap]] = {}
    for column in mapping.columns:
        if column.target == ADD_TO_NOTES:
            by_target[part_of_notes(column)] = [column]
        elif column.target != IGNORE:
            by_target.setdefault(column.target, []).append(column)
    for target, columns in by_target.items():
        field = fields.get(target)
        if len(columns) > 1 and field and field.kind != "long text":
            headers = " and ".join(f'"{column.header}"' for column in columns)
            raise ValueError(f"The columns {headers} all go to {field.label}: choose one and ignore the others.")
    return [Source(target, tuple(columns)) for target, columns in by_target.items()]


def with_answers(choices: Choices, sources: Sequence[Source], fields: FieldSet) -> Choices:
    """The choices, and below them what yes and no mean under the headers of the columns."""
    values = dict(choices.values)
    for source in sources:
        field = fields.get(source.target)
        implied = answers(source.columns[0].header, field) if field else {}
        if implied:
            values[source.target] = {**implied, **values.get(source.target, {})}
    return replace(choices, values=values)


def positions_of(sources: Sequence[Source]) -> dict[str, int]:
    return {source.target: source.position for source in sources}


def text_of(source: Source) -> pl.Expr:
    """The column; of several, one line per filled cell with its header, since the text alone would not tell."""
    if len(source.columns) == 1:
        return pl.col(cell_name(source.position)).alias(source.target)
    labelled = [_labelled(pl.col(cell_name(column.position)), column.header) for column in source.columns]
    return pl.concat_str(labelled, separator="\n", ignore_nulls=True).alias(source.target)


def _labelled(cell: pl.Expr, header: str) -> pl.Expr:
    return pl.when(cell.str.contains(r"\S")).then(pl.lit(f"{header}: ") + cell)
