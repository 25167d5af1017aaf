"""Every row of the installation but the journal's and the imports', and what taking a change back should make of it."""

from __future__ import annotations

import io
import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import polars as pl
from django.apps import apps

from rollforward.accounts.models import Firm
from rollforward.clients.fields import every_field
from rollforward.clients.frames import frames
from rollforward.clients.models import Client, ClientContact, Contact
from rollforward.engine.writing import columns_of, shown_rows

#: Table and key of a row.
Key = tuple[str, int]
Row = dict[str, Any]
Snapshot = dict[Key, Row]

#: The journal itself, the imports with their files, who is signed in; and the log of who did what.
_APART = {"journal", "imports", "sessions"}
_LOGS = {"accounts.Activity", "accounts.ActivityChain"}
#: Columns of a firm that only rise, so that no number is given twice, begin so.
_COUNTERS = ("last_", "lock_fence")
#: Columns that ``kept`` may speak of without naming the value: times follow the values, and one has one code or mark.
_FOLLOWING = {"updated_at", "external_id", "is_primary"}


def snapshot(generations: Collection[tuple[int, int]] | None = None) -> Snapshot:
    """All rows. ``generations``: (firm, generation) of the sets that are looked at, else all of them."""
    found: Snapshot = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in _APART or model._meta.label in _LOGS:
            continue
        key = model._meta.pk.attname
        for row in model._default_manager.order_by("pk").values():
            if generations is None or "generation" not in row or _set_of(model, row) in generations:
                found[model._meta.label, row[key]] = {n: v for n, v in _flat(row) if not n.startswith(_COUNTERS)}
    return found


def sets(rows: Snapshot) -> set[tuple[int, int]]:
    """(firm, generation) of all sets there are, and of the one in place."""
    there = {(row["firm_id"], row["generation"]) for row in rows.values() if {"firm_id", "generation"} <= row.keys()}
    return there | {(pk, row["generation"]) for (label, pk), row in rows.items() if label == Firm._meta.label}


def _set_of(model: Any, row: Row) -> tuple[int, int]:
    return (row["id"] if model is Firm else row["firm_id"], row["generation"])


def _flat(row: Row) -> Iterator[tuple[str, Any]]:
    """A custom column is taken apart into its fields."""
    for name, value in row.items():
        if name == "custom":
            yield from ((f"custom.{key}", each) for key, each in value.items())
        else:
            yield name, value


def exported(firm: Firm) -> list[str]:
    """The firm's present clients and contacts as they are handed out, one JSON line each."""
    fields = every_field(firm)
    columns = columns_of(fields)
    held = frames(firm, firm.generation, (column.field.key for column in columns))
    lines = io.BytesIO()
    rows = shown_rows(held.clients, held.contacts, held.links, columns, fields.members)
    rows.select(pl.exclude("client", "contact")).write_ndjson(lines)
    return lines.getvalue().decode().splitlines()


def differences(due: Snapshot, found: Snapshot) -> list[str]:
    """In words, for whoever replays it."""
    told = []
    for key in sorted(due.keys() | found.keys()):
        one, other = due.get(key, {}), found.get(key, {})
        if one != other:
            names = [name for name in one.keys() | other.keys() if one.get(name) != other.get(name)]
            told.append(f"{key}: " + ", ".join(f"{n} {one.get(n)!r} != {other.get(n)!r}" for n in sorted(names)[:4]))
    return told


def concerned(before: Snapshot, after: Snapshot) -> set[Key]:
    """The rows that differ, and the clients and contacts of ties that do."""
    found = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    for key in list(found):
        row = after.get(key) or before[key]
        if key[0] == ClientContact._meta.label:
            found |= {(Client._meta.label, row["client_id"]), (Contact._meta.label, row["contact_id"])}
    return found


def with_edits(start: Snapshot, edits: list[tuple[Snapshot, Snapshot]]) -> Snapshot:
    """``start`` after what was done by hand, each told by the rows before and after it: in the sets of ``start``."""
    now = dict(start)
    known = sets(start)
    for before, after in edits:
        for key in before.keys() | after.keys():
            if before.get(key) == after.get(key):
                continue
            row = after.get(key)
            if row is None:
                now.pop(key, None)
            elif "generation" not in row or (row.get("firm_id"), row["generation"]) in known:
                now[key] = row
    return now


def wrongly_taken_back(before: Snapshot, after: Snapshot, now: Snapshot, got: Snapshot, kept: Mapping[str, str]) -> str:
    """What is wrong when that which led from ``before`` to ``after`` was taken back, which led from ``now`` to ``got``.

    Values return unless they are others by now, records that were made go unless they are others by now, and nothing
    else changes. What is kept beyond that must be told in ``kept`` (name -> why).
    """
    for key in before.keys() | after.keys() | now.keys() | got.keys():
        was, made, here, left = (each.get(key) for each in (before, after, now, got))
        if was == made:
            fault = "" if left == here else "was not the import's to change"
        elif was is not None and made is not None:
            fault = _row_fault(was, made, here, left, bool(kept))
        elif made is not None:
            stays = left == here
            fault = "" if (stays if here != made else left is None or (stays and kept)) else "should be gone"
        else:
            fault = "" if left == was or (here is not None and left == here) or kept else "did not come back"
        if fault:
            return f"{key} {fault}: {json.dumps([was, made, here, left], default=str)}; kept: {dict(kept)}"
    return ""


def _row_fault(was: Row, made: Row, here: Row | None, left: Row | None, kept: bool) -> str:
    if here is None or left is None:
        return "" if left == here else "came back or went"
    for name in was.keys() | made.keys() | here.keys() | left.keys():
        mine = was.get(name) != made.get(name)
        returns = mine and here.get(name) == made.get(name)
        due = was.get(name) if returns else here.get(name)
        if left.get(name) == due or (name in _FOLLOWING and (kept or (name == "updated_at" and here != made))):
            continue
        return f"has another {name} than {due!r}"
    told = was.keys() - {"updated_at"}  # the time of a change says nothing by itself
    if not kept and any(was.get(n) != made.get(n) and here.get(n) not in (made.get(n), was.get(n)) for n in told):
        return "kept a value without a word"
    return ""
