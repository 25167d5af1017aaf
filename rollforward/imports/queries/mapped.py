"""The mapping page: every column with what it holds, where it goes, why, and what is still to be answered."""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import polars as pl

from rollforward.clients.showing import mask
from rollforward.engine.checking import also_filled, lay_over, telling_parts
from rollforward.engine.fields import Field, FieldSet, Option
from rollforward.engine.kinds import fold
from rollforward.engine.mapping import kind_of_values
from rollforward.engine.meanings import NO, YES, answers, is_turned
from rollforward.engine.values import IGNORE, Choices, ColumnMap, Mapping, cell_name
from rollforward.imports import layouts
from rollforward.imports.corrections import corrections, history
from rollforward.imports.decisions import arrangement_of, choices_from_json, mapping_from_json
from rollforward.imports.judging import Beginning, beginning
from rollforward.imports.models import Import
from rollforward.imports.queries.values import Misfit, choosable, misfits
from rollforward.imports.queries.where import targets
from rollforward.imports.readable import readable_fields
from rollforward.imports.recent import Recent
from rollforward.imports.table import table

#: The first cells show well enough how they are taken apart.
_PARTS_FROM = 10_000
#: And fewer of what kind they are.
_KIND_FROM = 500

#: So many samples are shown of a column.
_SAMPLES = 4
#: So many columns' samples are kept in memory.
_samples_at_hand: Recent[tuple[str, ...]] = Recent(512)
_SOCIAL_SECURITY = re.compile(r"\d{3}-\d{2}-\d{4}")

_FIRST = {"dmy": "day", "mdy": "month"}

#: The field that a yes/no column about being active or not can go to.
STATUS = "client.status"

#: Cells, each with its parts as (label, text).
Parts = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class MappingLine:
    """One column of the file. ``filled``: share of cells that are not blank. ``goes_to``: what its field is called,
    with the contact after the first; blank where it is left out. ``options``: what its values can mean, for a field of
    options. ``dates``: the orders to choose from where the column's dates can be read two ways; ``dates_beside``: how
    another column has them, in a sentence. ``blank``: what its
    blank cells do (``keep`` or ``clear``). ``parts``: telling cells that are taken apart, each with its parts as
    (label, text); ``whole``: they stay whole all the same. ``turned``: yes and no mean the contrary in this column, and
    are turned round. ``offered``: it is left out, and could be the status. ``own_kind``: of what kind a field of the
    firm's own should be, for a column that is left out."""

    position: int
    header: str
    filled: float
    blanks: int
    samples: tuple[str, ...]
    target: str
    confidence: str
    reasons: tuple[str, ...]
    field: Field | None
    goes_to: str
    options: tuple[Option, ...]
    misfits: tuple[Misfit, ...]
    dates: tuple[str, ...]
    dates_chosen: str | None
    dates_beside: str
    blank: str
    parts: Parts
    whole: bool
    turned: bool
    offered: bool
    own_kind: str

    @property
    def undecided(self) -> tuple[Misfit, ...]:
        """Values that nobody decided about: each makes its rows problems."""
        return tuple(misfit for misfit in self.misfits if not misfit.answered)

    @property
    def needs_look(self) -> bool:
        """Whether somebody has to say where the column goes, what its values mean or how its dates are read.

        Where an empty column goes makes no difference.
        """
        doubtful = self.confidence == "check" and self.filled > 0
        return doubtful or bool(self.undecided) or bool(self.dates and not self.dates_chosen)


@dataclass(frozen=True, slots=True)
class _Known:
    """What all columns are looked at with: the rows as they are corrected, the decisions, the firm's fields."""

    imp: Import
    mapping: Mapping
    choices: Choices
    rows: pl.DataFrame
    fields: FieldSet
    readable: FieldSet
    told: layouts.Told
    begun: Beginning
    of_table: tuple[Hashable, ...]


def mapping_lines(imp: Import) -> tuple[MappingLine, ...]:
    """All columns, in the order of the file."""
    known = _known(imp)
    return tuple(_line(column, known) for column in known.mapping.columns)


def open_values(imp: Import) -> Iterator[tuple[ColumnMap, Misfit, str | None]]:
    """Values that are no option and that nobody decided about, with the name of what each probably means; not those of
    sensitive fields, since questions are printed."""
    known = _known(imp)
    for column in known.mapping.columns:
        field = known.fields.get(column.target)
        if field is None or field.sensitive:
            continue
        labels = {option.key: option.label for option in choosable(field, known.fields.members)}
        for misfit in _misfits(column, known.rows.get_column(cell_name(column.position)), known):
            if not misfit.answered:
                yield column, misfit, labels.get(misfit.suggestion.key or "") if misfit.suggestion else None


def _known(imp: Import) -> _Known:
    mapping, choices = mapping_from_json(imp.mapping or {}), choices_from_json(imp.choices)
    return _Known(
        imp,
        mapping,
        choices,
        lay_over(table(imp).rows, corrections(imp).cells),
        targets(imp),
        readable_fields(imp.firm, mapping),
        layouts.values_told(imp.firm),
        beginning(imp),
        _table_name(imp),
    )


