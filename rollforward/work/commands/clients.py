"""What takes work with it."""

from __future__ import annotations

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.access import clients_of
from rollforward.clients.commands import remove_client
from rollforward.journal.commands import change
from rollforward.journal.models import Source
from rollforward.work.models import Project, Series
from rollforward.work.saving import drop, drop_projects


def delete_client(member: Member, public_id: str) -> None:
    """Delete a client with its series, projects, tasks, ties, and the contacts of nobody else; all in one change.

    The journal keeps every row whole. Raises ``NotAllowed``, ``FirmLocked``, ``Client.DoesNotExist``.
    """
    require(member, Right.DELETE)
    with change(member.firm, member, Source.FORM) as opened:
        client = clients_of(member).get(public_id=public_id)
        drop_projects(Project.objects.filter(client=client), opened)
        drop(Series.objects.filter(client=client), opened)
        remove_client(client, opened)
