"""The columns of a table, each read as the kind of the field that it goes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from rollforward.engine import kinds
from rollforward.engine.checking import problems
from rollforward.engine.checking.damage import damage, is_error_value, tally_of
from rollforward.engine.checking.told import AllTold, Told, told_by
from rollforward.engine.fields import Field, FieldSet
from rollforward.engine.values import Choices


@dataclass(frozen=True, slots=True)
class CheckedColumn:
    """Canonical values of a column (String, null = blank or wrong, ``CLEAR`` on purpose), its problems, and what it
    tells as a whole."""

    values: pl.Series
    problems: pl.DataFrame
    told: Told


def check_column(
    lines: pl.Series, cells: pl.Series, *, position: int, target: str, fields: FieldSet, choices: Choices
) -> CheckedColumn:
    """One column by itself, as a correction in it needs. ``lines`` and ``cells`` have the same length."""
    frame = pl.DataFrame({"line": lines, target: cells})
    return check_columns(frame, {target: position}, fields, choices)[0]


def check_columns(
    cells: pl.DataFrame,
    positions: Mapping[str, int],
    fields: FieldSet,
    choices: Choices,
    all_told: AllTold | None = None,
) -> list[CheckedColumn]:
    """All columns of ``cells`` (``line``, and raw text under its target), in the order of ``positions``.

    A target without a field makes every filled cell a problem: the field may have been deleted since it was chosen.
    ``all_told``: what the whole columns tell, of which ``cells`` has only some rows.
    """
    known = {target: field for target in positions if (field := fields.get(target))}
    asked = {target: _asked(target, field, fields, choices, all_told) for target, field in known.items()}
    columns = kinds.read_columns(cells, asked)
    checked = []
    for target, position in positions.items():
        if target in known:
            told = all_told.get(target, Told()) if all_told is not None else None
            checked.append(_with_damage(cells, columns[target], position, target, known[target], told))
        else:
            checked.append(_without_field(cells, position, target))
    return checked


def _asked(target: str, field: Field, fields: FieldSet, choices: Choices, all_told: AllTold | None) -> kinds.Asked:
    context = _context(target, fields, choices)
    if all_told is None:
        return kinds.Asked(field, context)
    return kinds.Asked(field, all_told.get(target, Told()).context(context), learnt=True)


def count(target: str, cells: pl.Series, field: Field) -> kinds.Tally:
    """What is counted of the raw cells of a column, or of some; ``pieces`` and ``couples`` apart."""
    return {**kinds.tally(cells, field), **tally_of(cells, target)}


def tell(target: str, tally: kinds.Tally, field: Field, fields: FieldSet, choices: Choices) -> Told:
    """What the counts of a whole column tell."""
    return told_by(tally, target, kinds.conclude(tally, field, _context(target, fields, choices)))


def _with_damage(
    cells: pl.DataFrame, column: kinds.Column, position: int, target: str, field: Field, told: Told | None
) -> CheckedColumn:
    """The column as it was read, and what was done to its cells before the upload; a formula's error is no value."""
    told = told or told_by({**column.tally, **tally_of(cells[target], target)}, target, column.context)
    broken = damage(cells, told.looks, position=position, target=target, field=field)
    errors = broken.filter(pl.col("code") == "error-value")["line"]
    values = column.values
    if len(errors):
        values = pl.select(pl.when(~cells["line"].is_in(errors.implode())).then(values)).to_series().alias(target)
        column = replace(column, values=values, faults=column.faults.filter(~is_error_value(column.faults["cell"])))
    found = problems.of_column(cells, column, position=position, target=target, field=field)
    return CheckedColumn(values, found if broken.is_empty() else problems.in_order([found, broken]), told)


def _without_field(cells: pl.DataFrame, position: int, target: str) -> CheckedColumn:
    filled = cells["line"].filter(cells[target].str.contains(r"\S"))
    nothing = pl.repeat(None, cells.height, dtype=pl.String, eager=True)
    found = problems.at_lines(filled, "unknown-field", position, target, target)
    return CheckedColumn(nothing.alias(target), found, Told())


def _context(target: str, fields: FieldSet, choices: Choices) -> kinds.Context:
    order = kinds.date_order(choices.dates.get(target))
    aliases = {kinds.fold(text): key for text, key in choices.values.get(target, {}).items()}
    return kinds.Context(fields.members, order, aliases=aliases)
