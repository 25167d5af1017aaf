"""Old values given back to records that a change updated; what somebody changed since stays and is told.

All records of a table at once: one by one it would take minutes for a large import, and everybody else would wait.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from django.db import connection, models

from rollforward.clients.models import ClientContact
from rollforward.database import portions
from rollforward.imports import bulk
from rollforward.imports.gone import names_of_gone
from rollforward.imports.labels import labels
from rollforward.imports.scribe import Scribe
from rollforward.imports.taken import SINGLES, holders
from rollforward.journal.images import images_of
from rollforward.journal.models import Line, Record

_LINES = {"record_id": pl.Int64, "before": pl.String, "after": pl.String, "row": pl.Int64}


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

    def keep(self, record: Record, model: type[models.Model], whys: Mapping[int, str]) -> None:
        """``whys``: by key of a record that is still there."""
        names = _names(model, list(whys))
        self.kept += [Kept(record, pk, names[pk], why) for pk, why in whys.items()]


@dataclass(frozen=True, slots=True)
class _Ready:
    """What is written: the columns, their values as stored with the key, and the journal's line."""

    columns: tuple[str, ...]
    values: tuple[Any, ...]
    told: tuple[int, str, str, int | None]


@dataclass(slots=True)
class _Giving:
    """One line of the journal with the row as it is: what goes ``back``, and the reasons for what does not."""

    line: Line
    row: dict[str, Any]
    back: dict[str, Any]
    whys: list[str]
    ready: _Ready | None = None

    def keep_single(self, column: str, why: str) -> None:
        del self.back[column]
        self.whys.append(why)
        self.back.pop("updated_at", None)
        self.ready = None


class Ahead:
    """What lines of one table give back, made ready before anybody has to wait, from the rows as they were then."""

    def __init__(self, model: type[models.Model], lines: Sequence[Line]) -> None:
        self._model = model
        self._giving = {each.line.pk: each for each in _read(model, lines)}
        for each in self._giving.values():
            each.ready = _ready(model, each)
        self._stale: set[int] = set()

    def forget(self, pks: Iterable[int]) -> None:
        """These rows were written, or are gone."""
        self._stale.update(pks)

    def of(self, lines: Sequence[Line]) -> list[_Giving]:
        """Those whose rows are there now."""
        again = [line for line in lines if line.record_id in self._stale or line.pk not in self._giving]
        read = {each.line.pk: each for each in (_read(self._model, again) if again else ())}
        known = self._giving.keys() - {line.pk for line in again}
        return [
            self._giving[line.pk] if line.pk in known else read[line.pk]
            for line in lines
            if line.pk in known or line.pk in read
        ]


def give_back(model: type[models.Model], lines: Sequence[Line], ahead: Ahead, scribe: Scribe, done: Reverted) -> None:
    """Give the records of these lines, which are updates of one table, the values that they had before."""
    if not lines:
        return
    record = Record(lines[0].record)
    giving = ahead.of(lines)
    there = {each.line.pk for each in giving}
    gone = [line.record_id for line in lines if line.pk not in there]
    names = names_of_gone(record, model, gone)
    done.kept += [Kept(record, pk, names.get(pk, ""), "was deleted since") for pk in gone]
    _leave_to_holders(model, giving)
    done.keep(record, model, {each.line.record_id: "; ".join(each.whys) for each in giving if each.whys})
    written = [each for each in giving if each.back.keys() - {"updated_at"}]
    _write(model, written, scribe, record)
    ahead.forget(each.line.record_id for each in written)
    done.updated += len(written)


def _read(model: type[models.Model], lines: Sequence[Line]) -> list[_Giving]:
    rows = _rows(model, lines)
    return [_giving(line, rows[line.record_id]) for line in lines if line.record_id in rows]


