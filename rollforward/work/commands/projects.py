"""Adding one-off projects, and changing, handing over and deleting any."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.access import clients_of
from rollforward.clients.errors import NotValid
from rollforward.journal.commands import change
from rollforward.journal.models import Source
from rollforward.work.access import projects_of
from rollforward.work.commands.checks import check_assignee, check_date, check_template, check_text
from rollforward.work.models import Project
from rollforward.work.rollout import give_to, set_due
from rollforward.work.saving import add, drop_projects, put
from rollforward.work.steps import new_task, steps_of_template


def create_project(
    member: Member,
    client_id: str,
    *,
    name: str,
    due_on: datetime.date | None = None,
    assignee: int | None = None,
    template: int | None = None,
) -> Project:
    """A one-off project for a client (its public ID), with the steps of a template if one is given.

    Raises ``NotValid``, ``NotAllowed``, ``FirmLocked``, ``Client.DoesNotExist``.
    """
    require(member, Right.CHANGE_WORK)
    with change(member.firm, member, Source.FORM) as opened:
        project = Project(
            firm=member.firm,
            generation=member.firm.generation,
            client=clients_of(member).get(public_id=client_id),
            name=check_text(name, "name", "project"),
            due_on=check_date(due_on, "due_on"),
            assignee=check_assignee(member.firm, assignee),
        )
        add([project], opened)
        steps = steps_of_template(check_template(member, template))
        add((new_task(project, step, place) for place, step in enumerate(steps)), opened)
    return project


def change_project(
    member: Member, pk: int, *, name: str, due_on: datetime.date | None, assignee: int | None
) -> Project:  # fmt: skip
    """Another name, due date (open tasks keep their distance from it) or assignee (who takes over open tasks)."""
    require(member, Right.CHANGE_WORK)
    with change(member.firm, member, Source.FORM) as opened:
        project = projects_of(member).get(pk=pk)
        new = check_assignee(member.firm, assignee) if assignee != project.assignee_id else project.assignee
        put(project, opened, name=check_text(name, "name", "project"))
        set_due(project, check_date(due_on, "due_on"), opened)
        give_to(project, new.pk if new else None, opened)
    return project


def set_status(member: Member, pk: int, status: str) -> Project:
    """Say how far a project is; whoever it is assigned to may. Its tasks stay as they are."""
    if status not in Project.Status.values:
        raise NotValid({"": f'There is no status "{status}".'})
    with change(member.firm, member, Source.FORM) as opened:
        project = projects_of(member).get(pk=pk)
        put(project, opened, status=status)
    return project


def reassign(member: Member, pks: Sequence[int], assignee: int | None) -> int:
    """Hand several projects over with their open tasks; how many there were."""
    require(member, Right.CHANGE_WORK)
    with change(member.firm, member, Source.FORM) as opened:
        new = check_assignee(member.firm, assignee)
        projects = list(projects_of(member).filter(pk__in=pks).prefetch_related("tasks"))
        for project in projects:
            give_to(project, new.pk if new else None, opened)
    return len(projects)


def delete_project(member: Member, pk: int) -> None:
    """Delete a project with its tasks. Its series makes none for that date again."""
    require(member, Right.DELETE)
    with change(member.firm, member, Source.FORM) as opened:
        drop_projects([projects_of(member).get(pk=pk)], opened)
