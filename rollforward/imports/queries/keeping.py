"""Until when an import is kept or can be taken back, and what will soon be gone."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone

from rollforward.accounts.models import Member
from rollforward.imports.expiry import draft_until
from rollforward.imports.models import Import
from rollforward.imports.states import OPEN
from rollforward.journal.expiry import is_over, kept_until
from rollforward.journal.models import Change, Generation

#: So long before its end the members are told of a restore point.
_TOLD_BEFORE = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Ending:
    """What will soon be gone, and its last day: a restore point, told by the import that put it away, or a draft."""

    imp: Import
    until: datetime.datetime


def undoable_until(imp: Import) -> datetime.datetime | None:
    """``None`` where nothing can be taken back (any more)."""
    change = Change.objects.filter(firm=imp.firm_id, number=imp.in_force or 0).first()
    return kept_until(imp.firm, change) if change and not is_over(imp.firm, change) else None


def draft_kept_until(imp: Import) -> datetime.datetime | None:
    """The last day of an import that is open and that nobody goes on with; ``None`` for all others."""
    return draft_until(imp) if imp.state in OPEN else None


def ending_drafts(member: Member) -> tuple[Ending, ...]:
    """The open imports of the member's firm that are gone within a week unless somebody goes on with them."""
    drafts = Import.objects.filter(firm=member.firm, state__in=OPEN).select_related("firm")
    ends = [Ending(imp, draft_until(imp)) for imp in drafts]
    return tuple(sorted((e for e in ends if e.until <= timezone.now() + _TOLD_BEFORE), key=lambda e: e.until))


def ending(member: Member) -> tuple[Ending, ...]:
    """The replaced sets of the member's firm that are gone within a week, the next one first."""
    return tuple(each for each in restore_points(member) if each.until <= timezone.now() + _TOLD_BEFORE)


def restore_points(member: Member) -> tuple[Ending, ...]:
    """The replaced sets of the member's firm that can be brought back, the first to end first."""
    there = Generation.objects.filter(firm=member.firm, state=Generation.State.READY, expires_at__gt=timezone.now())
    told = []
    for kept in there.exclude(number=member.firm.generation).order_by("expires_at"):
        moved = Change.objects.filter(firm=member.firm, pointer_before=kept.number).order_by("-number").first()
        imp = Import.objects.filter(reference=moved.import_ref).first() if moved else None
        if imp and kept.expires_at:
            told.append(Ending(imp, kept.expires_at))
    return tuple(told)
