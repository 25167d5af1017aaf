"""Making one client of two: contacts and work go over to the one that stays, the other one goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.access import clients_of
from rollforward.clients.commands.clients import check_seen
from rollforward.clients.errors import NotValid
from rollforward.clients.fields import custom_keys, field_set
from rollforward.clients.merging import merged_values, put_away_values
from rollforward.clients.models import Client, ClientContact
from rollforward.clients.records import put, save_changed, values_of
from rollforward.clients.rules import check_rules
from rollforward.journal.commands import OpenChange, change
from rollforward.journal.images import image_of
from rollforward.journal.models import Record, Source
from rollforward.work.models import Project, Series


def merge_clients(
    member: Member, public_id: str, other_id: str, take: Mapping[str, str], *, seen: tuple[str, str] = ("", "")
) -> Client:
    """The client that stays, with what the other one had; all in one change, which can be taken back.

    ``take``: field key -> ``kept``, ``other`` or ``both``, of fields that both hold. ``seen``: when each was last
    changed (ISO) on the page that asked. Raises ``NotAllowed``, ``NotValid``, ``FirmLocked``, ``Client.DoesNotExist``.
    """
    require(member, Right.CHANGE_CLIENTS)
    require(member, Right.DELETE)
    with change(member.firm, member, Source.FORM) as opened:
        kept, other = (clients_of(member).get(public_id=each) for each in (public_id, other_id))
        if kept == other:
            raise NotValid({"": f"{kept} cannot be merged with itself: choose another client."})
        for client, when in zip((kept, other), seen, strict=True):
            check_seen(client, when)
        values = merged_values(member.firm, kept, other, take)
        held = values_of(kept, values, custom_keys(member.firm))
        custom = put_away_values(member.firm, kept, other)
        _move_ties(kept, other, opened)
        _move(Series.objects.filter(client=other), Record.SERIES, kept, opened)
        _move(Project.objects.filter(client=other), Record.PROJECT, kept, opened)
        opened.deleted(Record.CLIENT, other.pk, image_of(other))
        other.delete()  # before its code goes over: only one may have it
        check_rules(member.firm, field_set(member.firm), "client", values, held, kept.pk)
        before = image_of(kept)
        kept.custom = custom
        put(kept, values, custom_keys(member.firm))
        save_changed(kept, before, Record.CLIENT, opened)
    return kept


def _move_ties(kept: Client, other: Client, opened: OpenChange) -> None:
    """A person whom both have stays once. Whoever is the primary contact of the one that stays remains it."""
    here = {tie.contact_id: tie for tie in ClientContact.objects.filter(client=kept)}
    has_primary = any(tie.is_primary for tie in here.values())
    for tie in ClientContact.objects.filter(client=other).order_by("pk"):
        before = image_of(tie)
        if tie.contact_id in here:
            opened.deleted(Record.LINK, tie.pk, before)
            tie.delete()
            continue
        tie.client = kept
        tie.is_primary = tie.is_primary and not has_primary
        save_changed(tie, before, Record.LINK, opened)


def _move(rows: QuerySet[Any], record: Record, kept: Client, opened: OpenChange) -> None:
    for row in rows.only("pk", "client_id"):
        opened.updated(record, row.pk, {"client_id": row.client_id}, {"client_id": kept.pk})
    rows.update(client=kept)
