"""Taking a change back from the journal: updated values return, created records go, deleted ones come back.

What somebody changed since is kept and told. Taking back a take-back is the same act on its change, so undo and redo
are one mechanism.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db import models

from rollforward.clients.models import Client, ClientContact, Contact, CustomField, Option
from rollforward.imports.given_back import Kept, Reverted, give_back
from rollforward.imports.scribe import Scribe
from rollforward.imports.taken import taken
from rollforward.journal.commands import OpenChange
from rollforward.journal.images import images_of, row_from
from rollforward.journal.models import Change, Line, Record
from rollforward.work.models import Project, Series, Task

MODELS: dict[str, type[models.Model]] = {
    Record.CLIENT: Client,
    Record.CONTACT: Contact,
    Record.LINK: ClientContact,
    Record.OPTION: Option,
    Record.FIELD: CustomField,
    Record.SERIES: Series,
    Record.PROJECT: Project,
    Record.TASK: Task,
}

#: Parents before children, so that rows come back in this order and go in the reverse.
_ORDER = (
    Record.FIELD,
    Record.OPTION,
    Record.CLIENT,
    Record.CONTACT,
    Record.LINK,
    Record.SERIES,
    Record.PROJECT,
    Record.TASK,
)
_AT_ONCE = 500
_IMAGES = {"record_id": pl.Int64, "before": pl.String, "row": pl.Int64}


def revert_lines(target: Change, opened: OpenChange, earlier: Iterable[Change] = ()) -> Reverted:
    """Take back every line of ``target`` inside the open change.

    ``earlier``: changes of the same import to the same end. What an earlier take-back had to keep is still in force
    through them, and is tried again: the reason to keep it may be gone.
    """
    done, scribe = Reverted(), Scribe(opened)
    for change in (target, *earlier):
        _revert(change, scribe, done, put_back=change == target)
    told = {(kept.record, kept.pk): kept for kept in reversed(done.kept)}
    done.kept = list(reversed(told.values()))
    return done


def _revert(target: Change, scribe: Scribe, done: Reverted, *, put_back: bool) -> None:
    staying = _what_stays(target)
    for record in reversed(_ORDER):
        _remove_created(target, record, staying, scribe, done)
    updates = {record: list(target.lines.filter(record=record, op=Line.Op.UPDATE).order_by("pk")) for record in _ORDER}
    # What only one may have is taken away before it is given back to another.
    for record in (Record.LINK, Record.CLIENT):
        single = [line for line in updates[record] if _holds_what_is_single(line)]
        give_back(MODELS[record], single, scribe, done)
        updates[record] = [line for line in updates[record] if not _holds_what_is_single(line)]
    for record in _ORDER if put_back else ():
        _put_back_deleted(target, record, scribe, done)
    for record in _ORDER:
        give_back(MODELS[record], updates[record], scribe, done)


def _holds_what_is_single(line: Line) -> bool:
    """A client has one primary contact, and a code one client."""
    after = line.after or {}
    return bool(after.get("is_primary") or after.get("external_id"))


def _chunks(rows: list[Any]) -> Iterator[list[Any]]:
    return (rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE))


@dataclass(frozen=True, slots=True)
class _Staying:
    """Created records that stay whole, by key with the reason: clients keep their contacts, contacts their clients."""

    clients: dict[int, str]
    contacts: dict[int, str]


def _what_stays(target: Change) -> _Staying:
    """What the change created and somebody has altered or hung work or people on since.

    A contact without a client is on no page, and a client without its contacts is not what somebody worked on: so one
    that stays holds the other.
    """
    contacts, ties = _created_and_touched(target, Record.CONTACT), _created_and_touched(target, Record.LINK)
    made = {pk for pk, _ in _created(target, Record.LINK)}
    clients: dict[int, str] = {}
    for chunk in _chunks(_created(target, Record.CLIENT)):
        pks = [pk for pk, _ in chunk]
        for tie in ClientContact.objects.filter(client_id__in=pks).only("pk", "client_id", "contact_id"):
            if tie.contact_id in contacts or tie.pk in ties:
                clients[tie.client_id] = "has a contact that was changed since"
            elif tie.pk not in made:
                clients[tie.client_id] = "has a contact that was added since"
        for model in (Series, Project):
            held = model._default_manager.filter(client_id__in=pks).values_list("client_id", flat=True)
            clients |= dict.fromkeys(held, "has work that was added since")
        clients |= _touched_since(target, Record.CLIENT, pks)
    return _Staying(clients, contacts)


def _created_and_touched(target: Change, record: Record) -> dict[int, str]:
    touched: dict[int, str] = {}
    for chunk in _chunks(_created(target, record)):
        touched |= _touched_since(target, record, [pk for pk, _ in chunk])
    return touched


def _created(target: Change, record: Record) -> list[tuple[int, int | None]]:
    lines = target.lines.filter(record=record, op=Line.Op.CREATE).order_by("pk")
    return [made for line in lines for made in line.created_records()]


def _remove_created(target: Change, record: Record, staying: _Staying, scribe: Scribe, done: Reverted) -> None:
    model = MODELS[record]
    for chunk in _chunks(_created(target, record)):
        line_of = dict(chunk)
        rows = images_of(model, list(line_of))
        touched = staying.clients if record == Record.CLIENT else _touched_since(target, record, line_of)
        whys = _leaned_on(record, rows, staying) | touched
        done.keep(record, model, {pk: why for pk, why in whys.items() if pk in rows})
        gone = [pk for pk in rows if pk not in whys]
        images = [(pk, json.dumps(rows[pk]), line_of[pk]) for pk in gone]
        scribe.deleted(record, pl.DataFrame(images, _IMAGES, orient="row"))
        model._default_manager.filter(pk__in=gone)._raw_delete(using="default")
        done.removed += len(gone)


def _touched_since(target: Change, record: Record, pks: Iterable[int]) -> dict[int, str]:
    """Records that a later change altered, unless that change was itself taken back."""
    later = dict(
        Line.objects.filter(
            record=record,
            record_id__in=list(pks),
            op=Line.Op.UPDATE,
            change__firm=target.firm_id,
            change__number__gt=target.number,
            change__reverts=None,
        ).values_list("record_id", "change")
    )
    changes = Change.objects.filter(pk__in=set(later.values())).select_related("member__user")
    words = {c.pk: f"changed since by {c.member or 'somebody'}" for c in changes if not _taken_back(c)}
    return {pk: words[change] for pk, change in later.items() if change in words}


def _taken_back(change: Change) -> bool:
    return any(not _taken_back(revert) for revert in change.reverted_by.all())


def _leaned_on(record: Record, rows: dict[int, dict[str, Any]], staying: _Staying) -> dict[int, str]:
    """Ties between what stays, and contacts that still have a client."""
    if record == Record.LINK:
        held = {pk: "its contact was kept" for pk, row in rows.items() if row["contact_id"] in staying.contacts}
        return held | {pk: "its client was kept" for pk, row in rows.items() if row["client_id"] in staying.clients}
    if record == Record.CONTACT:
        tied = ClientContact.objects.filter(contact_id__in=list(rows))
        return dict.fromkeys(tied.values_list("contact_id", flat=True), "belongs to a client that was kept")
    return {}


def _put_back_deleted(target: Change, record: Record, scribe: Scribe, done: Reverted) -> None:
    model = MODELS[record]
    lines = list(target.lines.filter(record=record, op=Line.Op.DELETE).order_by("-pk"))
    for chunk in _chunks(lines):
        fitting = _fitting(record, [row_from(model, line.before or {}) for line in chunk], done)
        model._default_manager.bulk_create(fitting)
        line_of = {line.record_id: line.row for line in chunk}
        keys = sorted(row.pk for row in fitting)
        scribe.created(record, pl.Series(keys, dtype=pl.Int64), pl.Series([line_of[pk] for pk in keys], dtype=pl.Int64))
        done.restored += len(fitting)


def _fitting(record: Record, rows: list[Any], done: Reverted) -> list[Any]:
    """The deleted rows that still have a place; what only one may have is left to who has it now."""
    if record == Record.LINK:
        clients = set(Client.objects.filter(pk__in=[row.client_id for row in rows]).values_list("pk", flat=True))
        contacts = set(Contact.objects.filter(pk__in=[row.contact_id for row in rows]).values_list("pk", flat=True))
        lonely = [row for row in rows if row.client_id not in clients or row.contact_id not in contacts]
        done.kept += [Kept(record, row.pk, "", "its client or contact was deleted since") for row in lonely]
        rows = [row for row in rows if row not in lonely]
    of_others = taken(rows)
    for row in rows:
        for name, why in of_others.get(row.pk, {}).items():
            setattr(row, name, getattr(type(row)(), name))
            done.kept.append(Kept(record, row.pk, str(row), why))
    return rows
