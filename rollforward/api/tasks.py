"""Tasks of projects: add, check off, change, order, delete."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.accounts.tokens import Scope
from rollforward.api import work_shapes as shapes
from rollforward.api.entrance import Token, member_of
from rollforward.api.once import once
from rollforward.api.people import email_of, key_of
from rollforward.api.shape import Pk
from rollforward.work import commands
from rollforward.work.models import Task
from rollforward.work.queries import get_task

WRITE = Token(Scope.WORK_WRITE)
_STEPS = {"up": -1, "down": 1}

router = Router(tags=["work"])


@router.post("/projects/{int:pk}/tasks", response={201: shapes.Task}, auth=WRITE, url_name="project-tasks")
@decorate_view(once)
def add_task(request: HttpRequest, pk: Pk, said: shapes.NewTask) -> Any:
    """Add a task behind the others of a project."""
    member = member_of(request)
    require(member, Right.CHANGE_WORK)
    wanted = {**said.dict(), "assignee": key_of(member, said.assignee)}
    return Status(HTTPStatus.CREATED, task_answer(commands.add_task(member, pk, **wanted)))


@router.patch("/tasks/{int:pk}", response=shapes.Task, auth=WRITE, url_name="task")
def change_task(request: HttpRequest, pk: Pk, said: shapes.ChangedTask) -> Any:
    """Check a task off or take that back; change what is given of its title, date, assignee and place: all of it or
    nothing."""
    member = member_of(request)
    with transaction.atomic():
        _change(member, get_task(member, pk), said)
        if said.done is not None:
            commands.check_task(member, pk, done=said.done)
        if said.move:
            commands.move_task(member, pk, _STEPS[said.move])
    return task_answer(get_task(member, pk))


@router.delete("/tasks/{int:pk}", response={204: None}, auth=WRITE, url_name="task")
def remove_task(request: HttpRequest, pk: Pk) -> Any:
    """Delete a task."""
    commands.delete_task(member_of(request), pk)
    return Status(HTTPStatus.NO_CONTENT, None)


def _change(member: Member, held: Task, said: shapes.ChangedTask) -> None:
    given = said.dict(exclude_unset=True)
    if not given.keys() & {"title", "due_on", "assignee"}:
        return
    require(member, Right.CHANGE_WORK)
    assignee = key_of(member, said.assignee) if "assignee" in given else held.assignee_id
    title, due_on = held.title if said.title is None else said.title, given.get("due_on", held.due_on)
    commands.change_task(member, held.pk, title=title, due_on=due_on, assignee=assignee)


def task_answer(task: Task) -> dict[str, Any]:
    return {
        "id": task.pk,
        "title": task.title,
        "done": task.done,
        "due_on": task.due_on,
        "assignee": email_of(task.assignee),
    }
