"""Series: work that recurs for a client, its next dates, and the tasks that its projects are made of."""

from __future__ import annotations

import dataclasses
from http import HTTPStatus
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view

from rollforward.accounts.calendar import today_of
from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.accounts.tokens import Scope
from rollforward.api import series_shapes as shapes
from rollforward.api.entrance import Token, member_of
from rollforward.api.once import once
from rollforward.api.people import email_of, key_of, read_steps, said_steps
from rollforward.api.shape import AfterPk, ClientId, Limit, OfClient, Pk
from rollforward.work import commands, queries
from rollforward.work.access import series_of
from rollforward.work.commands import Wanted
from rollforward.work.commands.checks import check_date, check_rule
from rollforward.work.models import Series
from rollforward.work.schedule import words
from rollforward.work.steps import steps_of_series

READ, WRITE = Token(Scope.WORK), Token(Scope.WORK_WRITE)

router = Router(tags=["work"])


@router.get("/series", response=shapes.SomeSeries, auth=READ, url_name="series")
def many(request: HttpRequest, after: AfterPk = 0, limit: Limit = 100, client: OfClient = "") -> Any:
    """Series, oldest first, of all clients or of one."""
    member = member_of(request)
    rows = series_of(member).filter(pk__gt=after, **({"client__public_id": client} if client else {}))
    whole = rows.select_related("client", "template", "assignee__user").prefetch_related("template__tasks")
    found = list(whole.order_by("pk")[: limit + 1])
    following = found[limit - 1].pk if len(found) > limit else None
    return {"items": [_answer(member, row) for row in found[:limit]], "next": following}


@router.post("/clients/{client_id}/series", response={201: shapes.Series}, auth=WRITE, url_name="client-series")
@decorate_view(once)
def add(request: HttpRequest, client_id: ClientId, said: shapes.NewSeries) -> Any:
    """Add a series for a client, with the projects that are due to be made by now; the others are made by themselves,
    ``days_ahead`` of their dates."""
    member = member_of(request)
    require(member, Right.CHANGE_WORK)
    wanted = Wanted(**{**said.dict(), "assignee": key_of(member, said.assignee)})
    made = commands.create_series(member, client_id, wanted)
    return Status(HTTPStatus.CREATED, _one(member, made.pk))


@router.post("/series/preview", response=list[shapes.Coming], auth=READ, url_name="series-preview")
def preview(request: HttpRequest, said: shapes.Timing) -> Any:
    """The next dates that a series with such a schedule would have from today on. Nothing is kept."""
    member = member_of(request)
    require(member, Right.CHANGE_WORK)
    rule, ends_on = check_rule(said.rule), check_date(said.ends_on, "ends_on")
    check_date(said.starts_on, "starts_on")
    found = queries.next_dates(rule, said.starts_on, ends_on, said.weekend, today_of(member.firm))
    return [_coming(*each) for each in found]


@router.get("/series/{int:pk}", response=shapes.Series, auth=READ, url_name="one-series")
def one(request: HttpRequest, pk: Pk) -> Any:
    """One series with its tasks."""
    return _one(member_of(request), pk)


@router.get("/series/{int:pk}/dates", response=list[shapes.Coming], auth=READ, url_name="series-dates")
def dates(request: HttpRequest, pk: Pk) -> Any:
    """The next dates of a series from today on."""
    member = member_of(request)
    row = queries.get_series(member, pk)
    found = queries.next_dates(row.rule, row.starts_on, row.ends_on, row.weekend, today_of(member.firm))
    return [_coming(*each) for each in found]


@router.patch("/series/{int:pk}", response=shapes.Series, auth=WRITE, url_name="one-series")
def change(request: HttpRequest, pk: Pk, said: shapes.ChangedSeries) -> Any:
    """Change what is given, all of it or nothing. Projects that nobody has started follow."""
    member, given = member_of(request), said.dict(exclude_unset=True)
    require(member, Right.CHANGE_WORK)
    with transaction.atomic():
        held = queries.get_series(member, pk)
        if given.keys() - {"tasks"}:
            commands.change_series(member, pk, _wanted(member, held, given))
        if "tasks" in given:
            steps = None if said.tasks is None else read_steps(member, said.tasks)
            commands.tailor_series(member, pk, steps)
    return _one(member, pk)


@router.delete("/series/{int:pk}", response={204: None}, auth=WRITE, url_name="one-series")
def remove(request: HttpRequest, pk: Pk) -> Any:
    """Delete a series with its projects that nobody has started; the others stay."""
    commands.delete_series(member_of(request), pk)
    return Status(HTTPStatus.NO_CONTENT, None)


def _wanted(member: Member, held: Series, given: dict[str, Any]) -> Wanted:
    """The series as it is, but for what is given: ``null`` takes its end or its assignee away and is else nothing."""
    names = [field.name for field in dataclasses.fields(Wanted) if field.name not in {"assignee", "template"}]
    kept = {name: getattr(held, name) for name in names}
    said = {name: value for name, value in given.items() if name in names and (value is not None or name == "ends_on")}
    assignee = key_of(member, given["assignee"]) if "assignee" in given else held.assignee_id
    return Wanted(**{**kept, **said}, assignee=assignee)


def _one(member: Member, pk: int) -> dict[str, Any]:
    return _answer(member, queries.get_series(member, pk))


def _coming(on: Any, due_on: Any) -> dict[str, Any]:
    return {"on": on, "due_on": due_on}


def _answer(member: Member, row: Series) -> dict[str, Any]:
    plain = ("name", "rule", "starts_on", "ends_on", "weekend", "days_ahead")
    return {
        **{name: getattr(row, name) for name in plain},
        "id": row.pk,
        "client": row.client.public_id,
        "template": row.template_id,
        "words": words(row.rule),
        "assignee": email_of(row.assignee),
        "tailored": row.steps is not None,
        "tasks": said_steps(member, steps_of_series(row)),
    }
