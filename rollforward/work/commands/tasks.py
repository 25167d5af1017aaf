"""Checking tasks off, and adding, changing, ordering and deleting those of one project."""

from __future__ import annotations

import datetime

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.journal.commands import OpenChange, change
from rollforward.journal.models import Source
from rollforward.work.access import projects_of, tasks_of
from rollforward.work.commands.checks import check_assignee, check_date, check_text
from rollforward.work.models import Project, Task
from rollforward.work.saving import add, drop, put


def check_task(member: Member, pk: int, *, done: bool) -> Task:
    """Check a task off, or take that back; whoever may see it may.

    The project follows: begun with its first task, completed with its last, begun again when one is taken back.
    Raises ``FirmLocked``, ``SetReplaced``, ``Task.DoesNotExist``.
    """
    with change(member.firm, member, Source.FORM) as opened:
        task = tasks_of(member).select_related("project__client").get(pk=pk)
        if put(task, opened, done=done):
            _follow(task.project, opened)
    return task


def add_task(
    member: Member,
    project_pk: int,
    *,
    title: str,
    due_on: datetime.date | None = None,
    assignee: int | None = None,
) -> Task:
    """A task behind the others of a project."""
    require(member, Right.CHANGE_WORK)
    with change(member.firm, member, Source.FORM) as opened:
        project = projects_of(member).get(pk=project_pk)
        last = project.tasks.order_by("position", "pk").last()
        task = Task(
            firm=member.firm,
            generation=member.firm.generation,
            project=project,
            title=check_text(title, "title", "task", 300),
            position=last.position + 1 if last else 0,
            due_on=check_date(due_on, "due_on"),
            assignee=check_assignee(member.firm, assignee),
        )
        add([task], opened)
        if project.status == Project.Status.COMPLETED:
            _follow(project, opened)
    return task


def change_task(member: Member, pk: int, *, title: str, due_on: datetime.date | None, assignee: int | None) -> Task:
    """Other words, another date or another member for a task."""
    require(member, Right.CHANGE_WORK)
    with change(member.firm, member, Source.FORM) as opened:
        task = tasks_of(member).get(pk=pk)
        new = check_assignee(member.firm, assignee) if assignee != task.assignee_id else task.assignee
        put(
            task,
            opened,
            title=check_text(title, "title", "task", 300),
            due_on=check_date(due_on, "due_on"),
            assignee_id=new.pk if new else None,
        )
    return task


def move_task(member: Member, pk: int, step: int) -> Task:
    """Move a task up (``-1``) or down (``1``) among those of its project; at either end nothing happens."""
    require(member, Right.CHANGE_WORK)
    with change(member.firm, member, Source.FORM) as opened:
        moved = tasks_of(member).get(pk=pk)
        rows = list(Task.objects.filter(project=moved.project_id))
        at = rows.index(moved)
        to = min(max(at + step, 0), len(rows) - 1)
        rows.insert(to, rows.pop(at))
        for place, row in enumerate(rows):
            put(row, opened, position=place)
    return moved


def delete_task(member: Member, pk: int) -> Task:
    """Delete a task of a project."""
    require(member, Right.DELETE)
    with change(member.firm, member, Source.FORM) as opened:
        task = tasks_of(member).select_related("project").get(pk=pk)
        drop([task], opened)
    return task


def _follow(project: Project, opened: OpenChange) -> None:
    done = list(project.tasks.values_list("done", flat=True))
    if all(done):
        status = Project.Status.COMPLETED
    elif any(done) or project.status == Project.Status.COMPLETED:
        status = Project.Status.IN_PROGRESS
    else:
        return  # none is done: a project that somebody has begun stays begun
    put(project, opened, status=status)
