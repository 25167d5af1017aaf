"""The one gate to rows of work: a member reaches her own firm's present set, at level 1 only what is assigned to
her."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, may
from rollforward.work.models import Project, Series, Task, Template


def templates_of(member: Member) -> QuerySet[Template]:
    return Template.objects.filter(firm=member.firm)


def series_of(member: Member) -> QuerySet[Series]:
    rows = Series.objects.filter(firm=member.firm, generation=member.firm.generation)
    return rows if may(member, Right.SEE_ALL) else rows.filter(Q(assignee=member) | Q(client__assignee=member))


def projects_of(member: Member) -> QuerySet[Project]:
    rows = Project.objects.filter(firm=member.firm, generation=member.firm.generation)
    if may(member, Right.SEE_ALL):
        return rows
    hers = Task.objects.filter(assignee=member).values("project")
    return rows.filter(Q(assignee=member) | Q(client__assignee=member) | Q(pk__in=hers))


def tasks_of(member: Member) -> QuerySet[Task]:
    rows = Task.objects.filter(firm=member.firm, generation=member.firm.generation)
    return rows if may(member, Right.SEE_ALL) else rows.filter(_hers(member))


def tasks_within(member: Member) -> QuerySet[Task]:
    """The tasks that a member may see, of projects that have come through the gate.

    Not by firm and set again: a database without statistics would go through all of them for those of a few projects.
    """
    return Task.objects.all() if may(member, Right.SEE_ALL) else Task.objects.filter(_hers(member))


def _hers(member: Member) -> Q:
    return Q(assignee=member) | Q(project__assignee=member) | Q(project__client__assignee=member)
