"""What members did on the sheet: decisions in force, what can be taken back, what happened since somebody looked."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet

from rollforward.imports.corrections import corrections, history
from rollforward.imports.models import Import, Step

#: Who was away for longer reads the whole sheet anew.
_TOLD = 200


@dataclass(frozen=True, slots=True)
class Happened:
    """One move: ``did`` is ``step``, ``undo`` or ``redo``; ``what`` the step in words; ``lines`` the rows that it
    concerns, ``None`` for many."""

    number: int
    did: str
    what: str
    by: str
    member: int | None
    at: datetime.datetime
    lines: list[int] | None


def decisions(imp: Import) -> dict[int, str]:
    """What members decided about single rows: ``skip``, ``new``, ``client:<pk>``."""
    return corrections(imp).decided()


def chosen_contacts(imp: Import) -> dict[tuple[int, int], str]:
    """By line and slot, which of several contacts members chose: ``new``, ``contact:<pk>``."""
    return corrections(imp).contacts()


def next_moves(imp: Import) -> tuple[Happened | None, Happened | None]:
    """The step that an undo would take back, and the one that a redo would put in force again."""
    now = history(imp)
    wanted = [which[-1] if which else 0 for which in (now.done, now.undone)]
    found = {step.number: step for step in _light(imp).filter(number__in=wanted)}
    undo, redo = (_happened(found[number]) if number in found else None for number in wanted)
    return undo, redo


def changes(imp: Import, since: int) -> tuple[Happened, ...] | None:
    """The moves after number ``since``, in their order; ``None`` where they are not known one by one: too many, or the
    import was given another table meanwhile."""
    found = list(_light(imp).filter(number__gt=since).order_by("number")[: _TOLD + 1])
    known = len(found) == imp.last_step - since
    return tuple(map(_happened, found)) if known and len(found) <= _TOLD else None


def _light(imp: Import) -> QuerySet[Step]:
    return Step.objects.filter(of_import=imp).select_related("member__user").defer("cells", "decisions")


def _happened(step: Step) -> Happened:
    by = step.member.user.name if step.member else ""
    return Happened(step.number, step.did, step.what, by, step.member_id, step.at, step.lines)
