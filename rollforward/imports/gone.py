"""What records that are no longer there were called, as the journal's images of their deletion tell."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import models

from rollforward.clients.models import Client, ClientContact, Contact
from rollforward.database import portions
from rollforward.journal.images import row_from
from rollforward.journal.models import Line, Record


def names_of_gone(record: Record, model: type[models.Model], pks: Collection[int]) -> dict[int, str]:
    """By key; those are missing whose image is no longer kept."""
    rows = _rows(record, model, pks)
    if model is not ClientContact:
        return {pk: str(row) for pk, row in rows.items()}
    clients = _there_or_gone(Record.CLIENT, Client, {row.client_id for row in rows.values()})
    contacts = _there_or_gone(Record.CONTACT, Contact, {row.contact_id for row in rows.values()})
    return {
        pk: f"{contacts[row.contact_id]} of {clients[row.client_id]}"
        for pk, row in rows.items()
        if row.contact_id in contacts and row.client_id in clients
    }


def _there_or_gone(record: Record, model: type[Any], pks: Collection[int]) -> dict[int, str]:
    there = {pk: str(row) for chunk in portions(list(pks)) for pk, row in model.objects.in_bulk(chunk).items()}
    return there | names_of_gone(record, model, pks - there.keys())


def _rows(record: Record, model: type[models.Model], pks: Collection[int]) -> dict[int, Any]:
    """As each was when it was deleted last."""
    found: dict[int, Any] = {}
    for chunk in portions(list(pks)):
        lines = Line.objects.filter(record=record, record_id__in=chunk, op=Line.Op.DELETE, before__isnull=False)
        for pk, image in lines.order_by("pk").values_list("record_id", "before"):
            found[pk] = row_from(model, {name: value for name, value in (image or {}).items() if value is not None})
    return found