def _giving(line: Line, row: dict[str, Any]) -> _Giving:
    before, after = line.before or {}, line.after or {}
    present = {name: _present(row, name) for name in after}
    changed = sorted(n for n in after if present[n] not in (after[n], before.get(n)) and n != "updated_at")
    back = {name: value for name, value in before.items() if name not in changed and present[name] != value}
    if not changed:
        return _Giving(line, row, back, [])
    back.pop("updated_at", None)
    return _Giving(line, row, back, [f"changed since: {', '.join(labels(line.record, changed))}"])


def _leave_to_holders(model: type[models.Model], giving: Sequence[_Giving]) -> None:
    """What only one may have stays with who has it, unless she gives it back herself just now."""
    single = SINGLES.get(model)
    if single is None:
        return
    column = single.column
    asking = {each.line.record_id: each for each in giving if each.back.get(column)}
    held = holders(model, {pk: each.row | each.back for pk, each in asking.items()})
    parting = {each.line.record_id for each in giving if each.back.keys() & {column, *single.within}}
    # Who does not get hers keeps the one she has, which another may be waiting for.
    while refused := [pk for pk, (holder, _) in held.items() if pk in parting and holder not in parting]:
        for pk in refused:
            parting.discard(pk)
            asking[pk].keep_single(column, held[pk][1])


def _present(row: Mapping[str, Any], name: str) -> Any:
    """A present value under its name in the journal; ``custom.<key>`` is one entry of the custom column."""
    return row["custom"].get(name.removeprefix("custom.")) if name.startswith("custom.") else row[name]


def _rows(model: type[models.Model], lines: Sequence[Line]) -> dict[int, dict[str, Any]]:
    """The present rows by key, as the journal tells values: those columns that the lines speak of."""
    single = SINGLES.get(model)
    names = {_column(name) for line in lines for name in line.after or {}} | set(single.within if single else ())
    return images_of(model, [line.record_id for line in lines], sorted(names))


def _column(name: str) -> str:
    return "custom" if name.startswith("custom.") else name


def _write(model: type[models.Model], written: Sequence[_Giving], scribe: Scribe, record: Record) -> None:
    single = SINGLES.get(model)
    if single is not None and any(each.back.get(single.column) for each in written):
        # All part with theirs before anybody gets hers.
        parting = [each.line.record_id for each in written if single.column in each.back and each.row[single.column]]
        bulk.update(model, (single.column,), [(single.blank, pk) for pk in parting])
    ready = [each.ready or _ready(model, each) for each in written]
    alike: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for each in ready:
        alike.setdefault(each.columns, []).append(each.values)
    for columns, rows in alike.items():
        bulk.update(model, columns, rows)
    scribe.updated(record, pl.DataFrame([each.told for each in ready], _LINES, orient="row"))


def _ready(model: type[models.Model], each: _Giving) -> _Ready:
    fields, values = {f.attname: f for f in model._meta.concrete_fields}, _columns(each)
    names = tuple(sorted(values))
    stored = [_stored(fields[name], values[name]) for name in names]
    return _Ready(names, (*stored, each.line.record_id), _told(each))


def _columns(each: _Giving) -> dict[str, Any]:
    """The new values by column."""
    values = {name: value for name, value in each.back.items() if not name.startswith("custom.")}
    own = {name.removeprefix("custom."): value for name, value in each.back.items() if name.startswith("custom.")}
    if own:
        values["custom"] = {key: value for key, value in {**each.row["custom"], **own}.items() if value is not None}
    return values


def _stored(of: models.Field[Any, Any], value: Any) -> Any:
    if isinstance(of, models.DateTimeField):
        return of.get_db_prep_save(of.to_python(value), connection)
    return bulk.parameter(value)


def _told(each: _Giving) -> tuple[int, str, str, int | None]:
    line, present = each.line, {name: _present(each.row, name) for name in each.back}
    return line.record_id, json.dumps(present), json.dumps(each.back), line.row


def _names(model: type[models.Model], pks: Sequence[int]) -> dict[int, str]:
    rows = model._default_manager.all()
    if model is ClientContact:
        rows = rows.select_related("client", "contact")
    return {row.pk: str(row) for chunk in portions(pks) for row in rows.filter(pk__in=chunk)}
