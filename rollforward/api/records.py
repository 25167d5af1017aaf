"""Clients and contacts as answers: stretch by stretch, each record read with a handful of questions for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import QuerySet

from rollforward.accounts.models import Firm
from rollforward.accounts.models import Member as FirmMember
from rollforward.clients.access import clients_of, contacts_of, ties_of
from rollforward.clients.entry import entry_fields
from rollforward.clients.fields import custom_keys, every_field
from rollforward.clients.models import Client, Contact
from rollforward.clients.records import values_of
from rollforward.clients.showing import mask
from rollforward.engine.fields import LINK_KEYS, Field, FieldSet
from rollforward.engine.kinds import show

Row = TypeVar("Row", Client, Contact)


def client_page(member: FirmMember, after: str, limit: int) -> dict[str, Any]:
    rows, following = _stretch(clients_of(member), after, limit)
    return {"items": client_answers(member, rows), "next": following}


def contact_page(member: FirmMember, after: str, limit: int) -> dict[str, Any]:
    rows, following = _stretch(contacts_of(member), after, limit)
    return {"items": contact_answers(member, rows), "next": following}


def client_answers(member: FirmMember, rows: Sequence[Client]) -> list[dict[str, Any]]:
    people = _tied(member, "client", "contact", rows)
    said = _said(member.firm, "client", rows)
    return [
        {"id": row.public_id, "name": row.name, "changed": row.updated_at, "fields": fields, "contacts": people[row.pk]}
        for row, fields in zip(rows, said, strict=True)
    ]


def contact_answers(member: FirmMember, rows: Sequence[Contact]) -> list[dict[str, Any]]:
    clients = _tied(member, "contact", "client", rows)
    said = _said(member.firm, "contact", rows)
    return [
        {"id": row.public_id, "changed": row.updated_at, "fields": fields, "clients": clients[row.pk]}
        for row, fields in zip(rows, said, strict=True)
    ]


def _stretch(rows: QuerySet[Row], after: str, limit: int) -> tuple[list[Row], str | None]:
    """The next rows by rising key after the record with a public ID; raises ``DoesNotExist`` for one that is not
    there."""
    if after:
        rows = rows.filter(pk__gt=rows.get(public_id=after).pk)
    found = list(rows.order_by("pk")[: limit + 1])
    return found[:limit], found[limit - 1].public_id if len(found) > limit else None


def _tied(member: FirmMember, one: str, other: str, rows: Sequence[Row]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    ties = ties_of(member).filter(**{f"{one}__in": [row.pk for row in rows]}).order_by("-is_primary", "pk")
    for pk, public_id in ties.values_list(one, f"{other}__public_id"):
        found[pk].append(public_id)
    return found


def _said(firm: Firm, owner: str, rows: Iterable[Row]) -> list[dict[str, str]]:
    own, ever = custom_keys(firm), every_field(firm)
    keys = [f.key for f in entry_fields(firm) if f.owner == owner and f.key not in LINK_KEYS]
    fields = {f.key: f for f in ever}
    held = (values_of(row, keys, own) for row in rows)
    return [{key: _words(value, fields[key], ever) for key, value in values.items() if value} for values in held]


def _words(value: str, field: Field, ever: FieldSet) -> str:
    return mask(value) if field.sensitive else show(value, field, ever.members)
