"""The columns of a table, each read as the kind of the field that it goes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from rollforward.engine import kinds
from rollforward.engine.checking import problems
from rollforward.engine.checking.damage import damage, is_error_value
from rollforward.engine.fields import Field, FieldSet
from rollforward.engine.values import Choices


@dataclass(frozen=True, slots=True)
class CheckedColumn:
    """Canonical values of a column (String, null = blank or wrong, ``CLEAR`` on purpose) and its problems."""

    values: pl.Series
    problems: pl.DataFrame


def check_column(
    lines: pl.Series, cells: pl.Series, *, position: int, target: str, fields: FieldSet, choices: Choices
) -> CheckedColumn:
    """One column by itself, as a correction in it needs. ``lines`` and ``cells`` have the same length."""
    frame = pl.DataFrame({"line": lines, target: cells})
    return check_columns(frame, {target: position}, fields, choices)[0]


def check_columns(
    cells: pl.DataFrame, positions: Mapping[str, int], fields: FieldSet, choices: Choices
) -> list[CheckedColumn]:
    """All columns of ``cells`` (``line``, and raw text under its target), in the order of ``positions``.

    A target without a field makes every filled cell a problem: the field may have been deleted since it was chosen.
    """
    known = {target: field for target in positions if (field := fields.get(target))}
    asked = {target: kinds.Asked(field, _context(target, fields, choices)) for target, field in known.items()}
    columns = kinds.read_columns(cells, asked)
    checked = []
    for target, position in positions.items():
        if target in known:
            checked.append(_with_damage(cells, columns[target], position, target, known[target]))
        else:
            checked.append(_without_field(cells, position, target))
    return checked


def _with_damage(cells: pl.DataFrame, column: kinds.Column, position: int, target: str, field: Field) -> CheckedColumn:
    """The column as it was read, and what was done to its cells before the upload; a formula's error is no value."""
    broken = damage(cells, position=position, target=target, field=field)
    errors = broken.filter(pl.col("code") == "error-value")["line"]
    values = column.values
    if len(errors):
        values = pl.select(pl.when(~cells["line"].is_in(errors.implode())).then(values)).to_series().alias(target)
        column = kinds.Column(values, column.faults.filter(~is_error_value(column.faults["cell"])))
    found = problems.of_column(cells, column, position=position, target=target, field=field)
    return CheckedColumn(values, found if broken.is_empty() else problems.in_order([found, broken]))


def _without_field(cells: pl.DataFrame, position: int, target: str) -> CheckedColumn:
    filled = cells["line"].filter(cells[target].str.contains(r"\S"))
    nothing = pl.repeat(None, cells.height, dtype=pl.String, eager=True)
    return CheckedColumn(nothing.alias(target), problems.at_lines(filled, "unknown-field", position, target, target))


def _context(target: str, fields: FieldSet, choices: Choices) -> kinds.Context:
    order = kinds.date_order(choices.dates.get(target))
    aliases = {kinds.fold(text): key for text, key in choices.values.get(target, {}).items()}
    return kinds.Context(fields.members, order, aliases=aliases)
