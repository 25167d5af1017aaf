"""Adding, changing and deleting series. A change reaches the projects that nobody has started, and no others."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from rollforward.accounts.calendar import today_of
from rollforward.accounts.models import Firm, Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.access import clients_of
from rollforward.clients.errors import NotValid
from rollforward.journal.commands import change
from rollforward.journal.models import Source
from rollforward.work.access import series_of
from rollforward.work.commands.checks import (
    check_assignee,
    check_date,
    check_days,
    check_rule,
    check_steps,
    check_template,
    check_text,
)
from rollforward.work.commands.templates import Edited
from rollforward.work.generating import make_projects
from rollforward.work.models import Project, Series
from rollforward.work.rollout import Timing, give_steps, hand_over, not_started, rename, reschedule
from rollforward.work.saving import add, drop, drop_projects, put
from rollforward.work.steps import steps_of_series, steps_of_template, steps_to_json


@dataclass(frozen=True, slots=True)
class Wanted:
    """A series as it is to be. ``template``, ``assignee``: keys."""

    name: str
    rule: str
    starts_on: datetime.date
    ends_on: datetime.date | None = None
    weekend: str = Series.Weekend.KEEP
    days_ahead: int = 30
    assignee: int | None = None
    template: int | None = None


def create_series(member: Member, client_id: str, wanted: Wanted) -> Series:
    """A new series for a client (its public ID), with the projects that are due to be made by now.

    Dates before today get none. Raises ``NotValid``, ``NotAllowed``, ``FirmLocked``, ``Client.DoesNotExist``.
    """
    require(member, Right.CHANGE_WORK)
    with change(member.firm, member, Source.FORM) as opened:
        client = clients_of(member).get(public_id=client_id)
        series = Series(firm=member.firm, generation=member.firm.generation, client=client)
        series.template = check_template(member, wanted.template)
        for name, value in _columns(member.firm, wanted).items():
            setattr(series, name, value)
        add([series], opened)
        make_projects([series], today_of(member.firm), opened)
    return series


def change_series(member: Member, pk: int, wanted: Wanted) -> Series:
    """Another name, schedule or assignee. Its template stays.

    Raises as ``create_series``, ``Series.DoesNotExist``.
    """
    require(member, Right.CHANGE_WORK)
    with change(member.firm, member, Source.FORM) as opened:
        series = series_of(member).get(pk=pk)
        old, timing = (series.name, series.assignee_id), Timing.of(series)
        columns = _columns(member.firm, wanted)
        put(series, opened, **columns)
        if series.name != old[0]:
            rename(series, old[0], opened)
        if series.assignee_id != old[1]:
            hand_over(series, old[1], opened)
        if Timing.of(series) != timing:
            reschedule(series, timing, today_of(member.firm), opened)
            series.save(update_fields=["generates_on"])
    return series


def tailor_series(member: Member, pk: int, steps: Sequence[Edited] | None) -> Series:
    """Give a series steps of its own, or with ``None`` those of its template again."""
    require(member, Right.CHANGE_WORK)
    with change(member.firm, member, Source.FORM) as opened:
        series = series_of(member).select_related("template").get(pk=pk)
        old = steps_of_series(series)
        if steps is None:
            new = {step: step.title for step in steps_of_template(series.template)}
        else:
            checked = check_steps(member.firm, [one.step for one in steps])
            new = {step: one.before or step.title for step, one in zip(checked, steps, strict=True)}
        put(series, opened, steps=None if steps is None else steps_to_json([*new]))
        for project in not_started([series]):
            give_steps(project, old, new, opened)
    return series


def delete_series(member: Member, pk: int) -> None:
    """Delete a series with its projects that nobody has started; the others stay as they are."""
    require(member, Right.DELETE)
    with change(member.firm, member, Source.FORM) as opened:
        series = series_of(member).get(pk=pk)
        drop_projects(not_started([series]), opened)
        for project in Project.objects.filter(series=series):
            put(project, opened, series_id=None, occurs_on=None)
        drop([series], opened)


def _columns(firm: Firm, wanted: Wanted) -> dict[str, object]:
    starts_on, ends_on = check_date(wanted.starts_on, "starts_on"), check_date(wanted.ends_on, "ends_on")
    if starts_on and ends_on and ends_on < starts_on:
        raise NotValid({"ends_on": "The last day is before the first one: change either of them."})
    if wanted.weekend not in Series.Weekend.values:
        raise NotValid({"weekend": f'There is no choice "{wanted.weekend}" for weekends.'})
    assignee = check_assignee(firm, wanted.assignee)
    return {
        "name": check_text(wanted.name, "name", "series"),
        "rule": check_rule(wanted.rule),
        "starts_on": starts_on,
        "ends_on": ends_on,
        "weekend": wanted.weekend,
        "days_ahead": check_days(wanted.days_ahead, "days_ahead"),
        "assignee_id": assignee.pk if assignee else None,
    }
