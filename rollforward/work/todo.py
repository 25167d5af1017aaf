"""What is due and what is late, for the first page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import F

from rollforward.accounts.calendar import today_of
from rollforward.accounts.models import Member
from rollforward.work.access import tasks_within
from rollforward.work.lists import Listed, of_whom, with_tasks
from rollforward.work.models import Project, Task

DAYS = 7
_SHOWN = 8
_TASKS_SHOWN = 15


@dataclass(frozen=True, slots=True)
class Todo:
    """Each list with the first few and how many there are. ``tasks`` are the member's own, late ones first."""

    late: tuple[Listed, ...]
    late_count: int
    due: tuple[Listed, ...]
    due_count: int
    tasks: tuple[Task, ...]
    tasks_count: int
    today: datetime.date


def todo(member: Member, whose: str, unfolded: int | None = None) -> Todo:
    """``whose`` projects (see ``lists.of_whom``) are late, or due within a week; and the member's tasks until then."""
    today = today_of(member.firm)
    until = today + datetime.timedelta(days=DAYS)
    projects = of_whom(member, whose).filter(status__in=Project.OPEN)
    late, due = projects.filter(due_on__lt=today), projects.filter(due_on__range=(today, until))
    # Whoever is assigned is of the firm: by the set alone, so that her own tasks are looked up and not all of them.
    hers = tasks_within(member).filter(assignee=member, generation=member.firm.generation)
    tasks = hers.filter(done=False, project__status__in=Project.OPEN, due_on__lte=until)
    own = tasks.select_related("project__client").order_by("due_on", F("project__due_on").asc(nulls_last=True), "pk")
    return Todo(
        tuple(with_tasks(member, late.order_by("due_on", "pk")[:_SHOWN], unfolded)),
        late.count(),
        tuple(with_tasks(member, due.order_by("due_on", "pk")[:_SHOWN], unfolded)),
        due.count(),
        tuple(own[:_TASKS_SHOWN]),
        tasks.count(),
        today,
    )
