"""What is known of people, and until when: entries of the activity log, people who were let go, invitations, tokens,
answers kept for programs, and sessions.
"""

from __future__ import annotations

import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from rollforward import wall
from rollforward.accounts.activity import OPERATOR, record
from rollforward.accounts.models import Activity, ActivityChain, Answered, ApiToken, Firm, Invitation, Member, User

#: Links and tokens that no longer work are shown for so long.
_WORTHLESS_DAYS = 30
_ANSWERS_DAYS = 1
#: The log is shortened once in so many days, since each time leaves an entry of its own.
_PORTION_DAYS = 30
_NOBODY = "@erased.invalid"


def due() -> dict[str, models.QuerySet[Any]]:
    """What is over, by what it is. Evaluate it where every firm is reached."""
    return {"activity entries": _old_entries(), "people let go": _people_let_go(), **_worthless()}


def _worthless() -> dict[str, models.QuerySet[Any]]:
    """What can be deleted as it is."""
    worthless = _ago(_WORTHLESS_DAYS)
    return {
        "invitations": Invitation.objects.filter(Q(used_at__lte=worthless) | Q(expires_at__lte=worthless)),
        "API tokens": ApiToken.objects.filter(Q(ended_at__lte=worthless) | Q(expires_at__lte=worthless)),
        "answers to programs": Answered.objects.filter(asked_at__lte=_ago(_ANSWERS_DAYS)),
        "sessions": Session.objects.filter(expire_date__lte=timezone.now()),
    }


def expire() -> int:
    """Remove all that, of every firm; how much it was."""
    with wall.every_firm("retention"):
        # Let go before there was a note of when: the time runs from now.
        Member.objects.filter(active=False, left_at=None).update(left_at=timezone.now())
        firms = Firm.objects.filter(pk__in=_old_entries().values("firm"))
        count = sum([shorten(firm) for firm in firms]) + sum([erase(user) for user in _people_let_go()])
        count += sum([rows.delete()[0] for rows in _worthless().values()])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM rate_limits WHERE expires < %s", [_stored(timezone.now())])
    return count


def shorten(firm: Firm) -> int:
    """Take the oldest entries off a firm's log. The chain begins with the next, and an entry of it says so."""
    with wall.inside(firm.pk), transaction.atomic():
        chain = ActivityChain.objects.select_for_update().get(firm=firm)
        old = Activity.objects.filter(firm=firm, at__lte=_ago(settings.ACTIVITY_DAYS)).order_by("-number")
        newest = old.first()
        if newest is None:
            return 0
        chain.first, chain.first_link = newest.number, newest.link
        chain.save(update_fields=["first", "first_link"])
        count, _ = Activity.objects.filter(firm=firm, number__lte=newest.number).delete()
        record(firm.pk, Activity.What.SHORTENED, OPERATOR, through=newest.number)
    return count


def erase(user: User) -> int:
    """Forget who somebody was. What she did stays done, by a former member."""
    with transaction.atomic():
        user.email, user.name, user.is_active = f"former-{user.pk}{_NOBODY}", "Former member", False
        user.set_unusable_password()
        user.save()
        for model in (EmailAddress, Authenticator, UserSession):
            model.objects.filter(user=user).delete()
        ApiToken.objects.filter(member__user=user).delete()
    return 1


def _old_entries() -> models.QuerySet[Activity]:
    old = _ago(settings.ACTIVITY_DAYS)
    overdue = Activity.objects.filter(firm=OuterRef("firm"), at__lte=old - datetime.timedelta(days=_PORTION_DAYS))
    return Activity.objects.filter(Exists(overdue), at__lte=old)


def _people_let_go() -> models.QuerySet[User]:
    stays = Member.objects.filter(user=OuterRef("pk")).filter(
        Q(active=True) | Q(left_at=None) | Q(left_at__gt=_ago(settings.LEFT_DAYS))
    )
    people = User.objects.filter(Exists(Member.objects.filter(user=OuterRef("pk")))).exclude(email__endswith=_NOBODY)
    return people.exclude(Exists(stays))


def _ago(days: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days)


def _stored(at: datetime.datetime) -> str:
    """As the cache has written it: in whole seconds."""
    return str(connection.ops.adapt_datetimefield_value(at.replace(microsecond=0)))
