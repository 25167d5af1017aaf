"""What the locked page and the open pages are told about their own firm's lock."""

from __future__ import annotations

from typing import TypedDict

from rollforward.accounts.models import Firm


class Status(TypedDict):
    """``percent`` is ``None`` until the length of the work is known."""

    locked: bool
    member: str
    reason: str
    phase: str
    percent: int | None


def lock_status(firm: Firm) -> Status:
    return Status(
        locked=firm.locked,
        member=firm.lock_member_name or "A colleague",
        reason=firm.lock_reason or "is replacing the firm's clients",
        phase="",
        percent=None,
    )
