"""Work for made clients: a series or two each, the occurrence that was done last and the one that comes next."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from random import Random

from dateutil.rrule import rrulestr

from rollforward.accounts.models import Member
from rollforward.clients.models import Client
from rollforward.journal.commands import OpenChange
from rollforward.journal.models import Record
from rollforward.work.generating import look_at
from rollforward.work.models import Project, Series, Task, Template
from rollforward.work.schedule import date_from
from rollforward.work.seed.words import TEMPLATES

_ROWS_AT_ONCE = 500
_SERIES_PER_CLIENT = (0, 1, 1, 2)
_MIDNIGHT = datetime.time()


def add_work(
    clients: Sequence[Client],
    templates: Sequence[Template],
    members: Sequence[Member],
    chance: Random,
    today: datetime.date,
    opened: OpenChange,
) -> None:
    """Series, projects and tasks, written in bulk and told to the open change."""
    series = [
        _series(client, templates[kind], TEMPLATES[kind][1], chance.choice((*members, None)), today)
        for client in clients
        for kind in chance.sample(range(len(templates)), chance.choice(_SERIES_PER_CLIENT))
    ]
    Series.objects.bulk_create(series, batch_size=_ROWS_AT_ONCE)
    projects = [project for one in series for project in _projects(one, chance, today)]
    Project.objects.bulk_create(projects, batch_size=_ROWS_AT_ONCE)
    steps = {name: steps for name, _, steps in TEMPLATES}
    tasks = [task for project in projects for task in _tasks(project, steps[project.name], chance, today)]
    Task.objects.bulk_create(tasks, batch_size=_ROWS_AT_ONCE)
    for record, rows in ((Record.SERIES, series), (Record.PROJECT, projects), (Record.TASK, tasks)):
        for row in rows:
            opened.created(record, row.pk)


def _series(client: Client, template: Template, rule: str, assignee: Member | None, today: datetime.date) -> Series:
    starts_on = datetime.date(today.year - 2, 1, 1)
    series = Series(
        firm=client.firm,
        generation=client.generation,
        client=client,
        template=template,
        name=template.name,
        rule=rule,
        starts_on=starts_on,
        assignee=assignee,
    )
    coming = date_from(rule, starts_on, today)
    look_at(series, coming + datetime.timedelta(days=1) if coming else None)
    return series


def _projects(series: Series, chance: Random, today: datetime.date) -> list[Project]:
    now = datetime.datetime.combine(today, _MIDNIGHT)
    rule = rrulestr(series.rule, dtstart=datetime.datetime.combine(series.starts_on, _MIDNIGHT))
    last, coming = rule.before(now), rule.after(now, inc=True)
    begun = chance.choice((Project.Status.NOT_STARTED, Project.Status.IN_PROGRESS))
    return [
        Project(
            firm=series.firm,
            generation=series.generation,
            client=series.client,
            series=series,
            name=series.name,
            status=status,
            due_on=due.date(),
            occurs_on=due.date(),
            assignee=series.assignee,
        )
        for due, status in ((last, Project.Status.COMPLETED), (coming, begun))
        if due is not None
    ]


def _tasks(project: Project, steps: Sequence[tuple[str, int]], chance: Random, today: datetime.date) -> list[Task]:
    finished = project.status == Project.Status.COMPLETED
    begun = project.status == Project.Status.IN_PROGRESS
    done = len(steps) if finished else chance.randrange(1, len(steps)) if begun else 0
    due = project.due_on or today
    return [
        Task(
            firm=project.firm,
            generation=project.generation,
            project=project,
            title=title,
            position=place,
            done=place < done,
            due_on=due - datetime.timedelta(days=days),
            assignee=project.assignee,
        )
        for place, (title, days) in enumerate(steps)
    ]
