"""Taking a change back from the journal: updated values return, created records go, deleted ones come back.

What somebody changed since is kept and told. Taking back a take-back is the same act on its change, so undo and redo
are one mechanism.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars as pl

from rollforward.clients.models import Client, Contact
from rollforward.database import portions
from rollforward.imports import bulk
from rollforward.imports.deeds import MODELS, ORDER, Deed, Made, Staying, read
from rollforward.imports.given_back import Kept, Reverted, give_back
from rollforward.imports.scribe import Scribe
from rollforward.imports.taken import taken
from rollforward.journal.commands import OpenChange
from rollforward.journal.images import row_from
from rollforward.journal.models import Change, Line, Record

_IMAGES = {"record_id": pl.Int64, "before": pl.String, "row": pl.Int64}


def revert_lines(target: Change, deed: Deed, opened: OpenChange, earlier: Iterable[Change] = ()) -> Reverted:
    """Take back every line of ``target`` inside the open change. ``deed``: what was read of it before.

    ``earlier``: changes of the same import to the same end. What an earlier take-back had to keep is still in force
    through them, and is tried again: the reason to keep it may be gone.
    """
    done, scribe = Reverted(), Scribe(opened)
    # The open change keeps others out until its end.
    _revert(target, deed if deed.number == opened.row.number - 1 else read(target), scribe, done, put_back=True)
    for change in earlier:
        _revert(change, read(change, still_own=True), scribe, done, put_back=False)
    told = {(kept.record, kept.pk): kept for kept in reversed(done.kept)}
    done.kept = list(reversed(told.values()))
    return done


def _revert(change: Change, deed: Deed, scribe: Scribe, done: Reverted, *, put_back: bool) -> None:
    gone: dict[Record, set[int]] = {Record.LINK: set()}
    for record in reversed(ORDER):
        gone[record] = _remove_created(deed, record, gone[Record.LINK], scribe, done)
        deed.ahead[record].forget(gone[record])
    updates = dict(deed.updates)
    # What only one may have is taken away before it is given back to another.
    for record in (Record.LINK, Record.CLIENT):
        single = [line for line in updates[record] if _holds_what_is_single(line)]
        give_back(MODELS[record], single, deed.ahead[record], scribe, done)
        updates[record] = [line for line in updates[record] if not _holds_what_is_single(line)]
    for record in ORDER if put_back else ():
        _put_back_deleted(change, record, scribe, done)
    for record in ORDER:
        give_back(MODELS[record], updates[record], deed.ahead[record], scribe, done)


def _holds_what_is_single(line: Line) -> bool:
    """A client has one primary contact, and a code one client."""
    after = line.after or {}
    return bool(after.get("is_primary") or after.get("external_id"))


def _remove_created(deed: Deed, record: Record, gone_ties: set[int], scribe: Scribe, done: Reverted) -> set[int]:
    """Returns the keys of those that are gone."""
    whys = {made.pk: why for made in deed.made[record] if (why := _why_it_stays(deed.staying, record, made))}
    if record == Record.CONTACT:
        held = [contact for tie, contact in deed.ties if tie not in gone_ties]
        whys = dict.fromkeys(held, "belongs to a client that was kept") | whys
    done.keep(record, MODELS[record], whys)
    gone = [made for made in deed.made[record] if made.pk not in whys]
    images = [(made.pk, made.image, made.line) for made in gone]
    scribe.deleted(record, pl.DataFrame(images, _IMAGES, orient="row"))
    bulk.delete(MODELS[record], [made.pk for made in gone])
    done.removed += len(gone)
    return {made.pk for made in gone}


def _why_it_stays(staying: Staying, record: Record, made: Made) -> str:
    if record == Record.CLIENT:
        return staying.clients.get(made.pk, "")
    if made.touched or made.ends is None:
        return made.touched
    client, contact = made.ends
    if client in staying.clients:
        return "its client was kept"
    return "its contact was kept" if contact in staying.contacts else ""


def _put_back_deleted(target: Change, record: Record, scribe: Scribe, done: Reverted) -> None:
    model = MODELS[record]
    lines = list(target.lines.filter(record=record, op=Line.Op.DELETE).order_by("-pk"))
    for chunk in portions(lines):
        fitting = _fitting(record, [row_from(model, line.before or {}) for line in chunk], done)
        model._default_manager.bulk_create(fitting)
        line_of = {line.record_id: line.row for line in chunk}
        keys = sorted(row.pk for row in fitting)
        scribe.created(record, pl.Series(keys, dtype=pl.Int64), pl.Series([line_of[pk] for pk in keys], dtype=pl.Int64))
        done.restored += len(fitting)


def _fitting(record: Record, rows: list[Any], done: Reverted) -> list[Any]:
    """The deleted rows that still have a place; what only one may have is left to who has it now."""
    if record == Record.LINK:
        clients = Client.objects.in_bulk([row.client_id for row in rows])
        contacts = Contact.objects.in_bulk([row.contact_id for row in rows])
        lonely = [row for row in rows if row.client_id not in clients or row.contact_id not in contacts]
        left = {row.pk: clients.get(row.client_id) or contacts.get(row.contact_id) for row in lonely}
        why = "its client or contact was deleted since"
        done.kept += [Kept(record, row.pk, str(left[row.pk] or ""), why) for row in lonely]
        rows = [row for row in rows if row not in lonely]
    of_others = taken(rows)
    for row in rows:
        for name, why in of_others.get(row.pk, {}).items():
            setattr(row, name, getattr(type(row)(), name))
            done.kept.append(Kept(record, row.pk, str(row), why))
    return rows
