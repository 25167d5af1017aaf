"""Members are named by their e-mail addresses, and kept by their keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rollforward.accounts.models import Member
from rollforward.accounts.queries import members_of
from rollforward.api.series_shapes import EditedStep
from rollforward.api.series_shapes import Step as StepShape
from rollforward.clients.errors import NotValid
from rollforward.work.commands import Edited
from rollforward.work.steps import Step, Steps


def email_of(member: Member | None) -> str | None:
    return member.user.email if member else None


def key_of(member: Member, email: str | None) -> int | None:
    """The key of the firm's member with that address. Raises ``NotValid``."""
    if not email:
        return None
    found = members_of(member.firm).filter(user__email__iexact=email.strip()).first()
    if found is None:
        raise NotValid({"assignee": f"{email} is no member of the firm. Give the address of one."})
    return found.pk


def read_steps(member: Member, said: Sequence[StepShape | EditedStep]) -> list[Edited]:
    """The steps with the keys of members. Raises ``NotValid``."""
    keys = {email: key_of(member, email) for email in {one.assignee for one in said}}
    return [
        Edited(Step(one.title, one.days_before_due, keys[one.assignee]), getattr(one, "before", None)) for one in said
    ]


def said_steps(member: Member, steps: Steps) -> list[dict[str, Any]]:
    """The steps with addresses; a former member's stays, so that nothing is lost on the way there and back."""
    wanted = {step.assignee_id for step in steps if step.assignee_id}
    rows = Member.objects.filter(firm=member.firm, pk__in=wanted).select_related("user") if wanted else ()
    emails = {row.pk: row.user.email for row in rows}
    return [
        {"title": s.title, "days_before_due": s.days_before_due, "assignee": emails.get(s.assignee_id or 0)}
        for s in steps
    ]
