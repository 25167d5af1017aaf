"""``rollforward seed``: a firm full of made-up clients and work."""

from __future__ import annotations

from django.utils import timezone

from rollforward.cli.lookup import firm_of
from rollforward.cli.start import DONE, CannotGoOn, say
from rollforward.journal.commands import FirmLocked, SetReplaced
from rollforward.work.seed import seed_firm


def seed(slug: str, clients: int, random_seed: int) -> int:
    """Add made-up clients with contacts and work."""
    firm = firm_of(slug)
    try:
        made = seed_firm(firm, clients, random_seed, timezone.localdate())
    except (FirmLocked, SetReplaced) as refusal:
        raise CannotGoOn(str(refusal)) from None
    say(
        f"{firm.name}: {made.clients:,} clients, {made.contacts:,} contacts, {made.series:,} series, "
        f"{made.projects:,} projects and {made.tasks:,} tasks added"
    )
    return DONE
