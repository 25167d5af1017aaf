"""What a change did, and what became of it since: read before anybody has to wait for the taking back.

SQLite has one writer, and reading is most of the work of an undo.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import models

from rollforward.accounts.models import Firm
from rollforward.clients.models import Client, ClientContact, Contact, CustomField, Option
from rollforward.database import portions
from rollforward.imports.given_back import Ahead
from rollforward.imports.still_own import taken_back, without_others
from rollforward.journal.images import images_of
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
ORDER = (
    Record.FIELD,
    Record.OPTION,
    Record.CLIENT,
    Record.CONTACT,
    Record.LINK,
    Record.SERIES,
    Record.PROJECT,
    Record.TASK,
)


@dataclass(frozen=True, slots=True)
class Made:
    """A record that the change created and that is there: ``image`` its row as JSON text, ``line`` the file's, ``ends``
    of a tie its client and contact. ``touched``: what was done to it since, ``""`` where nothing was."""

    pk: int
    line: int | None
    image: str
    ends: tuple[int, int] | None
    touched: str


@dataclass(frozen=True, slots=True)
class Deed:
    """What one change did. ``number``: the firm's last change when this was read; it holds as long as there is no
    other. ``ahead``: what the ``updates`` give back. ``ties``: key and contact of those that its contacts have now."""

    number: int
    made: dict[Record, list[Made]]
    staying: Staying
    updates: dict[Record, list[Line]]
    ahead: dict[Record, Ahead]
    ties: list[tuple[int, int]]


def read(change: Change, *, still_own: bool = False) -> Deed:
    """Reads; writes nothing. ``still_own``: without the values that others have written since, be they the same."""
    number = Firm.objects.values_list("last_change", flat=True).get(pk=change.firm_id)
    made = {record: _made(change, record) for record in ORDER}
    lines = change.lines.filter(op=Line.Op.UPDATE).order_by("pk")
    updates = {record: list(lines.filter(record=record)) for record in ORDER}
    if still_own:
        updates = {record: without_others(change, found) for record, found in updates.items()}
    ahead = {record: Ahead(MODELS[record], updates[record]) for record in ORDER}
    return Deed(number, made, _what_stays(made), updates, ahead, _ties(made[Record.CONTACT]))


def _made(change: Change, record: Record) -> list[Made]:
    lines = change.lines.filter(record=record, op=Line.Op.CREATE).order_by("pk")
    created = [made for line in lines for made in line.created_records()]
    return [made for chunk in portions(created) for made in _those_left(change, record, dict(chunk))]


def _ties(contacts: list[Made]) -> list[tuple[int, int]]:
    ties: list[tuple[int, int]] = []
    for chunk in portions([made.pk for made in contacts]):
        ties += ClientContact.objects.filter(contact_id__in=chunk).values_list("pk", "contact_id")
    return ties


def _those_left(change: Change, record: Record, line_of: dict[int, int | None]) -> Iterator[Made]:
    touched = _touched_since(change, record, line_of)
    for pk, row in images_of(MODELS[record], list(line_of)).items():
        ends = (row["client_id"], row["contact_id"]) if record == Record.LINK else None
        yield Made(pk, line_of[pk], json.dumps(row), ends, touched.get(pk, ""))


@dataclass(frozen=True, slots=True)
class Staying:
    """Created records that stay whole, by key with the reason: clients keep their contacts, contacts their clients."""

    clients: dict[int, str]
    contacts: dict[int, str]


def _what_stays(made: dict[Record, list[Made]]) -> Staying:
    """What the change created and somebody has altered or hung work or people on since.

    A contact without a client is on no page, and a client without its contacts is not what somebody worked on: so one
    that stays holds the other.
    """
    contacts, ties = ({one.pk: one.touched for one in made[r] if one.touched} for r in (Record.CONTACT, Record.LINK))
    made_ties = {one.pk for one in made[Record.LINK]}
    clients: dict[int, str] = {}
    for chunk in portions([one.pk for one in made[Record.CLIENT]]):
        of_chunk = ClientContact.objects.filter(client_id__in=chunk)
        for pk, client, contact in of_chunk.values_list("pk", "client_id", "contact_id"):
            if contact in contacts or pk in ties:
                clients[client] = "has a contact that was changed since"
            elif pk not in made_ties:
                clients[client] = "has a contact that was added since"
        for model in (Series, Project):
            held = model._default_manager.filter(client_id__in=chunk).values_list("client_id", flat=True)
            clients |= dict.fromkeys(held, "has work that was added since")
    clients |= {one.pk: one.touched for one in made[Record.CLIENT] if one.touched}
    return Staying(clients, contacts)


def _touched_since(change: Change, record: Record, pks: Iterable[int]) -> dict[int, str]:
    """Records that a later change altered, unless that change was itself taken back."""
    later = list(
        Line.objects.filter(
            record=record,
            record_id__in=list(pks),
            op=Line.Op.UPDATE,
            change__firm=change.firm_id,
            change__number__gt=change.number,
            change__reverts=None,
        ).values_list("record_id", "change")
    )
    changes = Change.objects.filter(pk__in={number for _, number in later}).select_related("member__user")
    words = {c.pk: f"changed since by {c.member or 'somebody'}" for c in changes if not taken_back(c)}
    return {pk: words[number] for pk, number in later if number in words}
