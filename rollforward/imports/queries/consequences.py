"""What clearing everything would put away, in the firm's own numbers."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from rollforward.accounts.models import Firm, Member
from rollforward.clients.access import whole_set
from rollforward.work.models import Project, Series, Task


@dataclass(frozen=True, slots=True)
class Consequences:
    """``todo``: members and how many open tasks of theirs go. ``kept_until``: the day until which it can be undone."""

    clients: int
    contacts: int
    series: int
    open_projects: int
    open_tasks: int
    todo: tuple[tuple[str, int], ...]
    kept_until: datetime.date


def consequences(firm: Firm) -> Consequences:
    """The present set of a firm, counted."""
    clients, contacts, _ = whole_set(firm, firm.generation)
    here = {"firm": firm, "generation": firm.generation}
    tasks = Task.objects.filter(**here, done=False)
    per_member = tasks.exclude(assignee=None).values("assignee").annotate(count=Count("pk")).order_by("-count")
    names = {m.pk: str(m) for m in Member.objects.filter(firm=firm).select_related("user")}
    return Consequences(
        clients.count(),
        contacts.count(),
        Series.objects.filter(**here).count(),
        Project.objects.filter(**here).exclude(status=Project.Status.COMPLETED).count(),
        tasks.count(),
        tuple((names[row["assignee"]], row["count"]) for row in per_member),
        timezone.localdate() + datetime.timedelta(days=firm.retention_days),
    )
