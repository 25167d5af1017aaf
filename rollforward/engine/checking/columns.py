"""One column, read by itself: what a corrected column needs to be checked again without the others."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rollforward.engine import kinds
from rollforward.engine.checking import problems
from rollforward.engine.fields import FieldSet
from rollforward.engine.values import Choices


@dataclass(frozen=True, slots=True)
class CheckedColumn:
    """Canonical values of a column (String, null = blank or wrong, ``CLEAR`` on purpose) and its problems."""

    values: pl.Series
    problems: pl.DataFrame


def check_column(
    lines: pl.Series,
    cells: pl.Series,
    *,
    position: int,
    target: str,
    fields: FieldSet,
    choices: Choices,
) -> CheckedColumn:
    """The cells of one column read as the kind of the field that it goes to.

    ``lines`` and ``cells`` have the same length. A target without a field makes every filled cell a problem: the field
    may have been deleted after the column was mapped.
    """
    field = fields.get(target)
    if field is None:
        return _without_field(lines, cells, position, target)
    context = kinds.learn(cells, field, _context(target, fields, choices))
    column = kinds.read_column(cells, field, context)
    found = problems.of_column(lines, cells, column, position=position, target=target, field=field)
    return CheckedColumn(column.values.alias(target), found)


def _without_field(lines: pl.Series, cells: pl.Series, position: int, target: str) -> CheckedColumn:
    filled = lines.filter(cells.str.contains(r"\S"))
    nothing = pl.repeat(None, len(cells), dtype=pl.String, eager=True)
    return CheckedColumn(nothing.alias(target), problems.at_lines(filled, "unknown-field", position, target, target))


def _context(target: str, fields: FieldSet, choices: Choices) -> kinds.Context:
    order = choices.dates.get(target)
    aliases = {kinds.fold(text): key for text, key in choices.values.get(target, {}).items()}
    return kinds.Context(fields.members, kinds.date_order(order), aliases=aliases)
