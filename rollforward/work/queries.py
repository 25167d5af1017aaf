"""Reading one client's work, a series, a project, a template for the screens and the API."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Count, F, Prefetch, Q

from rollforward.accounts.calendar import today_of
from rollforward.accounts.models import Member
from rollforward.clients.models import Client
from rollforward.work.access import projects_of, series_of, tasks_of, tasks_within, templates_of
from rollforward.work.lists import Listed, is_late, with_tasks
from rollforward.work.models import NEVER, Project, Series, Task, Template
from rollforward.work.rollout import not_started
from rollforward.work.schedule import dates, off_weekend

PREVIEWED = 12


@dataclass(frozen=True, slots=True)
class ClientWork:
    """A client's work as far as the member may see it; projects carry their tasks."""

    series: tuple[Series, ...]
    projects: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A template with the numbers of its steps and of the present series made from it."""

    template: Template
    steps: int
    series: int


def work_of_client(member: Member, client: Client, *, most: int = 100, unfolded: int | None = None) -> ClientWork:
    """Series by name; projects by due date, the open ones first."""
    projects = projects_of(member).filter(client=client)
    completed = projects.filter(status=Project.Status.COMPLETED)
    shown = with_tasks(
        member,
        projects.filter(status__in=Project.OPEN).order_by(F("due_on").asc(nulls_last=True), "pk")[:most],
        unfolded,
    )
    shown += with_tasks(
        member, completed.order_by(F("due_on").desc(nulls_last=True), "pk")[: most - len(shown)], unfolded
    )
    series = series_of(member).filter(client=client).select_related("assignee__user", "template").order_by("name", "pk")
    return ClientWork(tuple(series[:most]), tuple(shown))


def get_project(member: Member, pk: int) -> Listed:
    """A project with its tasks. Raises ``Project.DoesNotExist``."""
    tasks = Prefetch("tasks", queryset=tasks_within(member).select_related("assignee__user"))
    found = projects_of(member).select_related("client", "series", "assignee__user").prefetch_related(tasks).get(pk=pk)
    return Listed(found, tuple(found.tasks.all()), is_late(found, today_of(member.firm)))


def get_series(member: Member, pk: int) -> Series:
    """Raises ``Series.DoesNotExist``."""
    found = series_of(member).select_related("client", "template", "assignee__user")
    return found.prefetch_related("template__tasks").get(pk=pk)


def get_template(member: Member, pk: int) -> Template:
    """Raises ``Template.DoesNotExist``."""
    return templates_of(member).prefetch_related("tasks").get(pk=pk)


def list_templates(member: Member, *, archived: bool = False) -> list[TemplateLine]:
    """The firm's templates by name."""
    here = Q(series__generation=member.firm.generation)
    rows = templates_of(member).filter(archived=archived).order_by("name", "pk")
    counted = rows.annotate(
        steps=Count("tasks", distinct=True), in_use=Count("series", filter=here, distinct=True)
    )  # fmt: skip
    return [TemplateLine(row, row.steps, row.in_use) for row in counted]


def followers(member: Member, template: Template) -> tuple[int, int]:
    """How many series take their steps from a template now, and how many projects would follow a change of them."""
    many = series_of(member).filter(template=template, steps__isnull=True)
    return many.count(), not_started(many).count()


def reached(series: Series) -> int:
    """How many projects would follow a change of a series."""
    return not_started([series]).count()


def next_dates(
    rule: str, starts_on: datetime.date, ends_on: datetime.date | None, weekend: str, first: datetime.date
) -> list[tuple[datetime.date, datetime.date]]:
    """The next dates of a schedule from ``first`` on, each with the day on which the project is then due."""
    found = dates(rule, starts_on, first, ends_on or NEVER, PREVIEWED)
    return [(day, off_weekend(day, weekend)) for day in found]


def get_task(member: Member, pk: int) -> Task:
    """A task with its project. Raises ``Task.DoesNotExist``."""
    return tasks_of(member).select_related("project__client", "assignee__user").get(pk=pk)
