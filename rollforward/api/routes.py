"""The addresses under ``/api/v1/``."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI

from rollforward.accounts.queries import members_of
from rollforward.accounts.rights import Right, require
from rollforward.accounts.tokens import Scope
from rollforward.api import clients, commenting, importing, shapes, webhooks, work
from rollforward.api.entrance import Token, member_of, refuse_in_words
from rollforward.clients.fields import field_set

api = NinjaAPI(
    title="Rollforward",
    version="1",
    description="What a member may see and do, with a token of hers. While the firm is locked the answer is 423.",
    docs_url=None,
    openapi_extra={"webhooks": webhooks.described()},
    urls_namespace="api",
)
refuse_in_words(api)
api.add_router("", clients.router)
api.add_router("", work.router)
api.add_router("/imports", importing.router)
api.add_router("/imports", commenting.router)


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
