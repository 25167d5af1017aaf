"""Series of a client: the form with a preview of the next dates, and steps of their own."""

from __future__ import annotations

import dataclasses
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rollforward.accounts.calendar import today_of
from rollforward.accounts.queries import members_of
from rollforward.accounts.rights import Right, require
from rollforward.clients.access import clients_of
from rollforward.clients.errors import NotValid
from rollforward.web.forms.schedule import SeriesForm, initial_of, initial_rule
from rollforward.web.forms.work import StepRows
from rollforward.web.membership import MemberRequest
from rollforward.work import commands, queries
from rollforward.work.steps import steps_of_series

_PREVIEW = "preview"


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, public_id: str) -> HttpResponse:
    """A new series of a client. ``do=preview`` shows the dates and saves nothing."""
    require(request.member, Right.CHANGE_WORK)
    client, today = clients_of(request.member).get(public_id=public_id), today_of(request.member.firm)
    templates = [line.template for line in queries.list_templates(request.member)]
    initial = {"starts_on": today, "assignee": client.assignee_id or "", **initial_rule("FREQ=MONTHLY", today)}
    form = SeriesForm(request.POST or None, request.member.firm, initial=initial, templates=templates)
    if form.is_valid() and request.POST.get("do") != _PREVIEW:
        wanted = form.wanted()
        named = next((t.name for t in templates if t.pk == wanted.template), "")
        try:
            series = commands.create_series(
                request.member, public_id, dataclasses.replace(wanted, name=wanted.name or named)
            )
        except NotValid as refusal:
            form.refuse(refusal)
        else:
            messages.success(
                request, _("%(series)s was added, with the projects that are due soon.") % {"series": series.name}
            )
            return redirect("client", public_id)
    return _page(request, "work/series_new.html", form, {"client": client, "templates": templates})


@require_http_methods(["GET", "POST"])
def detail(request: MemberRequest, pk: int) -> HttpResponse:
    """A series, its next dates, and the form to change it."""
    series = queries.get_series(request.member, pk)
    form = SeriesForm(
        request.POST or None, request.member.firm, initial=initial_of(series), current=series.assignee
    )  # fmt: skip
    if request.method == "POST":
        require(request.member, Right.CHANGE_WORK)
    if form.is_valid() and request.POST.get("do") != _PREVIEW:
        try:
            commands.change_series(request.member, pk, form.wanted())
        except NotValid as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The series was saved. Projects that were begun already stay as they are."))
            return redirect("series", pk)
    context = {"series": series, "steps": steps_of_series(series), "reached": queries.reached(series)}
    return _page(request, "work/series.html", form, context)


@require_http_methods(["GET", "POST"])
def steps(request: MemberRequest, pk: int) -> HttpResponse:
    """Steps for this client alone, or those of the template again (``do=template``)."""
    require(request.member, Right.CHANGE_WORK)
    series, members = queries.get_series(request.member, pk), members_of(request.member.firm)
    rows = StepRows.of(steps_of_series(series), members)
    error, do = "", request.POST.get("do", "")
    if request.method == "POST":
        rows = StepRows.sent(request.POST, members)
        if not rows.rearranged(do):
            try:
                commands.tailor_series(request.member, pk, None if do == "template" else rows.edited())
            except (NotValid, ValueError) as refusal:
                error = str(refusal)
            else:
                messages.success(request, _("The tasks were saved, and put into the projects that nobody has started."))
                return redirect("series", pk)
    context = {"series": series, "rows": rows, "error": error, "reached": queries.reached(series)}
    return render(request, "work/series_steps.html", context, status=422 if error else 200)


@require_http_methods(["GET", "POST"])
def delete(request: MemberRequest, pk: int) -> HttpResponse:
    require(request.member, Right.DELETE)
    series = queries.get_series(request.member, pk)
    if request.method == "POST":
        commands.delete_series(request.member, pk)
        messages.success(
            request, _("%(series)s was deleted. Projects that were begun are still there.") % {"series": series.name}
        )
        return redirect("client", series.client.public_id)
    return render(request, "work/series_delete.html", {"series": series, "reached": queries.reached(series)})


def _page(request: MemberRequest, page: str, form: SeriesForm, context: dict[str, Any]) -> HttpResponse:
    """With the next dates of what the form says, as far as it can be understood."""
    asked = form.wanted() if form.is_bound and form.is_valid() else None
    series = context.get("series")
    first = today_of(request.member.firm)
    if asked is None and series is not None and not form.is_bound:
        asked = series
    coming = (
        queries.next_dates(asked.rule, asked.starts_on, asked.ends_on, asked.weekend, first) if asked else None
    )  # fmt: skip
    context |= {"form": form, "coming": coming, "rule": asked.rule if asked else ""}
    return render(request, page, context, status=422 if form.errors else 200)
