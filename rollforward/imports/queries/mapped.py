"""The mapping page: every column with what it holds, where it goes, why, and what is still to be answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from rollforward.engine.checking import telling_parts
from rollforward.engine.fields import Field, FieldSet
from rollforward.engine.mapping import suggest_value
from rollforward.engine.values import IGNORE, ColumnMap, Table, cell_name
from rollforward.imports import layouts
from rollforward.imports.decisions import choices_from_json, mapping_from_json
from rollforward.imports.judging import kept, table
from rollforward.imports.models import Import
from rollforward.imports.queries.where import targets

_MISFITS_SHOWN = 200
#: The first cells show well enough how they are taken apart.
_PARTS_FROM = 10_000
_SELECTS = ("single-select", "multi-select")


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that is no option: how often it stands there, what is suggested, and what the member answered."""

    text: str
    count: int
    suggestion: str | None
    chosen: str | None
    answered: bool


@dataclass(frozen=True, slots=True)
class MappingLine:
    """One column of the file. ``filled``: share of cells that are not blank. ``dates``: the orders to choose from where
    the column's dates can be read two ways. ``blank``: what its blank cells do (``keep`` or ``clear``). ``parts``:
    telling cells that are taken apart, each with its parts as (label, text)."""

    position: int
    header: str
    filled: float
    blanks: int
    samples: tuple[str, ...]
    target: str
    confidence: str
    reasons: tuple[str, ...]
    field: Field | None
    misfits: tuple[Misfit, ...]
    dates: tuple[str, ...]
    dates_chosen: str | None
    blank: str
    parts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def mapping_lines(imp: Import) -> tuple[MappingLine, ...]:
    """All columns, in the order of the file."""
    found, fields = table(imp), targets(imp)
    return tuple(_line(column, found, fields, imp) for column in mapping_from_json(imp.mapping or {}).columns)


def missing_required(imp: Import) -> tuple[Field, ...]:
    """Required fields that no column goes to; a client's name may also be made from a person's."""
    mapping = mapping_from_json(imp.mapping or {})
    used = {column.target for column in mapping.columns}
    if mapping.name_from or "client.id" in used:
        used.add("client.name")
    return tuple(f for f in targets(imp) if f.required and f.key not in used and f.key.startswith("client."))


def _line(column: ColumnMap, found: Table, fields: FieldSet, imp: Import) -> MappingLine:
    cells = found.rows.get_column(cell_name(column.position))
    filled = cells.filter(cells.str.strip_chars() != "")
    field = fields.get(column.target) if column.target != IGNORE else None
    choices = choices_from_json(imp.choices)
    dated = field is not None and field.kind in ("date", "month-day")
    chosen = choices.dates.get(column.target)
    return MappingLine(
        column.position,
        column.header,
        len(filled) / len(cells) if len(cells) else 0.0,
        len(cells) - len(filled),
        _samples(filled),
        column.target,
        column.confidence,
        column.reasons,
        field,
        _misfits(column, field, filled, imp) if field and field.kind in _SELECTS else (),
        ("dmy", "mdy") if dated and (chosen or _count(imp, column.position, "ambiguous-date")) else (),
        chosen,
        choices.blank.get(column.target, choices.blank_default),
        _parts(column, cells, fields, imp) if field else (),
    )


def _parts(
    column: ColumnMap, cells: pl.Series, fields: FieldSet, imp: Import
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    used = frozenset(other.target for other in mapping_from_json(imp.mapping or {}).columns)
    return tuple(
        (text, tuple((_label(target, fields), part) for target, part in parts))
        for text, parts in telling_parts(cells.head(_PARTS_FROM), column.target, used)
    )


def _label(target: str, fields: FieldSet) -> str:
    field = fields.get(target)
    return field.label if field else target


def _samples(filled: pl.Series) -> tuple[str, ...]:
    """Telling cells: the first, the commonest, the longest and the oddest (the one with the rarest look)."""
    if filled.is_empty():
        return ()
    head = filled.head(10_000)
    longest = str(head.gather([int(head.str.len_chars().arg_max() or 0)])[0])
    commonest = str(head.value_counts(sort=True)[filled.name][0])
    looks = head.str.replace_all(r"\p{L}+", "a").str.replace_all(r"\d+", "0")
    rarest = looks.value_counts().sort("count", maintain_order=True)[looks.name][0]
    oddest = str(head.filter(looks == rarest)[0])
    return tuple(dict.fromkeys([str(head[0]), commonest, longest, oddest]))


def _count(imp: Import, position: int, code: str) -> int:
    problems = kept(imp).frame("problems")
    wanted = problems.filter((pl.col("position") == position) & (pl.col("code") == code))
    return int(wanted.select(pl.len()).collect().item())


def _answered(answers: Mapping[str, str | None], cells: pl.Series, *, several: bool) -> Counter[str]:
    """How many cells hold the values that were answered; those of another file with this layout are not there."""
    counts: Counter[str] = Counter()
    for text in answers:
        found = cells.str.contains(text, literal=True) if several else cells.str.strip_chars() == text.strip()
        if count := int(found.sum()):
            counts[text] = count
    return counts


def _misfits(column: ColumnMap, field: Field, cells: pl.Series, imp: Import) -> tuple[Misfit, ...]:
    answers = choices_from_json(imp.choices).values.get(column.target, {})
    told = layouts.values_told(imp.firm).get(column.target, {})
    counts = _answered(answers, cells, several=field.kind == "multi-select")
    problems = kept(imp).frame("problems")
    open_ones = problems.filter((pl.col("position") == column.position) & (pl.col("code") == "not-an-option"))
    counts.update(dict(open_ones.group_by("value").len().collect().iter_rows()))
    return tuple(
        Misfit(text, count, told.get(text) or suggest_value(text, field), answers.get(text), text in answers)
        for text, count in counts.most_common(_MISFITS_SHOWN)
    )
