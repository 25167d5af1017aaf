"""What the locked page and the open pages are told about their own firm's lock."""

from __future__ import annotations

from typing import TypedDict

from django.utils.translation import gettext as _

from rollforward.accounts.models import Firm
from rollforward.imports import lock


class Status(TypedDict):
    """``percent``: 0 until the length of the work is known."""

    locked: bool
    member: str
    reason: str
    phase: str
    percent: int


def lock_status(firm: Firm) -> Status:
    """The lock as it is now; one whose owner has died is freed by looking."""
    told = lock.status(firm)
    return Status(
        locked=told.locked,
        member=told.member_name or "A colleague",
        reason=told.reason or _("is replacing the firm's clients"),
        phase=told.phase,
        percent=told.percent,
    )
