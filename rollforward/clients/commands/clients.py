"""Adding, changing and removing clients."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.utils import timezone

from rollforward.accounts.models import Firm, Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.access import clients_of
from rollforward.clients.entry import Values, entry_fields, read_texts, still_choosable
from rollforward.clients.errors import NotValid
from rollforward.clients.fields import custom_keys
from rollforward.clients.models import Client, ClientContact, Contact
from rollforward.clients.numbers import take_client_ids
from rollforward.clients.records import put, save_changed, values_of
from rollforward.clients.rules import check_rules
from rollforward.engine.fields import FieldSet
from rollforward.journal.commands import OpenChange, change
from rollforward.journal.images import image_of
from rollforward.journal.models import Record, Source


def create_client(member: Member, texts: Mapping[str, str]) -> Client:
    """A new client from field key -> text as typed. Raises ``NotValid``, ``NotAllowed``, ``FirmLocked``."""
    require(member, Right.CHANGE_CLIENTS)
    fields = _client_fields(entry_fields(member.firm))
    required = {f.key: "" for f in fields if f.required}
    values = read_texts(required | dict(texts), fields)
    with change(member.firm, member, Source.FORM) as opened:
        _check_code(member.firm, values, None)
        check_rules(member.firm, fields, "client", values, {}, None)
        now = timezone.now()
        client = Client(firm=member.firm, generation=member.firm.generation, created_at=now, updated_at=now)
        client.public_id = take_client_ids(member.firm, 1)[0]
        put(client, values, custom_keys(member.firm))
        client.save()
        opened.created(Record.CLIENT, client.pk)
    return client


def update_client(member: Member, public_id: str, texts: Mapping[str, str], *, seen: str = "") -> Client:
    """Change the fields given. ``seen``: the client's ``updated_at`` (ISO) on the form; a later change refuses.

    Raises ``NotValid``, ``NotAllowed``, ``FirmLocked``, ``SetReplaced``, ``Client.DoesNotExist``.
    """
    require(member, Right.CHANGE_CLIENTS)
    with change(member.firm, member, Source.FORM) as opened:
        client = clients_of(member).get(public_id=public_id)
        own = custom_keys(member.firm)
        plain = _client_fields(entry_fields(member.firm))
        held = values_of(client, [f.key for f in plain], own)
        fields = still_choosable(member.firm, plain, held)
        values = read_texts(texts, fields)
        check_seen(client, seen)
        _check_code(member.firm, values, client)
        check_rules(member.firm, fields, "client", values, held, client.pk)
        before = image_of(client)
        put(client, values, own)
        save_changed(client, before, Record.CLIENT, opened)
    return client


def remove_client(client: Client, opened: OpenChange) -> None:
    """Take a client out inside an open change, with its ties and the contacts that belong to nobody else.

    A contact without a client is on no page, so leaving it would only hide it. The caller has taken the client's work
    out before, and has checked the right.
    """
    ties = list(ClientContact.objects.filter(client=client))
    for tie in ties:
        opened.deleted(Record.LINK, tie.pk, image_of(tie))
    ClientContact.objects.filter(client=client).delete()
    drop_lonely([tie.contact_id for tie in ties], opened)
    opened.deleted(Record.CLIENT, client.pk, image_of(client))
    client.delete()


def drop_lonely(contact_pks: list[int], opened: OpenChange) -> None:
    """Take out those of the contacts that belong to no client any more."""
    lonely = list(Contact.objects.filter(pk__in=contact_pks, ties__isnull=True))
    for contact in lonely:
        opened.deleted(Record.CONTACT, contact.pk, image_of(contact))
    Contact.objects.filter(pk__in=[c.pk for c in lonely]).delete()


def check_seen(row: Client | Contact, seen: str) -> None:
    """Refuse where somebody saved after the form was opened: hers would silently go back to what they were."""
    if seen and seen != row.updated_at.isoformat():
        raise NotValid(
            {"": f"A colleague changed {row} after you opened this form. Open it again to see those changes first."}
        )


def _client_fields(fields: FieldSet) -> FieldSet:
    return replace(fields, fields=fields.of("client"))


def _check_code(firm: Firm, values: Values, client: Client | None) -> None:
    code = values.get("client.external_id")
    if not code:
        return
    holder = Client.objects.filter(firm=firm, generation=firm.generation, external_id=code).first()
    if holder and holder != client:
        words = (
            f'The client code "{code}" belongs to {holder.name} ({holder.public_id}). Codes are unique: choose another.'
        )
        raise NotValid({"client.external_id": words})
