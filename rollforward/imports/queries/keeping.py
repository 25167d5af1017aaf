"""Until when an import can be taken back, and what will soon be gone."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone

from rollforward.accounts.models import Member
from rollforward.imports.models import Import
from rollforward.journal.expiry import is_over, kept_until
from rollforward.journal.models import Change, Generation

#: So long before its end the members are told of a restore point.
_TOLD_BEFORE = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Ending:
    """A restore point that will soon be gone: the import that put it away, and its last day."""

    imp: Import
    until: datetime.datetime


def undoable_until(imp: Import) -> datetime.datetime | None:
    """``None`` where nothing can be taken back (any more)."""
    change = Change.objects.filter(firm=imp.firm_id, number=imp.in_force or 0).first()
    return kept_until(imp.firm, change) if change and not is_over(imp.firm, change) else None


def ending(member: Member) -> tuple[Ending, ...]:
    """The replaced sets of the member's firm that are gone within a week, the next one first."""
    soon = Generation.objects.filter(
        firm=member.firm,
        state=Generation.State.READY,
        expires_at__gt=timezone.now(),
        expires_at__lte=timezone.now() + _TOLD_BEFORE,
    ).exclude(number=member.firm.generation)
    told = []
    for kept in soon.order_by("expires_at"):
        moved = Change.objects.filter(firm=member.firm, pointer_before=kept.number).order_by("-number").first()
        imp = Import.objects.filter(reference=moved.import_ref).first() if moved else None
        if imp and kept.expires_at:
            told.append(Ending(imp, kept.expires_at))
    return tuple(told)
