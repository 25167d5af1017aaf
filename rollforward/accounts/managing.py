"""What a level 3 member does with the members of her firm. The command line uses ``commands`` directly."""

from __future__ import annotations

from django.db import transaction

from rollforward.accounts import activity
from rollforward.accounts.commands import deactivate, set_level
from rollforward.accounts.models import Activity, Level, Member
from rollforward.accounts.rights import Right, require

What = Activity.What


def change_level(by: Member, member_pk: int, level: int) -> Member:
    """Give a member of the same firm another level. Raises ``LastFullMember``, ``Member.DoesNotExist``."""
    require(by, Right.MANAGE_MEMBERS)
    member = Member.objects.select_related("user").get(firm=by.firm, pk=member_pk)
    with transaction.atomic():
        before = member.level
        set_level(member, Level(level))
        activity.by_member(by, What.LEVEL, member=member.user.email, before=before, now=level)
    return member


def let_go(by: Member, member_pk: int) -> Member:
    """Keep a member out from now on; what is assigned to her stays so. Raises ``LastFullMember``."""
    require(by, Right.MANAGE_MEMBERS)
    member = Member.objects.select_related("user").get(firm=by.firm, pk=member_pk)
    with transaction.atomic():
        deactivate(member)
        activity.by_member(by, What.LET_GO, member=member.user.email)
    return member


def let_in_again(by: Member, member_pk: int) -> Member:
    """Give somebody who was let go her place back, at the level she had. Raises ``Member.DoesNotExist``."""
    require(by, Right.MANAGE_MEMBERS)
    member = Member.objects.select_related("user").get(firm=by.firm, pk=member_pk, active=False)
    with transaction.atomic():
        set_level(member, member.level)
        activity.by_member(by, What.LET_IN, member=member.user.email, level=member.level)
    return member
