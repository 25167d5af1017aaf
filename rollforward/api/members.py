"""Members: who can get in and at which level, and who is invited."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view
from pydantic import Field as Given

from rollforward.accounts import inviting, managing
from rollforward.accounts.models import Invitation
from rollforward.accounts.models import Member as FirmMember
from rollforward.accounts.queries import let_go_from, members_of
from rollforward.accounts.rights import Right, require
from rollforward.accounts.tokens import Scope
from rollforward.api.entrance import Token, member_of
from rollforward.api.once import once, once_but
from rollforward.api.shape import OfMember, Pk, Shape
from rollforward.clients.errors import NotValid

READ, WRITE = Token(Scope.MEMBERS), Token(Scope.MEMBERS_WRITE)

router = Router(tags=["members"])
#: 1 assigned work only, 2 all clients, 3 everything.
Rank = Literal[1, 2, 3]


class Member(Shape):
    """A member who can get in."""

    email: str
    """The address that she signs in with."""
    name: str
    """What she is called."""
    level: Rank
    """1 assigned work only, 2 all clients, 3 everything."""


class ChangedMember(Shape):
    """Another level."""

    level: Rank
    """1 assigned work only, 2 all clients, 3 everything."""


class NewInvitation(Shape):
    """Whom to let in, and at which level."""

    email: str = Given(max_length=254)
    """Whom to invite."""
    name: str = Given("", max_length=200)
    """What she is called."""
    level: Rank = 1
    """1 assigned work only, 2 all clients, 3 everything."""


class Open(Shape):
    """An invitation that nobody has used yet."""

    id: int
    """What it is called in addresses."""
    email: str
    """Who is invited."""
    name: str
    """What she is called."""
    level: Rank
    """1 assigned work only, 2 all clients, 3 everything."""
    expires: datetime
    """Until when its link works."""


class Invited(Open):
    """An invitation just made."""

    link: str | None
    """Lets its holder in, once. Asked again with the same Idempotency-Key it is ``null``: another invitation makes
    another link."""


@router.get("/members", response=list[Member], auth=READ, url_name="members")
def members(request: HttpRequest) -> Any:
    """The members who can get in."""
    member = member_of(request)
    require(member, Right.MANAGE_MEMBERS)
    return [_answer(one) for one in members_of(member.firm)]


@router.patch("/members/{email}", response=Member, auth=WRITE, url_name="member")
def change_member(request: HttpRequest, email: OfMember, said: ChangedMember) -> Any:
    """Give a member another level. The last one at level 3 keeps hers."""
    by = member_of(request)
    return _answer(managing.change_level(by, _key(by, email), said.level))


@router.delete("/members/{email}", response={204: None}, auth=WRITE, url_name="member")
def let_go(request: HttpRequest, email: OfMember) -> Any:
    """Keep a member out from now on; what is assigned to her stays so."""
    by = member_of(request)
    managing.let_go(by, _key(by, email))
    return Status(HTTPStatus.NO_CONTENT, None)


@router.post("/members/{email}/back", response=Member, auth=WRITE, url_name="member-back")
@decorate_view(once)
def let_in_again(request: HttpRequest, email: OfMember) -> Any:
    """Let a member in again who was kept out, at the level that she had."""
    by = member_of(request)
    require(by, Right.MANAGE_MEMBERS)
    return _answer(managing.let_in_again(by, let_go_from(by.firm).get(user__email__iexact=email).pk))


@router.get("/invitations", response=list[Open], auth=READ, url_name="invitations")
def invitations(request: HttpRequest) -> Any:
    """The invitations that nobody has used yet, too old ones included."""
    member = member_of(request)
    require(member, Right.MANAGE_MEMBERS)
    return [_open(one) for one in inviting.open_ones(member).order_by("pk")]


@router.post("/invitations", response={201: Invited}, auth=WRITE, url_name="invitations")
@decorate_view(once_but("link"))
def invite(request: HttpRequest, said: NewInvitation) -> Any:
    """Invite somebody. An earlier link for the same address works no longer; no mail is sent."""
    by = member_of(request)
    require(by, Right.MANAGE_MEMBERS)
    _check_address(by, said.email.strip())
    made = inviting.invite(by, said.email, said.name, said.level)
    return Status(HTTPStatus.CREATED, {**_open(made.invitation), "link": made.link})


@router.delete("/invitations/{int:pk}", response={204: None}, auth=WRITE, url_name="invitation")
def withdraw(request: HttpRequest, pk: Pk) -> Any:
    """Make the link of an invitation worthless."""
    inviting.withdraw(member_of(request), pk)
    return Status(HTTPStatus.NO_CONTENT, None)


def _check_address(by: FirmMember, email: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        raise NotValid({"email": f"{email} is no e-mail address: write it as name@example.com."}) from None
    if members_of(by.firm).filter(user__email__iexact=email).exists():
        raise NotValid({"email": f"{email} is a member already: change her level instead."})


def _key(by: FirmMember, email: str) -> int:
    require(by, Right.MANAGE_MEMBERS)
    return members_of(by.firm).get(user__email__iexact=email).pk


def _answer(member: FirmMember) -> dict[str, Any]:
    return {"email": member.user.email, "name": str(member), "level": member.level}


def _open(invitation: Invitation) -> dict[str, Any]:
    return {
        "id": invitation.pk,
        "email": invitation.email,
        "name": invitation.name,
        "level": invitation.level,
        "expires": invitation.expires_at,
    }
