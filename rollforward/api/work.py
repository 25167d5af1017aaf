"""Projects: what is to be done for clients, who does it, and how far it is."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from django.db import transaction
from django.db.models import Prefetch
from django.http import HttpRequest
from ninja import Query, Router, Status
from ninja.decorators import decorate_view

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.accounts.tokens import Scope
from rollforward.api import work_shapes as shapes
from rollforward.api.entrance import Token, member_of
from rollforward.api.once import once
from rollforward.api.people import email_of, key_of
from rollforward.api.shape import AfterPk, ClientId, Limit, OfClient, Pk
from rollforward.api.tasks import task_answer
from rollforward.work import commands
from rollforward.work.access import projects_of, tasks_within
from rollforward.work.models import Project

READ, WRITE = Token(Scope.WORK), Token(Scope.WORK_WRITE)

router = Router(tags=["work"])
InStatus = Annotated[str, Query(max_length=20, description="How far they are, blank for all.")]


@router.get("/projects", response=shapes.Projects, auth=READ, url_name="projects")
def projects(
    request: HttpRequest, after: AfterPk = 0, limit: Limit = 100, client: OfClient = "", status: InStatus = ""
) -> Any:
    """Projects, oldest first; ``after``: the number of the last one seen. Of one client, or in one status."""
    wanted = {"client__public_id": client, "status": status}
    rows = _projects(member_of(request)).filter(pk__gt=after, **{key: text for key, text in wanted.items() if text})
    found = list(rows.order_by("pk")[: limit + 1])
    following = found[limit - 1].pk if len(found) > limit else None
    return {"items": [_answer(project) for project in found[:limit]], "next": following}


@router.get("/projects/{int:pk}", response=shapes.Project, auth=READ, url_name="project")
def project(request: HttpRequest, pk: Pk) -> Any:
    """One project with its tasks."""
    return _answer(_projects(member_of(request)).get(pk=pk))


@router.post("/clients/{client_id}/projects", response={201: shapes.Project}, auth=WRITE, url_name="client-projects")
@decorate_view(once)
def add_project(request: HttpRequest, client_id: ClientId, said: shapes.NewProject) -> Any:
    """Add a project for a client, with the tasks of a template where one is named."""
    member = member_of(request)
    require(member, Right.CHANGE_WORK)
    wanted = {**said.dict(), "assignee": key_of(member, said.assignee)}
    made = commands.create_project(member, client_id, **wanted)
    return Status(HTTPStatus.CREATED, _answer(_projects(member).get(pk=made.pk)))


@router.post("/projects/reassign", response=shapes.Count, auth=WRITE, url_name="projects-reassign")
@decorate_view(once)
def reassign(request: HttpRequest, said: shapes.HandedOver) -> Any:
    """Hand several projects over with their open tasks."""
    member = member_of(request)
    require(member, Right.CHANGE_WORK)
    return {"count": commands.reassign(member, said.projects, key_of(member, said.assignee))}


@router.patch("/projects/{int:pk}", response=shapes.Project, auth=WRITE, url_name="project")
def change_project(request: HttpRequest, pk: Pk, said: shapes.ChangedProject) -> Any:
    """Change what is given, all of it or nothing: name, due date, assignee, status."""
    member, given = member_of(request), said.dict(exclude_unset=True)
    with transaction.atomic():
        held = projects_of(member).get(pk=pk)
        if given.keys() & {"name", "due_on", "assignee"}:
            require(member, Right.CHANGE_WORK)
            assignee = key_of(member, said.assignee) if "assignee" in given else held.assignee_id
            name, due_on = held.name if said.name is None else said.name, given.get("due_on", held.due_on)
            commands.change_project(member, pk, name=name, due_on=due_on, assignee=assignee)
        if said.status:
            commands.set_status(member, pk, said.status)
    return _answer(_projects(member).get(pk=pk))


@router.delete("/projects/{int:pk}", response={204: None}, auth=WRITE, url_name="project")
def remove_project(request: HttpRequest, pk: Pk) -> Any:
    """Delete a project with its tasks."""
    commands.delete_project(member_of(request), pk)
    return Status(HTTPStatus.NO_CONTENT, None)


def _projects(member: Member) -> Any:
    """Those that she may see, with those of their tasks that she may see."""
    tasks = Prefetch("tasks", tasks_within(member).select_related("assignee__user"))
    return projects_of(member).select_related("client", "assignee__user").prefetch_related(tasks)


def _answer(project: Project) -> dict[str, Any]:
    return {
        "id": project.pk,
        "client": project.client.public_id,
        "series": project.series_id,
        "name": project.name,
        "status": project.status,
        "due_on": project.due_on,
        "assignee": email_of(project.assignee),
        "tasks": [task_answer(task) for task in project.tasks.all()],
    }
