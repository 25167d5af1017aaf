"""The month of work: what is due on each day, in whole weeks."""

from __future__ import annotations

import datetime
from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass, replace

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.utils.formats import get_format

from rollforward.accounts.calendar import today_of
from rollforward.accounts.models import Member
from rollforward.work.lists import Asked, is_late, narrowed
from rollforward.work.models import Project
from rollforward.work.schedule import FIRST_YEAR, LAST_YEAR

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A project on its day."""

    project: Project
    late: bool


@dataclass(frozen=True, slots=True)
class Day:
    """``entries``: the first few that are due; ``more``: how many others are."""

    date: datetime.date
    within: bool
    today: bool
    entries: tuple[Entry, ...]
    more: int

    @property
    def count(self) -> int:
        return len(self.entries) + self.more


@dataclass(frozen=True, slots=True)
class Month:
    """``first``: its first day; ``before`` and ``after``: those of the months beside it. ``total``: what is due."""

    first: datetime.date
    before: datetime.date
    after: datetime.date
    weeks: tuple[tuple[Day, ...], ...]
    total: int


def month_of_work(member: Member, asked: Asked, text: str) -> Month:
    """The month of a text such as ``2026-04``, this one where it says none."""
    today = today_of(member.firm)
    first = _first_day(text) or today.replace(day=1)
    # Django counts the days of a week from Sunday, the calendar from Monday.
    calendar = Calendar((int(get_format("FIRST_DAY_OF_WEEK")) - 1) % 7)
    weeks = calendar.monthdatescalendar(first.year, first.month)
    rows = narrowed(member, replace(asked, day=None)).filter(due_on__range=(weeks[0][0], weeks[-1][-1]))
    counts = dict(rows.order_by().values_list("due_on").annotate(Count("pk")))
    place = Window(RowNumber(), partition_by=F("due_on"), order_by=F("pk").asc())
    entries = defaultdict(list)
    for project in rows.select_related("client", "assignee__user").alias(place=place).filter(place__lte=_SHOWN):
        entries[project.due_on].append(Entry(project, is_late(project, today)))

    def day(date: datetime.date) -> Day:
        shown = tuple(sorted(entries[date], key=lambda entry: entry.project.pk))
        return Day(date, date.month == first.month, date == today, shown, counts.get(date, 0) - len(shown))

    return Month(
        first,
        (first - datetime.timedelta(days=1)).replace(day=1),
        (first + datetime.timedelta(days=31)).replace(day=1),
        tuple(tuple(day(date) for date in week) for week in weeks),
        sum(count for date, count in counts.items() if date.month == first.month),
    )


def _first_day(text: str) -> datetime.date | None:
    try:
        first = datetime.date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return first if FIRST_YEAR <= first.year <= LAST_YEAR else None
