"""The addresses under ``/api/v1/``."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import NinjaAPI, Query

from rollforward.accounts.queries import members_of
from rollforward.accounts.rights import Right, require
from rollforward.accounts.tokens import Scope
from rollforward.api import importing, shapes
from rollforward.api.entrance import Token, member_of, refuse_in_words
from rollforward.api.records import client_answers, client_page, contact_answers, contact_page
from rollforward.clients.access import contacts_of
from rollforward.clients.fields import field_set
from rollforward.clients.queries import get_client

MOST = 500

Limit = Annotated[int, Query(ge=1, le=MOST)]
After = Annotated[str, Query(max_length=40)]

api = NinjaAPI(
    title="Rollforward",
    version="1",
    description="What a member may see and do, with a token of hers. While the firm is locked the answer is 423.",
    docs_url=None,
    urls_namespace="api",
)
refuse_in_words(api)
api.add_router("/imports", importing.router)


@api.get("/clients", response=shapes.Clients, auth=Token(Scope.CLIENTS), url_name="clients")
def clients(request: HttpRequest, after: After = "", limit: Limit = 100) -> Any:
    """Clients, oldest first; ``after``: the ID of the last one seen."""
    return client_page(member_of(request), after, limit)


@api.get("/clients/{client_id}", response=shapes.Client, auth=Token(Scope.CLIENTS), url_name="client")
def client(request: HttpRequest, client_id: str) -> Any:
    """One client."""
    member = member_of(request)
    return client_answers(member, [get_client(member, client_id)])[0]


@api.get("/contacts", response=shapes.Contacts, auth=Token(Scope.CLIENTS), url_name="contacts")
def contacts(request: HttpRequest, after: After = "", limit: Limit = 100) -> Any:
    """Contacts, oldest first; ``after``: the ID of the last one seen."""
    return contact_page(member_of(request), after, limit)


@api.get("/contacts/{contact_id}", response=shapes.Contact, auth=Token(Scope.CLIENTS), url_name="contact")
def contact(request: HttpRequest, contact_id: str) -> Any:
    """One contact."""
    member = member_of(request)
    return contact_answers(member, [contacts_of(member).get(public_id=contact_id)])[0]


@api.get("/fields", response=list[shapes.Field], auth=Token(Scope.FIELDS), url_name="fields")
def fields(request: HttpRequest) -> Any:
    """The firm's fields, custom ones included."""
    member = member_of(request)
    require(member, Right.CREATE_OPTION)
    return [
        {
            "key": field.key,
            "label": field.label,
            "kind": field.kind,
            "required": field.required,
            "sensitive": field.sensitive,
            "custom": ".custom." in field.key,
            "options": [option.label for option in field.options],
        }
        for field in field_set(member.firm)
    ]


@api.get("/members", response=list[shapes.Member], auth=Token(Scope.MEMBERS), url_name="members")
def members(request: HttpRequest) -> Any:
    """The members who can get in."""
    member = member_of(request)
    require(member, Right.MANAGE_MEMBERS)
    found = members_of(member.firm)
    return [{"email": one.user.email, "name": str(one), "level": one.level} for one in found]
