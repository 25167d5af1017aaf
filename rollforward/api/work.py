"""Projects and their tasks: what is to be done, and what was."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Status
from ninja.decorators import decorate_view

from rollforward.accounts.models import Member
from rollforward.accounts.queries import members_of
from rollforward.accounts.tokens import Scope
from rollforward.api import shapes
from rollforward.api.entrance import Token, member_of
from rollforward.api.once import once
from rollforward.clients.errors import NotValid
from rollforward.work import commands
from rollforward.work.access import projects_of
from rollforward.work.models import Project, Task

MOST = 500
READ, WRITE = Token(Scope.WORK), Token(Scope.WORK_WRITE)

router = Router(tags=["work"])
Number = Annotated[int, Query(ge=0, le=2**53)]


@router.get("/projects", response=shapes.Projects, auth=READ, url_name="projects")
def projects(
    request: HttpRequest,
    after: Number = 0,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
    client: Annotated[str, Query(max_length=40)] = "",
    status: Annotated[str, Query(max_length=20)] = "",
) -> Any:
    """Projects, oldest first; ``after``: the number of the last one seen. Of one client, or in one status."""
    wanted = {"client__public_id": client, "status": status}
    rows = _projects(member_of(request)).filter(pk__gt=after, **{key: text for key, text in wanted.items() if text})
    found = list(rows.order_by("pk")[: limit + 1])
    following = found[limit - 1].pk if len(found) > limit else None
    return {"items": [_answer(project) for project in found[:limit]], "next": following}


@router.get("/projects/{int:pk}", response=shapes.Project, auth=READ, url_name="project")
def project(request: HttpRequest, pk: int) -> Any:
    """One project with its tasks."""
    return _answer(_projects(member_of(request)).get(pk=pk))


@router.post("/clients/{client_id}/projects", response={201: shapes.Project}, auth=WRITE, url_name="client-projects")
@decorate_view(once)
def add_project(request: HttpRequest, client_id: str, said: shapes.NewProject) -> Any:
    """Add a project for a client."""
    member = member_of(request)
    assignee = _assignee(member, said.assignee)
    made = commands.create_project(member, client_id, name=said.name, due_on=said.due_on, assignee=assignee)
    return Status(HTTPStatus.CREATED, _answer(_projects(member).get(pk=made.pk)))


@router.patch("/projects/{int:pk}", response=shapes.Project, auth=WRITE, url_name="project")
def change_project(request: HttpRequest, pk: int, said: shapes.ChangedProject) -> Any:
    """Change what is given: name, due date, assignee, status."""
    member = member_of(request)
    held = projects_of(member).get(pk=pk)
    given = said.dict(exclude_unset=True)
    if given.keys() & {"name", "due_on", "assignee"}:
        assignee = _assignee(member, said.assignee) if "assignee" in given else held.assignee_id
        name, due_on = given.get("name") or held.name, given.get("due_on", held.due_on)
        commands.change_project(member, pk, name=name, due_on=due_on, assignee=assignee)
    if said.status:
        commands.set_status(member, pk, said.status)
    return _answer(_projects(member).get(pk=pk))


@router.delete("/projects/{int:pk}", response={204: None}, auth=WRITE, url_name="project")
def remove_project(request: HttpRequest, pk: int) -> Any:
    """Delete a project with its tasks."""
    commands.delete_project(member_of(request), pk)
    return Status(HTTPStatus.NO_CONTENT, None)


@router.patch("/tasks/{int:pk}", response=shapes.Task, auth=WRITE, url_name="task")
def check_task(request: HttpRequest, pk: int, said: shapes.Done) -> Any:
    """Check a task off, or take that back."""
    return _task(commands.check_task(member_of(request), pk, done=said.done))


def _projects(member: Member) -> Any:
    return projects_of(member).select_related("client", "assignee__user").prefetch_related("tasks__assignee__user")


def _answer(project: Project) -> dict[str, Any]:
    return {
        "id": project.pk,
        "client": project.client.public_id,
        "name": project.name,
        "status": project.status,
        "due_on": project.due_on,
        "assignee": _email(project.assignee),
        "tasks": [_task(task) for task in project.tasks.all()],
    }


def _task(task: Task) -> dict[str, Any]:
    who = _email(task.assignee)
    return {"id": task.pk, "title": task.title, "done": task.done, "due_on": task.due_on, "assignee": who}


def _email(member: Member | None) -> str | None:
    return member.user.email if member else None


def _assignee(member: Member, email: str | None) -> int | None:
    """The key of the firm's member with that address."""
    if not email:
        return None
    found = members_of(member.firm).filter(user__email__iexact=email.strip()).first()
    if found is None:
        raise NotValid({"assignee": f"{email} is no member of the firm. Give the address of one."})
    return found.pk
