"""A client's own history: who changed what of it and its contacts, and which row of which import did."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from rollforward.clients.models import Client
from rollforward.imports.labels import labels
from rollforward.imports.models import Import
from rollforward.journal.models import MOST_IN_A_RUN, Change, Line, Record, Source

_LINES_LOOKED_AT = 400
_CONTACTS_LOOKED_AT = 50
_VERBS = {
    Source.FORM: "by hand",
    Source.IMPORT: "by an import",
    Source.CLEAR: "by an import",
    Source.UNDO: "by taking an import back",
    Source.REDO: "by putting an import in force again",
    Source.SEED: "as an example",
    Source.SCHEDULE: "by its schedule",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One change of a client. ``what``: in words, without values. ``row``: of the file of ``imp``. ``number``: of a
    change by hand, 0 for others."""

    at: datetime.datetime
    what: tuple[str, ...]
    how: str
    by: str
    imp: Import | None
    row: int | None
    number: int


def client_events(client: Client, most: int = 20) -> tuple[Event, ...]:
    """What happened to the client and its contacts, the latest first."""
    lines = list(_lines(client))
    changes = {line.change_id: line.change for line in lines}
    arrived = Change.objects.filter(firm=client.firm_id, pointer_after=client.generation).order_by("number").first()
    if arrived and not any(line.op == Line.Op.CREATE and line.record == Record.CLIENT for line in lines):
        changes[arrived.pk] = arrived
    latest = sorted(changes.values(), key=lambda change: -change.number)[:most]
    imports = {imp.reference: imp for imp in Import.objects.filter(reference__in=[c.import_ref for c in latest])}
    events = (_event(change, [x for x in lines if x.change_id == change.pk], client, imports) for change in latest)
    return tuple(event for event in events if event)


def _lines(client: Client) -> Iterable[Line]:
    ties = list(client.ties.values_list("pk", "contact_id")[:_CONTACTS_LOOKED_AT])
    mine = _of(Record.CLIENT, client.pk)
    for tie, contact in ties:
        mine |= _of(Record.LINK, tie) | _of(Record.CONTACT, contact)
    found = Line.objects.filter(mine, change__firm=client.firm_id).select_related("change__member__user")
    kept = {(Record.CLIENT, client.pk), *((Record.LINK, t) for t, _ in ties), *((Record.CONTACT, c) for _, c in ties)}
    for line in found.order_by("-change__number", "pk")[:_LINES_LOOKED_AT]:
        if any((line.record, pk) in kept for pk in range(line.record_id, line.record_id + line.run)):
            yield line


def _of(record: Record, pk: int) -> Q:
    """Lines that speak of a record: its own, and the run of creations that covers it, which begins not far before."""
    created = Q(op=Line.Op.CREATE, record_id__lt=pk, record_id__gt=pk - MOST_IN_A_RUN)
    return Q(record=record) & (Q(record_id=pk) | created)


def _event(change: Change, lines: list[Line], client: Client, imports: dict[str, Import]) -> Event | None:
    """``None`` for what is no news of this client: a contact that it shares was made for another one."""
    what = dict.fromkeys(words for line in lines for words in _words(line))
    if lines and not what:
        return None
    rows = [row for line in lines if (row := _row(line, client)) is not None]
    imp = imports.get(change.import_ref)
    return Event(
        change.at,
        tuple(sorted(what, key=lambda words: words != "Added")) or ("Added",),
        _how(change),
        str(change.member or "somebody"),
        imp,
        rows[0] if rows and change.source == Source.IMPORT else None,
        change.number if not change.import_ref and change.source in (Source.FORM, Source.UNDO, Source.REDO) else 0,
    )


def _how(change: Change) -> str:
    if change.source in (Source.UNDO, Source.REDO) and not change.import_ref:
        return "by taking a change back" if change.source == Source.UNDO else "by putting a change in force again"
    return _VERBS[Source(change.source)]


def _words(line: Line) -> list[str]:
    whose = {Record.CLIENT: "", Record.CONTACT: "contact: ", Record.LINK: "contact: "}[Record(line.record)]
    if line.op == Line.Op.CREATE:
        return {Record.CLIENT: ["Added"], Record.LINK: ["Contact added"]}.get(Record(line.record), [])
    if line.op == Line.Op.DELETE:
        return []
    changed = sorted(labels(line.record, line.after or {}))  # a database may keep them in an order of its own
    return [f"{whose}{label}" for label in changed if label != "updated at"]


def _row(line: Line, client: Client) -> int | None:
    if line.op != Line.Op.CREATE or line.record == Record.CONTACT:
        return line.row
    pks = [client.pk] if line.record == Record.CLIENT else client.ties.values_list("pk", flat=True)
    made = dict(line.created_records())
    return next((made[pk] for pk in pks if made.get(pk) is not None), None)
