"""A change of a template or series reaches its projects that nobody has started; what was changed by hand stays."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from rollforward.journal.commands import OpenChange
from rollforward.work.generating import add_with_tasks, look_at, new_project, next_on
from rollforward.work.models import Project, Series, Task
from rollforward.work.saving import add, drop, drop_projects, put
from rollforward.work.schedule import dates, off_weekend
from rollforward.work.steps import Step, Steps, new_task


def not_started(many: QuerySet[Series] | list[Series]) -> QuerySet[Project]:
    """The projects that a change of their series still reaches."""
    waiting = Project.objects.filter(series__in=many, status=Project.Status.NOT_STARTED)
    return waiting.select_related("series").prefetch_related("tasks")


def give_steps(project: Project, old: Steps, new: Mapping[Step, str | None], opened: OpenChange) -> None:
    """Give a project the steps of ``new`` in their order in place of ``old``.

    ``new`` holds for each step the title that it had before, ``None`` for a new one. Tasks that somebody added to the
    project stay behind the others, and so does an assignee or a date that somebody gave to one task.
    """
    known = {step.title: step for step in old}
    tasks = list(project.tasks.all())
    of_steps = {task.title: task for task in tasks if task.title in known}
    others = [task for task in tasks if task.title not in known]
    kept = set()
    missing = []
    for place, (step, before) in enumerate(new.items()):
        task = of_steps.get(before) if before is not None else None
        if task is None or before is None:
            missing.append(new_task(project, step, place))
        else:
            kept.add(task.pk)
            _change(task, project, known[before], step, place, opened)
    add(missing, opened)
    drop([task for task in of_steps.values() if task.pk not in kept], opened)
    for place, task in enumerate(others, len(new)):
        put(task, opened, position=place)


def _change(task: Task, project: Project, old: Step, new: Step, place: int, opened: OpenChange) -> None:
    was, now = new_task(project, old, place), new_task(project, new, place)
    put(
        task,
        opened,
        title=new.title,
        position=place,
        due_on=now.due_on if task.due_on == was.due_on else task.due_on,
        assignee_id=now.assignee_id if task.assignee_id == was.assignee_id else task.assignee_id,
    )


def rename(series: Series, old: str, opened: OpenChange) -> None:
    """Projects that bear the series' old name get its new one."""
    for project in not_started([series]).filter(name=old):
        put(project, opened, name=series.name)


def hand_over(series: Series, old: int | None, opened: OpenChange) -> None:
    """Projects and tasks of the old assignee go to the series' new one."""
    for project in not_started([series]).filter(assignee=old):
        give_to(project, series.assignee_id, opened)


def give_to(project: Project, assignee_id: int | None, opened: OpenChange) -> None:
    """Another assignee for a project and for those of its open tasks that were with the one before."""
    for task in project.tasks.all():
        if task.assignee_id == project.assignee_id and not task.done:
            put(task, opened, assignee_id=assignee_id)
    put(project, opened, assignee_id=assignee_id)


@dataclass(frozen=True, slots=True)
class Timing:
    """What says when a series' projects are due. ``next_on``: the date that it had got to, ``None`` for all of them."""

    rule: str
    starts_on: datetime.date
    ends_on: datetime.date | None
    weekend: str
    days_ahead: int
    next_on: datetime.date | None

    @classmethod
    def of(cls, series: Series) -> Timing:
        return cls(
            series.rule, series.starts_on, series.ends_on, series.weekend, series.days_ahead, next_on(series)
        )  # fmt: skip

    def dates(self, first: datetime.date, last: datetime.date) -> list[datetime.date]:
        return dates(self.rule, self.starts_on, first, min(last, self.ends_on or last))


def reschedule(series: Series, old: Timing, today: datetime.date, opened: OpenChange) -> None:
    """Move the projects that are still to come to the new dates of their series; make and delete as many as that takes.

    What is late already stays where it is. A date whose project somebody deleted gets none again.
    """
    coming = list(not_started([series]).filter(occurs_on__gte=today).order_by("occurs_on"))
    free = {project.occurs_on: project for project in coming if project.occurs_on}
    until = max([today + datetime.timedelta(days=series.days_ahead), *free])
    taken = set(Project.objects.filter(series=series).values_list("occurs_on", flat=True)) - set(free)
    gone = {day for day in old.dates(today, until) if old.next_on is None or day < old.next_on} - taken - set(free)
    wanted = [day for day in Timing.of(series).dates(today, until) if day not in taken | gone]
    moving = [project for day, project in free.items() if day not in wanted]
    to = [day for day in wanted if day not in free]
    drop_projects(moving[len(to) :], opened)
    for day, project in [*zip(to, moving, strict=False), *((day, free[day]) for day in wanted if day in free)]:
        _move(project, day, series, old, opened)
    add_with_tasks([new_project(series, day) for day in to[len(moving) :]], opened)
    look_at(series, until + datetime.timedelta(days=1))


def _move(project: Project, day: datetime.date, series: Series, old: Timing, opened: OpenChange) -> None:
    was = off_weekend(project.occurs_on, old.weekend) if project.occurs_on else None
    due = off_weekend(day, series.weekend) if project.due_on == was else project.due_on
    put(project, opened, occurs_on=day)
    set_due(project, due, opened)


def set_due(project: Project, due: datetime.date | None, opened: OpenChange) -> None:
    """Another due date for a project; its open tasks keep their distance from it."""
    before = project.due_on
    if put(project, opened, due_on=due) and before and due:
        for task in project.tasks.all():
            if task.due_on and not task.done:
                put(task, opened, due_on=task.due_on + (due - before))
