"""What a level 3 member does with the members of her firm. The command line uses ``commands`` directly."""

from __future__ import annotations

from dataclasses import dataclass

from rollforward.accounts.commands import add_member, deactivate, set_level
from rollforward.accounts.links import one_time_link
from rollforward.accounts.models import Level, Member
from rollforward.accounts.rights import Right, require


@dataclass(frozen=True, slots=True)
class Invited:
    """The new member; ``link`` lets her choose a password once, ``""`` where she has one already."""

    member: Member
    link: str


def invite(by: Member, email: str, person: str, level: int) -> Invited:
    """Let somebody into the firm of ``by``. Raises ``NotAllowed``, ``LastFullMember``; ``ValueError``: no such
    level."""
    require(by, Right.MANAGE_MEMBERS)
    member = add_member(by.firm, email, Level(level), person)
    return Invited(member, link_for(by, member))


def link_for(by: Member, member: Member) -> str:
    """A one-time link to choose a password, or ``""``.

    Only for somebody who has none yet and works in no other firm: a link would otherwise let one firm's member take
    over another firm's sign-in.
    """
    require(by, Right.MANAGE_MEMBERS)
    elsewhere = Member.objects.filter(user=member.user).exclude(firm=by.firm).exists()
    return "" if elsewhere or member.user.has_usable_password() else one_time_link(member.user)


def change_level(by: Member, member_pk: int, level: int) -> Member:
    """Give a member of the same firm another level. Raises ``LastFullMember``, ``Member.DoesNotExist``."""
    require(by, Right.MANAGE_MEMBERS)
    member = Member.objects.select_related("user").get(firm=by.firm, pk=member_pk)
    set_level(member, Level(level))
    return member


def let_go(by: Member, member_pk: int) -> Member:
    """Keep a member out from now on; what is assigned to her stays so. Raises ``LastFullMember``."""
    require(by, Right.MANAGE_MEMBERS)
    member = Member.objects.select_related("user").get(firm=by.firm, pk=member_pk)
    deactivate(member)
    return member
