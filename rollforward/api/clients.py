"""Clients and contacts: read, add, change, delete. Fields are written as a person would type them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view

from rollforward.accounts.tokens import Scope
from rollforward.api import client_shapes as shapes
from rollforward.api.entrance import Token, member_of
from rollforward.api.once import once
from rollforward.api.records import client_answers, client_page, contact_answers, contact_page
from rollforward.api.shape import AfterId, ClientId, ContactId, Limit
from rollforward.clients import commands
from rollforward.clients.access import contacts_of
from rollforward.clients.queries import get_client
from rollforward.work.commands import delete_client

READ, WRITE = Token(Scope.CLIENTS), Token(Scope.CLIENTS_WRITE)

router = Router(tags=["clients"])


@router.get("/clients", response=shapes.Clients, auth=READ, url_name="clients")
def clients(request: HttpRequest, after: AfterId = "", limit: Limit = 100) -> Any:
    """Clients, oldest first; ``after``: the ID of the last one seen."""
    return client_page(member_of(request), after, limit)


@router.get("/clients/{client_id}", response=shapes.Client, auth=READ, url_name="client")
def client(request: HttpRequest, client_id: ClientId) -> Any:
    """One client."""
    member = member_of(request)
    return client_answers(member, [get_client(member, client_id)])[0]


@router.get("/contacts", response=shapes.Contacts, auth=READ, url_name="contacts")
def contacts(request: HttpRequest, after: AfterId = "", limit: Limit = 100) -> Any:
    """Contacts, oldest first; ``after``: the ID of the last one seen."""
    return contact_page(member_of(request), after, limit)


@router.get("/contacts/{contact_id}", response=shapes.Contact, auth=READ, url_name="contact")
def contact(request: HttpRequest, contact_id: ContactId) -> Any:
    """One contact."""
    member = member_of(request)
    return contact_answers(member, [contacts_of(member).get(public_id=contact_id)])[0]


@router.post("/clients", response={201: shapes.Client}, auth=WRITE, url_name="clients")
@decorate_view(once)
def add_client(request: HttpRequest, said: shapes.Texts) -> Any:
    """Add a client."""
    member = member_of(request)
    return Status(HTTPStatus.CREATED, client_answers(member, [commands.create_client(member, said.fields)])[0])


@router.patch("/clients/{client_id}", response=shapes.Client, auth=WRITE, url_name="client")
def change_client(request: HttpRequest, client_id: ClientId, said: shapes.Texts) -> Any:
    """Change the fields that are named; a blank text empties a field."""
    member = member_of(request)
    commands.update_client(member, client_id, said.fields)
    return client_answers(member, [get_client(member, client_id)])[0]


@router.delete("/clients/{client_id}", response={204: None}, auth=WRITE, url_name="client")
def remove_client(request: HttpRequest, client_id: ClientId) -> Any:
    """Delete a client with its series, projects and tasks, and the contacts of nobody else."""
    delete_client(member_of(request), client_id)
    return Status(HTTPStatus.NO_CONTENT, None)


@router.post("/clients/{client_id}/contacts", response={201: shapes.Contact}, auth=WRITE, url_name="client-contacts")
@decorate_view(once)
def add_contact(request: HttpRequest, client_id: ClientId, said: shapes.Texts) -> Any:
    """Add a contact to a client."""
    member = member_of(request)
    tie = commands.add_contact(member, client_id, said.fields)
    return Status(HTTPStatus.CREATED, contact_answers(member, [tie.contact])[0])


@router.patch(
    "/clients/{client_id}/contacts/{contact_id}", response=shapes.Contact, auth=WRITE, url_name="client-contact"
)
def change_contact(request: HttpRequest, client_id: ClientId, contact_id: ContactId, said: shapes.Texts) -> Any:
    """Change the fields of a contact that are named, with what it is to this client."""
    member = member_of(request)
    tie = commands.update_contact(member, client_id, contact_id, said.fields)
    return contact_answers(member, [contacts_of(member).get(pk=tie.contact_id)])[0]


@router.put(
    "/clients/{client_id}/contacts/{contact_id}", response=shapes.Contact, auth=WRITE, url_name="client-contact"
)
def tie_contact(request: HttpRequest, client_id: ClientId, contact_id: ContactId) -> Any:
    """Let a contact that is there belong to this client as well."""
    member = member_of(request)
    tie = commands.tie_contact(member, client_id, contact_id)
    return contact_answers(member, [tie.contact])[0]


@router.put(
    "/clients/{client_id}/contacts/{contact_id}/primary", response=shapes.Client, auth=WRITE, url_name="contact-primary"
)
def set_primary(request: HttpRequest, client_id: ClientId, contact_id: ContactId) -> Any:
    """Make a contact the client's first."""
    member = member_of(request)
    commands.set_primary(member, client_id, contact_id)
    return client_answers(member, [get_client(member, client_id)])[0]


@router.delete(
    "/clients/{client_id}/contacts/{contact_id}", response={204: None}, auth=WRITE, url_name="client-contact"
)
def remove_contact(request: HttpRequest, client_id: ClientId, contact_id: ContactId) -> Any:
    """Take a contact from a client; where it belongs to no other, it is gone."""
    commands.remove_contact(member_of(request), client_id, contact_id)
    return Status(HTTPStatus.NO_CONTENT, None)
