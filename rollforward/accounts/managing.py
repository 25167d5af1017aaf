"""What a level 3 member does with the members of her firm. The command line uses ``commands`` directly."""

from __future__ import annotations

from rollforward.accounts.commands import deactivate, set_level
from rollforward.accounts.models import Level, Member
from rollforward.accounts.rights import Right, require


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


def let_in_again(by: Member, member_pk: int) -> Member:
    """Give somebody who was let go her place back, at the level she had. Raises ``Member.DoesNotExist``."""
    require(by, Right.MANAGE_MEMBERS)
    member = Member.objects.select_related("user").get(firm=by.firm, pk=member_pk, active=False)
    set_level(member, member.level)
    return member
