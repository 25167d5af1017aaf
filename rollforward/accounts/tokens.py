"""API tokens: a member lets a program act for her, within scopes and for a time. Only a digest of each is kept."""

from __future__ import annotations

import enum
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from rollforward import wall
from rollforward.accounts import activity
from rollforward.accounts.models import Activity, ApiToken, Member
from rollforward.accounts.rights import Right, may
from rollforward.noting import note

PREFIX = "rf_"
LIFETIMES = (30, 90, 365)
_SHOWN = len(PREFIX) + 6
_SECONDS_BETWEEN_NOTES = 600


class Scope(enum.Enum):
    """What a token may be used for, within what its member may do anyway; the value completes "may ..."."""

    CLIENTS = "clients:read", "read clients and contacts"
    CLIENTS_WRITE = "clients:write", "add, change and delete clients and contacts"
    WORK = "work:read", "read templates, series, projects and tasks"
    WORK_WRITE = "work:write", "add, change and delete templates, series, projects and tasks"
    FIELDS = "fields:read", "read custom fields, options and rules"
    FIELDS_WRITE = "fields:write", "add, change and put away custom fields, options and rules"
    MEMBERS = "members:read", "read members"
    MEMBERS_WRITE = "members:write", "invite members, change their levels and let them go"
    IMPORTS = "imports:read", "read imports and receipts"
    IMPORTING = "imports:write", "prepare, submit and undo imports"

    def __init__(self, key: str, words: str) -> None:
        self.key, self.words = key, words


@dataclass(frozen=True, slots=True)
class Made:
    """A new token; ``secret`` is known only now."""

    token: ApiToken
    secret: str


def make(member: Member, name: str, scopes: Iterable[Scope], days: int) -> Made:
    """A token for a member's own programs. ``ValueError``: a lifetime that is not offered, or no scope."""
    keys = sorted(scope.key for scope in scopes)
    if days not in LIFETIMES or not keys:
        raise ValueError(f"A token needs a scope and one of the lifetimes {LIFETIMES}.")
    secret = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        token = ApiToken.objects.create(
            member=member,
            name=name.strip(),
            start=secret[:_SHOWN],
            digest=_digest(secret),
            scopes=keys,
            expires_at=timezone.now() + timedelta(days=days),
        )
        activity.by_member(member, Activity.What.TOKEN_MADE, token=token.start, scopes=", ".join(keys), days=days)
    return Made(token, secret)


def find(secret: str) -> ApiToken | None:
    """The token behind a secret while it works: not ended, not too old, its member still in. Its use is noted."""
    with wall.every_firm("token"):
        return _found(_digest(secret))


def _found(digest: str) -> ApiToken | None:
    now = timezone.now()
    found = (
        ApiToken.objects.filter(digest=digest, ended_at=None, expires_at__gt=now)
        .filter(member__active=True, member__user__is_active=True)
        .select_related("member__firm", "member__user")
        .first()
    )
    if found and (found.used_at is None or (now - found.used_at).total_seconds() > _SECONDS_BETWEEN_NOTES):
        note(lambda: ApiToken.objects.filter(pk=found.pk).update(used_at=now))
    return found


def working(by: Member) -> QuerySet[ApiToken]:
    """The tokens that a member may end: her own in this firm, and everybody's there at level 3."""
    mine = Q() if may(by, Right.MANAGE_MEMBERS) else Q(member=by)
    return ApiToken.objects.filter(mine, member__firm=by.firm, ended_at=None).select_related("member__user")


def end(by: Member, pk: int) -> ApiToken:
    """Make a token worthless. Raises ``ApiToken.DoesNotExist``, for another's alike."""
    with transaction.atomic():
        token = working(by).get(pk=pk)
        ApiToken.objects.filter(pk=token.pk).update(ended_at=timezone.now())
        activity.by_member(by, Activity.What.TOKEN_ENDED, token=token.start, of=token.member.user.email)
    return token


def _digest(secret: str) -> str:
    # 256 random bits: nothing to guess, so nothing that a slow hash would make dearer.
    return sha256(secret.encode()).hexdigest()
