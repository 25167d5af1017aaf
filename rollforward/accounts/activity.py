"""The activity log: who did what to a firm, in a chain that shows when an entry was changed, taken out or put in.

Each entry's ``link`` is a keyed hash of the entry and of the link before it; the key lies beside the database, not in
it. Whoever can write to the database but has no key cannot make a link that fits. Taking the newest entries off and the
count back would leave a chain that holds, so each link is also written to the server's own log as it is made.
"""

from __future__ import annotations

import datetime
import json
import logging
from collections.abc import Iterable, Iterator

from allauth.account.adapter import get_adapter
from allauth.core import context
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from rollforward import wall
from rollforward.accounts.models import Activity, ActivityChain, Firm, Member, User
from rollforward.accounts.rights import Right, require
from rollforward.vault import Vault

log = logging.getLogger("rollforward.activity")

#: Who acts where nobody is signed in: a command on the server's own command line.
OPERATOR = "the server's command line"

_VAULT = Vault(settings.SEALING_KEY)


def record(firm: int, what: Activity.What, who: str, /, **told: str | int) -> None:
    """Add an entry to a firm's chain. ``told``: what it is about, by name; never a secret, never a client's value."""
    with wall.inside(firm), transaction.atomic():
        ActivityChain.objects.get_or_create(firm_id=firm)
        chain = ActivityChain.objects.select_for_update().get(firm_id=firm)
        made = Activity(
            firm_id=firm, number=chain.last + 1, at=timezone.now(), who=who, what=what, address=_address(), told=told
        )
        made.link = link_of(made, chain.link)
        made.save(force_insert=True)
        chain.last, chain.link = made.number, made.link
        chain.save()
    log.info("firm=%s number=%s what=%s link=%s", firm, made.number, what, made.link)


def by_member(by: Member, what: Activity.What, /, **told: str | int) -> None:
    """An entry about what a member did, in the log of her firm."""
    record(by.firm_id, what, by.user.email, **told)


def by_user(user: User, what: Activity.What, /, **told: str | int) -> None:
    """An entry about somebody's sign-in, in the log of each firm that it opens."""
    with wall.every_firm("sign-in"):
        firms = list(Member.objects.filter(user=user, active=True).order_by("firm").values_list("firm", flat=True))
    for firm in firms:
        record(firm, what, user.email, **told)


def entries(by: Member) -> QuerySet[Activity]:
    """The log of a member's firm, newest first. Raises ``NotAllowed``."""
    require(by, Right.SEE_ACTIVITY)
    return Activity.objects.filter(firm=by.firm)


def first_fault(firm: Firm) -> str:
    """Where the chain of a firm does not hold, in words; ``""`` where it does."""
    chain = ActivityChain.objects.filter(firm=firm).first() or ActivityChain(firm=firm)
    before, number = chain.first_link, chain.first
    shortened = Activity.objects.filter(firm=firm, what=Activity.What.SHORTENED, told={"through": number})
    if number and not shortened.exists():
        return f"entries up to {number} are missing"
    for entry in Activity.objects.filter(firm=firm).order_by("number").iterator():
        number += 1
        if entry.number != number:
            return f"entry {number} is missing"
        if entry.link != link_of(entry, before):
            return f"entry {number} was changed"
        before = entry.link
    if (chain.last, chain.link) != (number, before):
        return f"entries after {number} are missing"
    return ""


def faults(firms: Iterable[Firm]) -> Iterator[tuple[Firm, str]]:
    """The firms whose chain does not hold, each with where."""
    for firm in firms:
        if found := first_fault(firm):
            yield firm, found


def link_of(entry: Activity, before: str) -> str:
    """The link that an entry must have after the link before it."""
    at = entry.at.astimezone(datetime.UTC).isoformat()
    parts = [before, entry.firm_id, entry.number, at, entry.who, entry.what, entry.address, entry.told]
    return _VAULT.link(json.dumps(parts, sort_keys=True))


def _address() -> str:
    """Where the request came from, ``""`` where there is none."""
    return str(get_adapter().get_client_ip(context.request)) if context.request else ""
