"""What a level 3 member settles for her whole firm, and each person for herself."""

from __future__ import annotations

import logging
from zoneinfo import available_timezones

from django.conf import settings

from rollforward.accounts.models import Firm, Member, User
from rollforward.accounts.rights import Right, require

log = logging.getLogger("rollforward.firm")

LONGEST_NAME = 200  # characters, of a firm and of a person


def time_zones() -> list[str]:
    """The names of places, ``Europe/Lisbon``, without the old names that stand for others."""
    return sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))


def set_name(by: Member, name: str) -> None:
    """Say what the firm is called. Its short name for commands stays. Raises ``NotAllowed``, ``ValueError``."""
    require(by, Right.MANAGE_FIRM)
    Firm.objects.filter(pk=by.firm_id).update(name=_fitting(name, "A firm needs a name: type it."))
    log.info("name changed firm=%s by member=%s", by.firm_id, by.pk)


def set_own_name(user: User, name: str) -> None:
    """Say what a person is called on pages. Raises ``ValueError`` for none, or for one too long to be kept."""
    User.objects.filter(pk=user.pk).update(name=_fitting(name, "Others know you by your name: type it."))


def _fitting(name: str, none: str) -> str:
    fitting = " ".join(name.split())
    if not fitting:
        raise ValueError(none)
    if len(fitting) > LONGEST_NAME:
        raise ValueError(f"A name has {LONGEST_NAME} characters at most, and this one {len(fitting)}: shorten it.")
    return fitting


def set_time_zone(by: Member, name: str) -> None:
    """Say where the firm is, ``""`` for where the server is: there its days begin and its times are shown.

    Raises ``NotAllowed``; ``ValueError`` for a place that is not known.
    """
    require(by, Right.MANAGE_FIRM)
    if name and name not in time_zones():
        raise ValueError(f'There is no time zone "{name}": choose one of the list.')
    Firm.objects.filter(pk=by.firm_id).update(time_zone=name)
    log.info("time zone=%s firm=%s by member=%s", name or "the server's", by.firm_id, by.pk)


def set_language(by: Member, code: str) -> None:
    """Say in which language pages speak to members who have chosen none, ``""`` for what their browsers ask for.

    Raises ``NotAllowed``; ``ValueError`` for a language that pages do not speak.
    """
    require(by, Right.MANAGE_FIRM)
    check_language(code)
    Firm.objects.filter(pk=by.firm_id).update(language=code)
    log.info("language=%s firm=%s by member=%s", code or "the browser's", by.firm_id, by.pk)


def set_own_language(user: User, code: str) -> None:
    """Say in which language pages speak to one person, ``""`` for the firm's. Raises ``ValueError`` as above."""
    check_language(code)
    User.objects.filter(pk=user.pk).update(language=code)


#: After how many minutes a sign-in that nobody uses may end. The last is the length of any sign-in.
IDLE_CHOICES = (15, 30, 60, 120, 240, 720)


def set_idle_minutes(by: Member, minutes: int) -> None:
    """Say after how many minutes a sign-in that nobody uses ends.

    Raises ``NotAllowed``; ``ValueError`` for a time that is none of ``IDLE_CHOICES``.
    """
    require(by, Right.MANAGE_FIRM)
    if minutes not in IDLE_CHOICES:
        raise ValueError("A sign-in cannot end after that time: choose one of the list.")
    Firm.objects.filter(pk=by.firm_id).update(idle_minutes=minutes)
    log.info("idle minutes=%s firm=%s by member=%s", minutes, by.firm_id, by.pk)


def check_language(code: str) -> None:
    if code and code not in dict(settings.LANGUAGES):
        raise ValueError(f'There is no language "{code}" here: choose one of the list.')
