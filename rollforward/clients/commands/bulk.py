"""One field of many clients at once: shown before it is done, told to the journal client by client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from django.db.models import QuerySet
from django.utils import timezone

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.columns import COLUMN_OF
from rollforward.clients.entry import entry_fields, read_texts
from rollforward.clients.fields import custom_keys
from rollforward.clients.models import Client, CustomField
from rollforward.clients.records import put, told, values_of
from rollforward.clients.rules import check_many
from rollforward.engine.fields import Field, FieldSet
from rollforward.engine.kinds import pack, unpack
from rollforward.journal.commands import change
from rollforward.journal.images import image_of
from rollforward.journal.models import Record, Source

How = Literal["set", "clear", "add", "remove"]

SEVERAL = ("multi-select", "tags")
#: What only one client can be called.
_OF_ONE = ("client.name", "client.external_id", "client.tax_id")
_ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to become of a field: ``value`` is canonical (``None`` where it is cleared)."""

    field: Field
    how: How
    value: str | None

    def of(self, held: str | None) -> str | None:
        """What a client that holds this is to hold."""
        if self.how in ("set", "clear"):
            return self.value
        there, named = unpack(held), unpack(self.value)
        if self.how == "remove":
            return pack(_but(there, named))
        return pack([*there, *_but(named, there)])


def _but(items: list[str], others: list[str]) -> list[str]:
    """Tags that differ only in case are one."""
    left_out = {other.casefold() for other in others}
    return [item for item in items if item.casefold() not in left_out]


@dataclass(frozen=True, slots=True)
class Shift:
    """One client whose field changes, before and after (canonical)."""

    client: Client
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Preview:
    """``total`` clients are meant, ``changing`` of them change; ``examples`` are the first of these."""

    total: int
    changing: int
    examples: tuple[Shift, ...]


def shared_fields(member: Member) -> list[Field]:
    """The fields that many clients can be given at once."""
    fields = entry_fields(member.firm).of("client")
    return [f for f in fields if f.key not in _OF_ONE and not f.sensitive]


def aim_of(member: Member, key: str, how: How, text: str) -> Aim:
    """What somebody asks for. Raises ``NotValid`` for a text that the field cannot hold, ``KeyError`` for a field that
    cannot be changed so."""
    field = {f.key: f for f in shared_fields(member)}[key]
    wanted: How = "set" if how in ("add", "remove") and field.kind not in SEVERAL else how
    if wanted == "clear":
        return Aim(field, wanted, read_texts({key: ""}, FieldSet((field,)))[key])
    return Aim(field, wanted, read_texts({key: text}, FieldSet((field,), entry_fields(member.firm).members))[key])


def preview(member: Member, chosen: QuerySet[Client], aim: Aim, most: int = 10) -> Preview:
    """What the change would do. ``chosen``: clients that the member may see.

    Raises ``NotValid`` where any of them would break a rule of the firm.
    """
    require(member, Right.CHANGE_CLIENTS)
    own = custom_keys(member.firm)
    rows = _rows(chosen, aim, own)
    shifts = _shifts(member, rows, aim, own)
    return Preview(len(rows), len(shifts), tuple(shifts[:most]))


def _shifts(member: Member, rows: list[Client], aim: Aim, own: Mapping[str, CustomField]) -> list[Shift]:
    """Those that change, none of them against a rule."""
    held = ((row, values_of(row, [aim.field.key], own)[aim.field.key]) for row in rows)
    shifts = [Shift(row, before, after) for row, before in held if (after := aim.of(before)) != before]
    check_many(member.firm, entry_fields(member.firm), aim.field.key, {s.client.pk: s.after for s in shifts})
    return shifts


def change_many(member: Member, chosen: QuerySet[Client], aim: Aim) -> tuple[int, int]:
    """Carry it out in one change: how many clients changed, and the number of the change in the firm's history.

    Raises ``NotValid``, ``NotAllowed``, ``FirmLocked``, ``SetReplaced``.
    """
    require(member, Right.CHANGE_CLIENTS)
    with change(member.firm, member, Source.FORM) as opened:
        own = custom_keys(member.firm)
        now = timezone.now()
        column = "custom" if aim.field.custom else COLUMN_OF[aim.field.key]
        names = (column, "updated_at")
        count = 0
        for shifts in _chunks(_shifts(member, _rows(chosen, aim, own), aim, own)):
            changed = []
            for shift in shifts:
                row = shift.client
                before = image_of(row, names)
                put(row, {aim.field.key: shift.after}, own)
                if image_of(row, names) != before:
                    row.updated_at = now
                    after = image_of(row, names)
                    opened.updated(Record.CLIENT, row.pk, told(before, after, names), told(after, before, names))
                    changed.append(row)
            Client.objects.bulk_update(changed, [column.removesuffix("_id"), "updated_at"])
            count += len(changed)
    return count, opened.row.number


def _rows(chosen: QuerySet[Client], aim: Aim, own: Mapping[str, CustomField]) -> list[Client]:
    """By their keys, read to the end before anything is written: SQLite would see what is being changed."""
    column = "custom" if aim.field.key in own else COLUMN_OF[aim.field.key]
    return list(chosen.order_by("pk").only("pk", "public_id", "name", "updated_at", column))


def _chunks(rows: Iterable[Shift]) -> Iterator[list[Shift]]:
    source = iter(rows)
    while chunk := list(islice(source, _ROWS_AT_ONCE)):
        yield chunk