def _table_name(imp: Import) -> tuple[Hashable, ...]:
    """All that the cells of its columns depend on."""
    region, arranged = json.dumps(imp.region, sort_keys=True), repr(arrangement_of(imp.mapping))
    return imp.reference, imp.file_sha256, imp.sheet, region, arranged, imp.last_step, history(imp).done


def _misfits(column: ColumnMap, cells: pl.Series, known: _Known) -> tuple[Misfit, ...]:
    return misfits(column, known.fields, known.readable, cells, known.choices, known.told)


def missing_required(imp: Import) -> tuple[Field, ...]:
    """Required fields that no column goes to; a client's name may also be made from a person's."""
    mapping = mapping_from_json(imp.mapping or {})
    used = {column.target for column in mapping.columns}
    if mapping.name_from or "client.id" in used:
        used.add("client.name")
    return tuple(f for f in targets(imp) if f.required and f.key not in used and f.key.startswith("client."))


def _line(column: ColumnMap, known: _Known) -> MappingLine:
    cells = known.rows.get_column(cell_name(column.position))
    filled = cells.filter(cells.str.strip_chars() != "")
    choices, target = known.choices, column.target
    field = known.fields.get(target) if target != IGNORE else None
    dated = field is not None and field.kind in ("date", "month-day")
    chosen = choices.dates.get(target)
    asked = dated and (chosen or column.position in known.begun.ambiguous)
    return MappingLine(
        column.position,
        column.header,
        len(filled) / len(cells) if len(cells) else 0.0,
        len(cells) - len(filled),
        _shown_samples(_samples_of(column, filled, known), field),
        target,
        column.confidence,
        column.reasons,
        field,
        known.fields.label_of(target) if field else "",
        choosable(field, known.fields.members),
        _misfits(column, filled, known),
        ("dmy", "mdy") if asked else (),
        chosen,
        _dates_beside(column, known) if asked and not chosen else "",
        choices.blank.get(target, choices.blank_default),
        _parts(column, cells, known) if field else (),
        target in choices.whole,
        field is not None and is_turned(column.header, field),
        field is None and _is_offered(column, filled, known),
        "" if field else kind_of_values(filled.head(_KIND_FROM).to_list()),
    )


def _dates_beside(column: ColumnMap, known: _Known) -> str:
    """What another column of dates tells of the order, for whoever has to say it of this one."""
    told = known.begun.all_told
    for other in known.mapping.columns:
        order = told[other.target].date_order if other.target in told and other.target != column.target else None
        if order in _FIRST:
            return f"“{other.header.strip()}” has the {_FIRST[order]} first."
    return ""


def _is_offered(column: ColumnMap, filled: pl.Series, known: _Known) -> bool:
    """Whether a column says by yes and no if a client is one still, and no other column is the status."""
    status = known.fields.get(STATUS)
    if status is None or any(other.target == STATUS for other in known.mapping.columns):
        return False
    words = filled.head(_PARTS_FROM).unique().head(20).to_list()
    return bool(words and answers(column.header, status)) and all(fold(word) in YES | NO for word in words)


def _parts(column: ColumnMap, cells: pl.Series, known: _Known) -> Parts:
    if not also_filled(column.target):
        return ()
    used = frozenset(other.target for other in known.mapping.columns)
    return tuple(
        (text, tuple((known.fields.label_of(target), part) for target, part in parts))
        for text, parts in telling_parts(cells.head(_PARTS_FROM), column.target, used)
    )


def _samples_of(column: ColumnMap, filled: pl.Series, known: _Known) -> tuple[str, ...]:
    """The telling cells, from memory where the page showed them just now: a choice about one column alters no other."""
    key = (*known.of_table, column.position)
    samples = _samples_at_hand.get(key)
    if samples is None:
        samples = _samples(filled)
        _samples_at_hand.put(key, samples)
    return samples


def _shown_samples(samples: tuple[str, ...], field: Field | None) -> tuple[str, ...]:
    """Telling cells as a person may see them; a column that is left out may hold social security numbers as well."""
    hidden = field is not None and field.sensitive
    return tuple(mask(text) if hidden or _SOCIAL_SECURITY.fullmatch(text.strip()) else text for text in samples)


def _samples(filled: pl.Series) -> tuple[str, ...]:
    """Telling cells: the first, the commonest, the longest, the oddest (the one with the rarest look), then others."""
    if filled.is_empty():
        return ()
    head = filled.head(10_000)
    longest = str(head.gather([int(head.str.len_chars().arg_max() or 0)])[0])
    commonest = str(head.value_counts(sort=True)[filled.name][0])
    looks = head.str.replace_all(r"\p{L}+", "a").str.replace_all(r"\d+", "0")
    rarest = looks.value_counts().sort("count", maintain_order=True)[looks.name][0]
    oddest = str(head.filter(looks == rarest)[0])
    others = head.unique(maintain_order=True).head(_SAMPLES)
    return tuple(dict.fromkeys([str(head[0]), commonest, longest, oddest, *others]))[:_SAMPLES]
