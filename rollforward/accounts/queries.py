"""Reading firms and members."""

from __future__ import annotations

from django.db.models import QuerySet

from rollforward import wall
from rollforward.accounts.models import Firm, Level, Member, User


def memberships(user: User) -> list[Member]:
    """The firms a sign-in may enter, by name."""
    mine = Member.objects.filter(user=user, active=True).select_related("firm", "user").order_by("firm__name")
    with wall.every_firm("sign-in"):
        return list(mine)


def members_of(firm: Firm) -> QuerySet[Member]:
    """Active members of a firm, by name."""
    return Member.objects.filter(firm=firm, active=True, user__is_active=True).select_related("user")


def let_go_from(firm: Firm) -> QuerySet[Member]:
    """Those who were members of a firm and can no longer get in, by name."""
    return Member.objects.filter(firm=firm, active=False).select_related("user")


def sole_full_member(firm: Firm) -> Member | None:
    """The one level-3 member of a firm, ``None`` where there are several."""
    full = list(members_of(firm).filter(level=Level.FULL)[:2])
    return full[0] if len(full) == 1 else None
