"""What a level 3 member settles for her whole firm."""

from __future__ import annotations

import logging
from zoneinfo import available_timezones

from rollforward.accounts.models import Firm, Member
from rollforward.accounts.rights import Right, require

log = logging.getLogger("rollforward.firm")


def time_zones() -> list[str]:
    """The names of places, ``Europe/Lisbon``, without the old names that stand for others."""
    return sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))


def set_time_zone(by: Member, name: str) -> None:
    """Say where the firm is, ``""`` for where the server is: there its days begin and its times are shown.

    Raises ``NotAllowed``; ``ValueError`` for a place that is not known.
    """
    require(by, Right.MANAGE_FIRM)
    if name and name not in time_zones():
        raise ValueError(f'There is no time zone "{name}": choose one of the list.')
    Firm.objects.filter(pk=by.firm_id).update(time_zone=name)
    log.info("time zone=%s firm=%s by member=%s", name or "the server's", by.firm_id, by.pk)
