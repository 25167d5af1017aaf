"""Finding imports, and where each of them stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.fields import field_set
from rollforward.engine.fields import FieldSet
from rollforward.imports import jobs
from rollforward.imports import progress as told
from rollforward.imports.models import Import
from rollforward.imports.states import OPEN

State = Import.State


@dataclass(frozen=True, slots=True)
class Progress:
    """What the progress page tells."""

    state: str
    phase: str
    done: int
    total: int
    percent: int
    message: str
    worker_alive: bool
    ahead: int


def find(member: Member, reference: str) -> Import:
    """An import of the member's firm. Raises ``Import.DoesNotExist`` for any other, ``NotAllowed`` at level 1."""
    require(member, Right.IMPORT)
    found = Import.objects.select_related("firm", "member__user", "queued_by__user").get(
        reference=reference, firm=member.firm
    )
    found.firm = member.firm
    return found


def history(member: Member) -> QuerySet[Import]:
    """All imports of the firm, the newest first."""
    require(member, Right.IMPORT)
    return (
        Import.objects.filter(firm=member.firm)
        .select_related("firm", "member__user", "queued_by__user")
        .order_by("-created_at", "-pk")
    )


def in_progress(member: Member) -> QuerySet[Import]:
    """Those of everybody that are being prepared or carried out, the newest first."""
    return history(member).filter(state__in=(*OPEN, State.QUEUED, State.RUNNING))


def targets(imp: Import) -> FieldSet:
    """The fields that columns can go to."""
    return field_set(imp.firm)


def step(imp: Import) -> str:
    """Where the member is to go on: ``confirm``, ``data``, ``sheet``, ``map``, ``review``, ``progress`` or
    ``receipt``."""
    if imp.state in (State.QUEUED, State.RUNNING):
        return "progress"
    if imp.state in (State.DONE, State.UNDONE, State.CANCELLED):
        return "receipt"
    if imp.mode == Import.Mode.CLEAR and imp.confirmed_at is None:
        return "confirm"
    if not imp.file_sha256:
        return "data"
    if imp.sheet is None:
        return "sheet"
    return "review" if imp.source == Import.Source.MANUAL or imp.state != State.DRAFT else "map"


def progress(imp: Import) -> Progress:
    """How far the import is, and whether anybody works on it."""
    now = told.read(imp.reference) if imp.state == State.RUNNING else told.Told()
    ahead = 0
    if imp.state == State.QUEUED:
        others = Import.objects.filter(firm=imp.firm_id, state__in=(State.QUEUED, State.RUNNING)).exclude(pk=imp.pk)
        ahead = others.filter(queued_at__lt=imp.queued_at).count()
    return Progress(imp.state, now.phase, now.done, now.total, now.percent, imp.message, jobs.worker_alive(), ahead)
