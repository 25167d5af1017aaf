"""Projects of series, made ahead of time: each date of a series once, whoever looks and however often.

All writes to a firm follow one another, so who makes projects reads what the one before her left; and the table takes
no second project of a series for one date.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterable, Iterator, Sequence

from django.db import DatabaseError
from django.db.models import Max, Q, QuerySet

from rollforward.accounts.calendar import today_of
from rollforward.accounts.models import Firm
from rollforward.journal.commands import FirmLocked, OpenChange, SetReplaced, change
from rollforward.journal.models import Source
from rollforward.work.models import NEVER, Project, Series, Task
from rollforward.work.saving import add
from rollforward.work.schedule import date_from, dates, off_weekend
from rollforward.work.steps import new_task, steps_of_series

log = logging.getLogger("rollforward.work")

#: Series that are gone through in one transaction: other writers of the firm wait for so long.
PORTION = 100
_DAY = datetime.timedelta(days=1)


def rounds_portions() -> Iterator[None]:
    """One round through all firms: each step makes what is due of a few series, and whoever asks may stop in between.

    A firm that is locked, or whose rows cannot be read, waits for the next round and keeps no other from its turn.
    """
    for firm in Firm.objects.order_by("pk"):
        try:
            while _waiting(firm).exists():
                with change(firm, None, Source.SCHEDULE) as opened:
                    make_projects(list(_waiting(firm)[:PORTION]), today_of(firm), opened)
                yield
        except (FirmLocked, SetReplaced):
            continue
        except (DatabaseError, ValueError):
            log.exception("the projects of firm %s could not be made; they are tried again", firm.pk)


def _waiting(firm: Firm) -> QuerySet[Series]:
    """Series that have a project to make by now, or that nobody has looked at yet."""
    here = Series.objects.filter(firm=firm, generation=firm.generation)
    due = here.filter(Q(generates_on__lte=today_of(firm)) | Q(generates_on=None))
    return due.select_related("template").prefetch_related("template__tasks").order_by("pk")


def make_projects(many: Sequence[Series], today: datetime.date, opened: OpenChange) -> list[Project]:
    """Make the projects of series up to as many days ahead as each wants, inside an open change."""
    present = _present(many)
    made = [
        new_project(series, day)
        for series in many
        for day in _due_dates(series, today)
        if (series.pk, day) not in present
    ]
    add_with_tasks(made, opened)
    Series.objects.bulk_update(many, ["generates_on"], batch_size=PORTION)
    return made


def add_with_tasks(projects: Sequence[Project], opened: OpenChange) -> None:
    """Insert new projects of series, with the tasks that their series asks for."""
    add(projects, opened)
    add((t for p in projects if p.series for t in _tasks(p, p.series)), opened)


def _tasks(project: Project, series: Series) -> Iterable[Task]:
    return (new_task(project, step, place) for place, step in enumerate(steps_of_series(series)))


def _present(many: Sequence[Series]) -> set[tuple[int | None, datetime.date | None]]:
    held = Project.objects.filter(series__in=many).exclude(occurs_on=None)
    return set(held.values_list("series", "occurs_on"))


def _due_dates(series: Series, today: datetime.date) -> list[datetime.date]:
    """The dates whose projects are to be made now; the series is told when the one after them is."""
    first = _next_date(series, today)
    until = min(today + datetime.timedelta(days=series.days_ahead), series.ends_on or NEVER)
    found = dates(series.rule, series.starts_on, first, until) if first else []
    look_at(series, found[-1] + _DAY if found else first)
    return found


def _next_date(series: Series, today: datetime.date) -> datetime.date | None:
    if series.generates_on:
        return next_on(series)
    last = Project.objects.filter(series=series).aggregate(on=Max("occurs_on"), due=Max("due_on"))
    begun = last["on"] or last["due"]
    return begun + _DAY if begun else today


def next_on(series: Series) -> datetime.date | None:
    """The first date that the series has not got to, ``None`` where there is none or nobody has looked yet."""
    if series.over or series.generates_on is None:
        return None
    return series.generates_on + datetime.timedelta(days=series.days_ahead)


def look_at(series: Series, first: datetime.date | None) -> None:
    """Set when the next project is made: the one of the first date from ``first`` on; not saved."""
    day = date_from(series.rule, series.starts_on, first) if first else None
    over = day is None or (series.ends_on is not None and day > series.ends_on)
    series.generates_on = NEVER if over or day is None else day - datetime.timedelta(days=series.days_ahead)


def new_project(series: Series, day: datetime.date) -> Project:
    """The project of one date of a series, not saved."""
    return Project(
        firm_id=series.firm_id,
        generation=series.generation,
        client_id=series.client_id,
        series=series,
        name=series.name,
        occurs_on=day,
        due_on=off_weekend(day, series.weekend),
        assignee_id=series.assignee_id,
    )
