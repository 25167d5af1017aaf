"""Templates: the lists of tasks that series and projects are made from."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from django.db import transaction
from django.http import HttpRequest
from ninja import Query, Router, Status
from ninja.decorators import decorate_view

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.accounts.tokens import Scope
from rollforward.api import series_shapes as shapes
from rollforward.api.entrance import Token, member_of
from rollforward.api.once import once
from rollforward.api.people import read_steps, said_steps
from rollforward.api.shape import Pk
from rollforward.work import commands
from rollforward.work.access import templates_of
from rollforward.work.commands import Edited
from rollforward.work.models import Template
from rollforward.work.queries import get_template
from rollforward.work.steps import steps_of_template

READ, WRITE = Token(Scope.WORK), Token(Scope.WORK_WRITE)
Archived = Annotated[bool, Query(description="Those that are offered no more, in place of the others.")]

router = Router(tags=["work"])


@router.get("/templates", response=list[shapes.Template], auth=READ, url_name="templates")
def templates(request: HttpRequest, archived: Archived = False) -> Any:
    """The firm's templates by name."""
    member = member_of(request)
    require(member, Right.CHANGE_WORK)
    rows = templates_of(member).filter(archived=archived).order_by("name", "pk").prefetch_related("tasks")
    return [_answer(member, row) for row in rows]


@router.post("/templates", response={201: shapes.Template}, auth=WRITE, url_name="templates")
@decorate_view(once)
def add_template(request: HttpRequest, said: shapes.NewTemplate) -> Any:
    """Add a template with its tasks."""
    member = member_of(request)
    require(member, Right.CHANGE_WORK)
    steps = [one.step for one in read_steps(member, said.tasks)]
    made = commands.create_template(member, said.name, said.description, steps)
    return Status(HTTPStatus.CREATED, _answer(member, get_template(member, made.pk)))


@router.get("/templates/{int:pk}", response=shapes.Template, auth=READ, url_name="template")
def template(request: HttpRequest, pk: Pk) -> Any:
    """One template with its tasks."""
    member = member_of(request)
    require(member, Right.CHANGE_WORK)
    return _answer(member, get_template(member, pk))


@router.patch("/templates/{int:pk}", response=shapes.Template, auth=WRITE, url_name="template")
def change_template(request: HttpRequest, pk: Pk, said: shapes.ChangedTemplate) -> Any:
    """Change what is given, all of it or nothing: name, description, tasks, whether it is offered."""
    member = member_of(request)
    require(member, Right.CHANGE_WORK)
    with transaction.atomic():
        held = get_template(member, pk)
        name = held.name if said.name is None else said.name
        description = held.description if said.description is None else said.description
        commands.change_template(member, pk, name, description, _steps(member, held, said))
        if said.archived is not None:
            commands.archive_template(member, pk, archived=said.archived)
    return _answer(member, get_template(member, pk))


def _steps(member: Member, held: Template, said: shapes.ChangedTemplate) -> list[Edited]:
    if said.tasks is None:
        return [Edited(step, step.title) for step in steps_of_template(held)]
    return read_steps(member, said.tasks)


def _answer(member: Member, row: Template) -> dict[str, Any]:
    return {
        "id": row.pk,
        "name": row.name,
        "description": row.description,
        "archived": row.archived,
        "tasks": said_steps(member, steps_of_template(row)),
    }
