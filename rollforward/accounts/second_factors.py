"""Who has a second factor at the sign-in, which firms ask for one, and the way out when it is lost."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.db import transaction

from rollforward import wall
from rollforward.accounts import activity
from rollforward.accounts.models import Activity, Firm, Member, User
from rollforward.accounts.rights import Right, require


class WorksElsewhere(Exception):
    """Another firm relies on that second factor too."""

    def __init__(self, member: Member) -> None:
        super().__init__(
            f"{member} works in another firm as well, so this firm cannot take the second factor off. Whoever runs the "
            "server can, with `rollforward member reset-link --second-factor`."
        )


def having(users: Iterable[User]) -> set[int]:
    """The keys of those users who have a second factor; recovery codes alone are none."""
    found = Authenticator.objects.filter(user__in=users).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return set(found.values_list("user_id", flat=True))


def lacking(member: Member) -> bool:
    """Whether her firm asks for a second factor that she has not set up."""
    return member.firm.demands_second_factor and not having([member.user])


def demand(by: Member, demanded: bool) -> None:
    """Ask every member of the firm of ``by`` for a second factor, or no longer. Raises ``NotAllowed``."""
    require(by, Right.MANAGE_FIRM)
    what = Activity.What.FACTOR_DEMANDED if demanded else Activity.What.FACTOR_ALLOWED
    with transaction.atomic():
        Firm.objects.filter(pk=by.firm_id).update(demands_second_factor=demanded)
        activity.by_member(by, what)


def take_off(by: Member, member: Member) -> None:
    """Let a member of the same firm in by password alone: her telephone and codes are lost. Raises ``NotAllowed``,
    ``WorksElsewhere``."""
    require(by, Right.MANAGE_MEMBERS)
    with wall.every_firm("sign-in"):
        elsewhere = Member.objects.filter(user=member.user).exclude(firm=by.firm).exists()
    if elsewhere:
        raise WorksElsewhere(member)
    forget(member, by.user.email)


def forget(member: Member, who: str) -> None:
    """The same without asking whether ``who`` may: for whoever runs the server."""
    with transaction.atomic():
        Authenticator.objects.filter(user=member.user).delete()
        activity.record(member.firm_id, Activity.What.FACTOR_OFF, who, member=member.user.email)
