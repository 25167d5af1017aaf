"""Changing work, and what takes work with it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.access import clients_of
from rollforward.clients.commands import remove_client
from rollforward.journal.commands import OpenChange, change
from rollforward.journal.images import image_of
from rollforward.journal.models import Record, Source
from rollforward.work.models import Project, Series, Task


def delete_client(member: Member, public_id: str) -> None:
    """Delete a client with its series, projects, tasks, ties, and the contacts of nobody else; all in one change.

    The journal keeps every row whole. Raises ``NotAllowed``, ``FirmLocked``, ``Client.DoesNotExist``.
    """
    require(member, Right.DELETE)
    with change(member.firm, member, Source.FORM) as opened:
        client = clients_of(member).get(public_id=public_id)
        _drop(Task.objects.filter(project__client=client), Record.TASK, opened)
        _drop(Project.objects.filter(client=client), Record.PROJECT, opened)
        _drop(Series.objects.filter(client=client), Record.SERIES, opened)
        remove_client(client, opened)


def _drop(rows: QuerySet[Any], record: Record, opened: OpenChange) -> None:
    for row in rows:
        opened.deleted(record, row.pk, image_of(row))
    rows.delete()
