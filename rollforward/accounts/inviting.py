"""Letting somebody into a firm by a link: it works once, for a few days, and only while its giver may still give it.

The link is the proof, not the address it was meant for: a sign-in of that address may be in anybody's hands, since
another firm can have made it. Nobody is a member before she has opened the link and said yes.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from rollforward import wall
from rollforward.accounts import activity
from rollforward.accounts.commands import add_member
from rollforward.accounts.models import Activity, Invitation, Level, Member, User
from rollforward.accounts.rights import RIGHTS, Right, require

WORKS_FOR = timedelta(days=7)
_MANAGERS = [level for level, rights in RIGHTS.items() if Right.MANAGE_MEMBERS in rights]


class NoLongerOpen(Exception):
    """The link was used, withdrawn, is too old, or its giver has left."""

    def __init__(self) -> None:
        super().__init__("This link has been used or is too old. Ask a level 3 member of the firm for a new one.")


@dataclass(frozen=True, slots=True)
class Invited:
    """An open invitation and its link, which is known only now: the database has a digest of it."""

    invitation: Invitation
    link: str


def invite(by: Member, email: str, person: str, level: int) -> Invited:
    """Make a link into the firm of ``by``; an earlier one for the same address works no longer. Raises ``NotAllowed``;
    ``ValueError``: no such level."""
    require(by, Right.MANAGE_MEMBERS)
    address, token = email.strip().lower(), secrets.token_urlsafe(32)
    with transaction.atomic():
        open_ones(by).filter(email=address).delete()
        invitation = Invitation.objects.create(
            firm=by.firm,
            email=address,
            name=person.strip(),
            level=Level(level),
            digest=_digest(token),
            invited_by=by,
            expires_at=timezone.now() + WORKS_FOR,
        )
        activity.by_member(by, Activity.What.INVITED, address=address, level=level)
    return Invited(invitation, f"{settings.SITE_URL}{reverse('invitation', args=[token])}")


def open_ones(by: Member) -> QuerySet[Invitation]:
    """The invitations of a firm that nobody has used yet, too old ones included."""
    return Invitation.objects.filter(firm=by.firm, used_at=None)


def withdraw(by: Member, pk: int) -> Invitation:
    """Make a link worthless. Raises ``NotAllowed``, ``Invitation.DoesNotExist``."""
    require(by, Right.MANAGE_MEMBERS)
    with transaction.atomic():
        invitation = open_ones(by).get(pk=pk)
        invitation.delete()
        activity.by_member(by, Activity.What.WITHDRAWN, address=invitation.email)
    return invitation


def find(token: str) -> Invitation:
    """The invitation behind a link. Raises ``NoLongerOpen``."""
    with wall.every_firm("invitation"):
        found = _usable().filter(digest=_digest(token)).select_related("firm", "invited_by__user").first()
    if found is None:
        raise NoLongerOpen
    return found


def accept(invitation: Invitation, user: User) -> Member:
    """Make a sign-in a member. Whoever is one already keeps her level. Raises ``NoLongerOpen``."""
    with wall.inside(invitation.firm_id), transaction.atomic():
        if not _usable().filter(pk=invitation.pk).update(used_at=timezone.now()):
            raise NoLongerOpen
        present = Member.objects.filter(firm=invitation.firm, user=user, active=True).first()
        member = present or add_member(invitation.firm, user.email, invitation.level)
        Invitation.objects.filter(pk=invitation.pk).update(used_by=member)
        by = invitation.invited_by.user.email
        activity.by_member(member, Activity.What.JOINED, invited=invitation.email, by=by, level=member.level)
        return member


def accept_anew(invitation: Invitation, person: str, password: str) -> Member:
    """Make a sign-in for the address of the invitation, and it a member. Raises ``NoLongerOpen``, also where somebody
    made that sign-in meanwhile."""
    with transaction.atomic():
        if User.objects.filter(email=invitation.email).exists():
            raise NoLongerOpen
        return accept(invitation, User.objects.create_user(invitation.email, person, password))


def _usable() -> QuerySet[Invitation]:
    return Invitation.objects.filter(
        used_at=None, expires_at__gt=timezone.now(), invited_by__active=True, invited_by__level__in=_MANAGERS
    )


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
