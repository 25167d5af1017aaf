"""Changed values of a Plan into the tables, each record once, with what was there before told to the journal.

Order matters where the table is strict: a primary mark is taken away before it is given anew.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import polars as pl
from django.db import connection, models
from django.utils import timezone

from rollforward.accounts.models import Firm
from rollforward.clients.columns import COLUMN_OF, VAULT, seal_custom, to_column
from rollforward.clients.fields import custom_keys
from rollforward.clients.models import Client, ClientContact, Contact, CustomField
from rollforward.imports import bulk
from rollforward.imports.scribe import Scribe
from rollforward.journal.models import Line, Record

_TABLES: dict[str, type[models.Model]] = {
    Record.CLIENT: Client,
    Record.CONTACT: Contact,
    Record.LINK: ClientContact,
}
_KEYS_AT_ONCE = 500


def update_changes(changes: pl.DataFrame, scribe: Scribe, firm: Firm) -> None:
    """Write every changed value but a newly set primary mark, which waits for the old one to be gone."""
    custom = custom_keys(firm)
    giving = (pl.col("target") == "contact.primary") & (pl.col("new") == "yes")
    for record, model in _TABLES.items():
        _update(changes.filter((pl.col("record") == record) & ~giving), Record(record), model, custom, scribe)


def set_primary(changes: pl.DataFrame, scribe: Scribe) -> None:
    """Mark the new primary contacts, after the old marks are gone."""
    giving = changes.filter((pl.col("target") == "contact.primary") & (pl.col("new") == "yes"))
    _update(giving, Record.LINK, ClientContact, {}, scribe)


@dataclass(slots=True)
class _RecordUpdate:
    pk: int
    line: int | None
    before: dict[str, Any]
    after: dict[str, Any]


def _update(
    changes: pl.DataFrame,
    record: Record,
    model: type[models.Model],
    custom: Mapping[str, CustomField],
    scribe: Scribe,
) -> None:
    updates = list(_record_updates(changes, custom, _stored_columns(model, changes)))
    by_columns = sorted(updates, key=lambda u: tuple(u.after))
    for columns, same in groupby(by_columns, key=lambda u: tuple(u.after)):
        bulk.update(model, columns, ([*map(_as_stored, u.after.values()), u.pk] for u in same))
    scribe.updated(
        record,
        [
            Line(record_id=u.pk, before=_differing(u.before, u.after), after=_differing(u.after, u.before), row=u.line)
            for u in updates
        ],
    )


def _stored_columns(model: type[models.Model], changes: pl.DataFrame) -> dict[int, dict[str, Any]]:
    """What must be known of the stored rows: their time, sealed values as they are, and the whole custom column."""
    targets = set(changes["target"])
    columns = ["updated_at"] if model is not ClientContact else []
    if "client.tax_id" in targets:
        columns += ["tax_id_sealed", "tax_id_hash"]
    if any(".custom." in target for target in targets):
        columns.append("custom")
    if not columns:
        return {}
    found: dict[int, dict[str, Any]] = {}
    pks = changes["pk"].unique().to_list()
    for start in range(0, len(pks), _KEYS_AT_ONCE):
        chunk = pks[start : start + _KEYS_AT_ONCE]
        for row in model._default_manager.filter(pk__in=chunk).values("pk", *columns):
            found[row.pop("pk")] = row
    return found


def _record_updates(
    changes: pl.DataFrame, custom: Mapping[str, CustomField], stored: Mapping[int, dict[str, Any]]
) -> Iterator[_RecordUpdate]:
    now = timezone.now()
    rows = changes.sort("pk", maintain_order=True).select("pk", "line", "target", "old", "new").iter_rows()
    for pk, cells in groupby(rows, key=itemgetter(0)):
        have = stored.get(pk, {})
        update = _RecordUpdate(pk, None, {}, {})
        for _, line, target, old, new in cells:
            update.line = update.line or line
            if target in custom:
                _change_custom(update, custom[target], new, have["custom"])
            elif target == "client.tax_id":
                update.before |= {"tax_id_sealed": have["tax_id_sealed"], "tax_id_hash": have["tax_id_hash"]}
                update.after |= {"tax_id_sealed": to_column(target, new), "tax_id_hash": _hash(new)}
            else:
                column = COLUMN_OF[target]
                update.before[column], update.after[column] = _plain(target, old), _plain(target, new)
        if "updated_at" in have:
            update.before["updated_at"], update.after["updated_at"] = have["updated_at"], now
        yield update


def _change_custom(update: _RecordUpdate, row: CustomField, new: str | None, have: dict[str, Any]) -> None:
    before = update.before.setdefault("custom", have)
    after = update.after.setdefault("custom", dict(before))
    if new is None:
        after.pop(str(row.pk), None)
    else:
        after[str(row.pk)] = seal_custom(new, sensitive=row.sensitive)


def _plain(target: str, canonical: str | None) -> Any:
    """A column's value as JSON can hold it: dates stay text."""
    value = to_column(target, canonical)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _differing(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """``one`` for the journal: of the custom column only the fields that differ, each on its own."""
    told = {column: _as_json(value) for column, value in one.items() if column != "custom"}
    if "custom" in one:
        keys = {
            k for k in one["custom"].keys() | other["custom"].keys() if one["custom"].get(k) != other["custom"].get(k)
        }
        told |= {f"custom.{key}": one["custom"].get(key) for key in sorted(keys)}
    return told


def _hash(canonical: str | None) -> str:
    return VAULT.equality_hash(canonical) if canonical else ""


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.datetime) else value


def _as_stored(value: Any) -> Any:
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime.datetime) else value
