"""The firm's lock: taken for a clear while its new set is put in place, and freed by itself when its owner dies."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from rollforward.accounts.models import Firm
from rollforward.imports import liveness, progress
from rollforward.imports.models import Import
from rollforward.journal.commands import Hold


@dataclass(frozen=True, slots=True)
class LockStatus:
    """What the locked page tells."""

    locked: bool
    member_name: str = ""
    reason: str = ""
    phase: str = ""
    percent: int = 0


def job_name(reference: str) -> str:
    """The liveness name that the worker of an import holds while it works on it."""
    return f"import-{reference}"


def take(imp: Import, reason: str) -> Hold | None:
    """Lock the import's firm for it; ``None`` while another living import holds it."""
    owner = Firm.objects.values_list("lock_owner", flat=True).get(pk=imp.firm_id)
    if owner and owner != imp.reference and liveness.is_held(job_name(owner)):
        return None
    by = imp.queued_by or imp.member
    # One transaction: a lock whose fence could not be read back would be held by nobody who could free it.
    with transaction.atomic():
        taken = Firm.objects.filter(pk=imp.firm_id, lock_owner=owner).update(
            lock_owner=imp.reference,
            lock_fence=F("lock_fence") + 1,
            lock_reason=reason,
            lock_member_name=str(by) if by else "",
            locked_at=timezone.now(),
        )
        if not taken:
            return None
        return Hold(imp.reference, Firm.objects.values_list("lock_fence", flat=True).get(pk=imp.firm_id))


def free(firm_id: int, hold: Hold) -> bool:
    """Let everybody in again, if the lock is still this holder's."""
    return _clear(firm_id, hold.owner, hold.fence)


def free_dead() -> int:
    """Free the locks whose owners are no longer alive; how many there were."""
    return sum(free_if_dead(firm) for firm in Firm.objects.exclude(lock_owner=""))


def free_if_dead(firm: Firm) -> bool:
    """Free one firm's lock if nobody alive works for its owner."""
    if not firm.lock_owner or liveness.is_held(job_name(firm.lock_owner)):
        return False
    return _clear(firm.pk, firm.lock_owner, firm.lock_fence)


def is_locked(firm: Firm) -> bool:
    """Whether somebody alive keeps the firm's members out; a dead owner's lock is freed by whoever asks."""
    return firm.locked and status(firm).locked


def status(firm: Firm) -> LockStatus:
    """The lock as the waiting members see it; a dead owner's lock is freed by whoever looks."""
    firm.refresh_from_db()
    if not firm.locked or free_if_dead(firm):
        return LockStatus(locked=False)
    told = progress.read(firm.lock_owner)
    return LockStatus(True, firm.lock_member_name, firm.lock_reason, told.phase, told.percent)


def _clear(firm_id: int, owner: str, fence: int) -> bool:
    return bool(
        Firm.objects.filter(pk=firm_id, lock_owner=owner, lock_fence=fence).update(
            lock_owner="", lock_reason="", lock_member_name="", locked_at=None
        )
    )
