"""The stage: a table and what was decided about it go in, canonical cells and all problems come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from rollforward.engine import kinds
from rollforward.engine.checking import problems
from rollforward.engine.checking.columns import check_columns
from rollforward.engine.checking.names import build_names, missing_names
from rollforward.engine.checking.overlay import lay_over
from rollforward.engine.checking.parts import split_up
from rollforward.engine.checking.several import spread
from rollforward.engine.fields import FieldSet
from rollforward.engine.meanings import answers
from rollforward.engine.values import IGNORE, Checked, Choices, ColumnMap, Edits, Mapping, Table, cell_name


def check(
    table: Table,
    mapping: Mapping,
    fields: FieldSet,
    choices: Choices,
    edits: Edits = (),
    *,
    writing_prefix: bool = False,
) -> Checked:
    """All cells as the kinds of their fields, and every problem.

    ``writing_prefix``: the file is a CSV that we wrote for spreadsheets; its apostrophes are taken off (not off edits,
    which were typed). Fields that exist only in files are split into their parts. A name is missing only where the row
    has no other key: whether a row found by its key or a new one is meant is for later stages.

    Raises ``ValueError`` if two columns go to one field and it is no long text.
    """
    rows = lay_over(_as_read(table.rows, writing_prefix), edits)
    sources = _sources(mapping, fields)
    raw = rows.select("line", *(_text(source) for source in sources))
    raw, positions = spread(raw, {source.target: source.position for source in sources}, choices.whole)
    columns = check_columns(raw, positions, fields, _with_answers(choices, sources, fields))
    cells = rows.select("line").hstack([column.values for column in columns])
    names = build_names(rows, cells, mapping)
    cells = cells.with_columns(names.values)
    found = problems.in_order([column.problems for column in columns] + names.problems)
    found = problems.in_order([found, missing_names(cells, mapping, found)])
    return Checked(split_up(cells, choices.whole), found)


@dataclass(frozen=True, slots=True)
class _Source:
    """The columns that go to one target: one, or several whose texts are put together."""

    target: str
    columns: tuple[ColumnMap, ...]

    @property
    def position(self) -> int:
        return self.columns[0].position


def _as_read(rows: pl.DataFrame, writing_prefix: bool) -> pl.DataFrame:
    return rows.with_columns(kinds.unguard_formulas(pl.col("^c[0-9]+$"))) if writing_prefix else rows


def _sources(mapping: Mapping, fields: FieldSet) -> list[_Source]:
    by_target: dict[str, list[ColumnMap]] = {}
    for column in mapping.columns:
        if column.target != IGNORE:
            by_target.setdefault(column.target, []).append(column)
    for target, columns in by_target.items():
        field = fields.get(target)
        if len(columns) > 1 and field and field.kind != "long text":
            headers = " and ".join(f'"{column.header}"' for column in columns)
            raise ValueError(f"The columns {headers} all go to {field.label}: choose one and ignore the others.")
    return [_Source(target, tuple(columns)) for target, columns in by_target.items()]


def _with_answers(choices: Choices, sources: Sequence[_Source], fields: FieldSet) -> Choices:
    """The choices, and below them what yes and no mean under the headers of the columns."""
    values = dict(choices.values)
    for source in sources:
        field = fields.get(source.target)
        implied = answers(source.columns[0].header, field) if field else {}
        if implied:
            values[source.target] = {**implied, **values.get(source.target, {})}
    return replace(choices, values=values)


def _text(source: _Source) -> pl.Expr:
    """The column; of several, one line per filled cell with its header, since the text alone would not tell."""
    if len(source.columns) == 1:
        return pl.col(cell_name(source.position)).alias(source.target)
    labelled = [_labelled(pl.col(cell_name(column.position)), column.header) for column in source.columns]
    return pl.concat_str(labelled, separator="\n", ignore_nulls=True).alias(source.target)


def _labelled(cell: pl.Expr, header: str) -> pl.Expr:
    return pl.when(cell.str.contains(r"\S")).then(pl.lit(f"{header}: ") + cell)
