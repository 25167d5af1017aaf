"""Writing rows of work and telling the journal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Manager

from rollforward.journal.commands import OpenChange
from rollforward.journal.images import image_of
from rollforward.journal.models import Record
from rollforward.work.models import Project, Series, Task, Template, TemplateTask

Row = Template | TemplateTask | Series | Project | Task

_RECORDS: dict[type[Row], Record] = {
    Template: Record.TEMPLATE,
    TemplateTask: Record.STEP,
    Series: Record.SERIES,
    Project: Record.PROJECT,
    Task: Record.TASK,
}
_ROWS_AT_ONCE = 500


def add(rows: Iterable[Row], opened: OpenChange) -> None:
    """Insert new rows of one kind."""
    rows = list(rows)
    if not rows:
        return
    manager: Manager[Any] = type(rows[0])._default_manager
    manager.bulk_create(rows, batch_size=_ROWS_AT_ONCE)
    for row in rows:
        opened.created(_RECORDS[type(row)], row.pk)


def put(row: Row, opened: OpenChange, **values: Any) -> bool:
    """Give columns of a row other values; whether any differed."""
    before = image_of(row)
    for name, value in values.items():
        setattr(row, name, value)
    after = image_of(row)
    names = [name for name, value in after.items() if value != before[name]]
    if names:
        row.save(update_fields=names)
        opened.updated(_RECORDS[type(row)], row.pk, {n: before[n] for n in names}, {n: after[n] for n in names})
    return bool(names)


def drop(rows: Iterable[Row], opened: OpenChange) -> None:
    """Delete rows of one kind; the journal keeps them whole. What hangs on them has gone before."""
    rows = list(rows)
    for row in rows:
        opened.deleted(_RECORDS[type(row)], row.pk, image_of(row))
    if rows:
        type(rows[0])._default_manager.filter(pk__in=[row.pk for row in rows]).delete()


def drop_projects(projects: Iterable[Project], opened: OpenChange) -> None:
    """Delete projects with their tasks."""
    projects = list(projects)
    drop(Task.objects.filter(project__in=projects), opened)
    drop(projects, opened)
