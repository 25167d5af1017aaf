"""Adding, changing, tying and removing the people of a client. One tie per client is its primary contact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.utils import timezone

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.access import clients_of, contacts_of, ties_of
from rollforward.clients.commands.clients import check_seen, drop_lonely
from rollforward.clients.entry import Values, entry_fields, read_texts, still_choosable
from rollforward.clients.errors import NotValid
from rollforward.clients.fields import custom_keys
from rollforward.clients.models import Client, ClientContact, Contact
from rollforward.clients.numbers import take_contact_ids
from rollforward.clients.records import put, save_changed, values_of
from rollforward.clients.rules import check_rules
from rollforward.engine.fields import LINK_KEYS, FieldSet
from rollforward.journal.commands import OpenChange, change
from rollforward.journal.images import image_of
from rollforward.journal.models import Record, Source

_TELLING = ("contact.first_name", "contact.last_name", "contact.email", "contact.phone", "contact.mobile")


def add_contact(member: Member, client_id: str, texts: Mapping[str, str]) -> ClientContact:
    """A new person for a client (its public ID), from field key -> text as typed. The first one becomes the primary.

    Raises ``NotValid``, ``NotAllowed``, ``FirmLocked``, ``Client.DoesNotExist``.
    """
    require(member, Right.CHANGE_CLIENTS)
    fields = _contact_fields(entry_fields(member.firm))
    values = read_texts({f.key: "" for f in fields if f.required} | dict(texts), fields)
    _check_told(values)
    with change(member.firm, member, Source.FORM) as opened:
        client = clients_of(member).get(public_id=client_id)
        check_rules(member.firm, fields, "contact", values, {}, None)
        now = timezone.now()
        contact = Contact(firm=member.firm, generation=member.firm.generation, created_at=now, updated_at=now)
        contact.public_id = take_contact_ids(member.firm, 1)[0]
        put(contact, _of_person(values), custom_keys(member.firm))
        contact.save()
        opened.created(Record.CONTACT, contact.pk)
        return _tie(client, contact, _of_tie(values), opened)


def tie_contact(member: Member, client_id: str, contact_id: str) -> ClientContact:
    """Make a person who is already here a contact of one more client. Doing it twice changes nothing."""
    require(member, Right.CHANGE_CLIENTS)
    with change(member.firm, member, Source.FORM) as opened:
        client = clients_of(member).get(public_id=client_id)
        contact = contacts_of(member).get(public_id=contact_id)
        tied = ClientContact.objects.filter(client=client, contact=contact).first()
        return tied or _tie(client, contact, {}, opened)


def update_contact(
    member: Member, client_id: str, contact_id: str, texts: Mapping[str, str], *, seen: str = ""
) -> ClientContact:
    """Change a person, and her role, title and primary mark with this client. ``seen`` as in ``update_client``."""
    require(member, Right.CHANGE_CLIENTS)
    with change(member.firm, member, Source.FORM) as opened:
        tie = _the_tie(member, client_id, contact_id)
        own = custom_keys(member.firm)
        plain = _contact_fields(entry_fields(member.firm))
        held = values_of(tie.contact, [f.key for f in plain if f.key not in LINK_KEYS], own)
        fields = still_choosable(member.firm, plain, held)
        values = read_texts(texts, fields)
        _check_told(held | values)
        check_seen(tie.contact, seen)
        check_rules(member.firm, fields, "contact", values, held, tie.contact.pk)
        before = image_of(tie.contact)
        put(tie.contact, _of_person(values), own)
        save_changed(tie.contact, before, Record.CONTACT, opened)
        _change_tie(tie, _of_tie(values), opened)
    return tie


def set_primary(member: Member, client_id: str, contact_id: str) -> None:
    """Make a person the client's primary contact in place of who was."""
    require(member, Right.CHANGE_CLIENTS)
    with change(member.firm, member, Source.FORM) as opened:
        _change_tie(_the_tie(member, client_id, contact_id), {"contact.primary": "yes"}, opened)


def remove_contact(member: Member, client_id: str, contact_id: str) -> None:
    """Untie a person from a client; she goes altogether where this was her only one. Raises ``NotAllowed`` ..."""
    require(member, Right.DELETE)
    with change(member.firm, member, Source.FORM) as opened:
        tie = _the_tie(member, client_id, contact_id)
        opened.deleted(Record.LINK, tie.pk, image_of(tie))
        contact_pk = tie.contact_id
        tie.delete()
        drop_lonely([contact_pk], opened)


def _the_tie(member: Member, client_id: str, contact_id: str) -> ClientContact:
    ties = ties_of(member).select_related("contact", "client")
    return ties.get(client__public_id=client_id, contact__public_id=contact_id)


def _tie(client: Client, contact: Contact, values: Values, opened: OpenChange) -> ClientContact:
    tie = ClientContact(firm_id=client.firm_id, generation=client.generation, client=client, contact=contact)
    put(tie, values, {})
    tie.is_primary = tie.is_primary or not ClientContact.objects.filter(client=client).exists()
    if tie.is_primary:
        _unmark_others(tie, opened)
    tie.save()
    opened.created(Record.LINK, tie.pk)
    return tie


def _change_tie(tie: ClientContact, values: Values, opened: OpenChange) -> None:
    before = image_of(tie)
    put(tie, values, {})
    if tie.is_primary and not before["is_primary"]:
        _unmark_others(tie, opened)
    save_changed(tie, before, Record.LINK, opened)


def _unmark_others(tie: ClientContact, opened: OpenChange) -> None:
    for other in ClientContact.objects.filter(client=tie.client_id, is_primary=True).exclude(pk=tie.pk):
        before = image_of(other)
        other.is_primary = False
        save_changed(other, before, Record.LINK, opened)


def _contact_fields(fields: FieldSet) -> FieldSet:
    return replace(fields, fields=fields.of("contact") + fields.of("link"))


def _of_person(values: Values) -> Values:
    return {key: value for key, value in values.items() if key not in LINK_KEYS}


def _of_tie(values: Values) -> Values:
    return {key: value for key, value in values.items() if key in LINK_KEYS}


def _check_told(values: Values) -> None:
    if not any(values.get(key) for key in _TELLING):
        raise NotValid({"": "A contact needs a name, an e-mail address or a phone number: type at least one of them."})
