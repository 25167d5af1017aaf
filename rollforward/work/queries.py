"""Reading work for the screens and the API."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Prefetch

from rollforward.accounts.models import Member
from rollforward.clients.models import Client
from rollforward.work.access import projects_of, series_of, tasks_of
from rollforward.work.models import Project, Series


@dataclass(frozen=True, slots=True)
class ClientWork:
    """A client's work as far as the member may see it; projects carry their tasks."""

    series: tuple[Series, ...]
    projects: tuple[Project, ...]


def work_of_client(member: Member, client: Client, *, most: int = 100) -> ClientWork:
    """Series by name; projects by due date, the open ones first."""
    projects = (
        projects_of(member)
        .filter(client=client)
        .select_related("assignee__user")
        .prefetch_related(Prefetch("tasks", queryset=tasks_of(member).select_related("assignee__user")))
    )
    completed = Project.Status.COMPLETED
    shown = list(projects.exclude(status=completed).order_by(F("due_on").asc(nulls_last=True), "pk")[:most])
    shown += projects.filter(status=completed).order_by("-due_on", "pk")[: most - len(shown)]
    series = series_of(member).filter(client=client).select_related("assignee__user", "template").order_by("name")
    return ClientWork(tuple(series[:most]), tuple(shown))
