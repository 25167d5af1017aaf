"""Old values given back to records that a change updated; what somebody changed since stays and is told.

Some hundred records at a time: one by one it would take minutes for a large import, and everybody else would wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db import connection, models

from rollforward.imports import bulk
from rollforward.imports.labels import labels
from rollforward.imports.taken import SINGLE, taken
from rollforward.journal.commands import OpenChange
from rollforward.journal.images import image_of, row_from
from rollforward.journal.models import Line, Record

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that was not taken back, and why, in words for the receipt."""

    record: str
    pk: int
    name: str
    why: str


@dataclass(slots=True)
class Reverted:
    """What taking back did: records removed, put back, and given their old values; and what was kept."""

    removed: int = 0
    restored: int = 0
    updated: int = 0
    kept: list[Kept] = field(default_factory=list)


def give_back(model: type[models.Model], lines: Sequence[Line], opened: OpenChange, done: Reverted) -> None:
    """Give the records of these lines, which are updates of one table, the values that they had before."""
    for some in _portions(lines):
        rows = model._default_manager.in_bulk([line.record_id for line in some])
        written = [each for line in some if (each := _given_back(line, rows.get(line.record_id), opened, done))]
        _write(model, written)
        done.updated += len(written)


def _portions(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """In their order. A line about what only one record may have stands alone: the one before it may have freed it."""
    some: list[Line] = []
    for line in lines:
        single = bool(SINGLE & (line.before or {}).keys())
        if some and (single or len(some) == _AT_ONCE):
            yield some
            some = []
        some.append(line)
        if single:
            yield some
            some = []
    if some:
        yield some


def _given_back(line: Line, row: Any, opened: OpenChange, done: Reverted) -> tuple[Any, tuple[str, ...]] | None:
    """The row with its old values and the columns to write; ``None`` where there is nothing to give back."""
    before, after = line.before or {}, line.after or {}
    if row is None:
        done.kept.append(Kept(line.record, line.record_id, "", "was deleted since"))
        return None
    present = _present(row, after)
    changed = sorted(n for n in after if present[n] not in (after[n], before.get(n)) and n != "updated_at")
    elsewhere = _held_by_others(row, before)
    left = {*changed, *elsewhere}
    back = {name: value for name, value in before.items() if name not in left and present[name] != value}
    whys = [f"changed since: {', '.join(labels(line.record, changed))}"] if changed else []
    whys += [why for name, why in elsewhere.items() if name in before and name not in changed]
    if whys:
        back.pop("updated_at", None)
        done.kept.append(Kept(line.record, row.pk, str(row), "; ".join(whys)))
    if not set(back) - {"updated_at"}:
        return None
    opened.updated(Record(line.record), row.pk, {name: present[name] for name in back}, back, line=line.row)
    return row, _assign(row, back)


def _held_by_others(row: models.Model, before: dict[str, Any]) -> dict[str, str]:
    if not SINGLE & before.keys():
        return {}
    columns = {name: value for name, value in before.items() if not name.startswith("custom.")}
    return taken([row_from(type(row), {**image_of(row), **columns})]).get(row.pk, {})


def _present(row: models.Model, names: Iterable[str]) -> dict[str, Any]:
    """The row's present values under the journal's names; ``custom.<key>`` is one entry of the custom column."""
    image = image_of(row)
    return {n: image["custom"].get(n.removeprefix("custom.")) if n.startswith("custom.") else image[n] for n in names}


def _assign(row: models.Model, values: dict[str, Any]) -> tuple[str, ...]:
    """Put values into a row; the columns that are others by it."""
    fields = {f.attname: f for f in row._meta.concrete_fields}
    columns = set()
    for name, value in values.items():
        if name.startswith("custom."):
            _assign_custom(row, name.removeprefix("custom."), value)
            columns.add("custom")
        else:
            setattr(row, name, fields[name].to_python(value))
            columns.add(name)
    return tuple(sorted(columns))


def _assign_custom(row: Any, key: str, value: str | None) -> None:
    if value is None:
        row.custom.pop(key, None)
    else:
        row.custom[key] = value


def _write(model: type[models.Model], written: list[tuple[Any, tuple[str, ...]]]) -> None:
    fields = {f.attname: f for f in model._meta.concrete_fields}
    for columns, same in groupby(sorted(written, key=lambda each: each[1]), key=lambda each: each[1]):
        rows = [
            [
                *(bulk.parameter(fields[name].get_db_prep_save(getattr(row, name), connection)) for name in columns),
                row.pk,
            ]
            for row, _ in same
        ]
        bulk.update(model, columns, rows)
