"""The list of work: projects by due date or by assignee, a page at a time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from django.db.models import F, OrderBy, Prefetch, Q, QuerySet
from django.db.models.functions import Lower

from rollforward.accounts.calendar import today_of
from rollforward.accounts.models import Member
from rollforward.work.access import projects_of, tasks_within
from rollforward.work.models import Project, Task

PAGE = 50
_OF_A_PROJECT = (
    *("name", "status", "due_on", "client__name", "client__public_id"),
    *("assignee__user__name", "assignee__user__email"),
)
_OF_A_TASK = ("project", "title", "done")
STATES = ("open", "late", "completed", "all")
GROUPS = ("due", "assignee")


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the work is looked at. ``whose``: ``all``, ``me``, ``nobody`` or a member's key. ``day``: only what is
    due then."""

    whose: str = "all"
    state: str = "open"
    group: str = "due"
    day: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A project with its tasks in order."""

    project: Project
    tasks: tuple[Task, ...]
    late: bool

    @property
    def done(self) -> int:
        return sum(task.done for task in self.tasks)

    @property
    def next_task(self) -> Task | None:
        return next((task for task in self.tasks if not task.done), None)


@dataclass(frozen=True, slots=True)
class Section:
    """Projects under one heading: ``title``, or where they are due in one ``month`` further away, its first day."""

    title: str
    rows: tuple[Listed, ...]
    month: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class WorkPage:
    """``page`` counts from 1."""

    sections: tuple[Section, ...]
    total: int
    page: int
    pages: int


def list_work(member: Member, asked: Asked, page: int = 1, unfolded: int | None = None) -> WorkPage:
    """The projects that a member may see, under headings. A page out of range is the nearest one. ``unfolded``: the
    project whose tasks are shown."""
    rows = narrowed(member, asked)
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    shown = with_tasks(member, rows.order_by(*_order(asked))[(page - 1) * PAGE : page * PAGE], unfolded)
    return WorkPage(tuple(_sections(shown, asked, today_of(member.firm))), total, page, pages)


def narrowed(member: Member, asked: Asked) -> QuerySet[Project]:
    """The projects asked for, in no order."""
    rows = of_whom(member, asked.whose)
    if asked.state == "late":
        rows = rows.filter(status__in=Project.OPEN, due_on__lt=today_of(member.firm))
    elif asked.state == "completed":
        rows = rows.filter(status=Project.Status.COMPLETED)
    elif asked.state == "open":
        rows = rows.filter(status__in=Project.OPEN)
    return rows.filter(due_on=asked.day) if asked.day else rows


def of_whom(member: Member, whose: str) -> QuerySet[Project]:
    """Those of one member are the ones assigned to her and the ones in which a task is."""
    rows = projects_of(member)
    if whose == "nobody":
        return rows.filter(assignee=None)
    pk = member.pk if whose == "me" else int(whose) if whose.isdecimal() and len(whose) < 10 else None
    if pk is None:
        return rows
    # As one set: asked project by project it takes PostgreSQL a tenth of a second.
    return rows.filter(Q(assignee=pk) | Q(pk__in=Task.objects.filter(assignee=pk).values("project")))


def with_tasks(member: Member, rows: QuerySet[Project], unfolded: int | None = None) -> list[Listed]:
    """The projects as lists show them, with the tasks that the member may see: whole of the ``unfolded`` project, of
    the others only what tells how far they are."""
    today = today_of(member.firm)
    tasks = Prefetch("tasks", queryset=tasks_within(member).only(*_OF_A_TASK))
    found = rows.select_related("client", "assignee__user").only(*_OF_A_PROJECT).prefetch_related(tasks)
    listed = [Listed(project, tuple(project.tasks.all()), is_late(project, today)) for project in found]
    return [replace(row, tasks=_whole(member, row)) if row.project.pk == unfolded else row for row in listed]


def _whole(member: Member, row: Listed) -> tuple[Task, ...]:
    return tuple(tasks_within(member).filter(project=row.project).select_related("assignee__user"))


def is_late(project: Project, today: datetime.date) -> bool:
    return project.status in Project.OPEN and project.due_on is not None and project.due_on < today


def _order(asked: Asked) -> tuple[OrderBy | str, ...]:
    due = F("due_on").desc(nulls_last=True) if asked.state == "completed" else F("due_on").asc(nulls_last=True)
    if asked.group == "assignee":
        # Two members may have one name: the key keeps them apart.
        return Lower("assignee__user__name").asc(nulls_first=True), F("assignee").asc(nulls_first=True), due, "pk"
    return due, "pk"


def _sections(rows: Iterable[Listed], asked: Asked, today: datetime.date) -> Iterable[Section]:
    def heading(row: Listed) -> tuple[str, int | datetime.date | None]:
        project = row.project
        if asked.group == "assignee":
            return str(project.assignee or "Nobody"), project.assignee_id
        title = "" if project.due_on and asked.state == "completed" else _when(project.due_on, today)
        return title, None if title or project.due_on is None else project.due_on.replace(day=1)

    return (
        Section(title, tuple(found), key if isinstance(key, datetime.date) else None)
        for (title, key), found in groupby(rows, heading)
    )


def _when(due: datetime.date | None, today: datetime.date) -> str:
    """In words, ``""`` for what is further away than next week."""
    if due is None:
        return "No due date"
    if due < today:
        return "Late"
    if due == today:
        return "Today"
    sunday = today + datetime.timedelta(days=6 - today.weekday())
    if due <= sunday:
        return "This week"
    if due <= sunday + datetime.timedelta(days=7):
        return "Next week"
    return ""
