"""The list of work, and handing several projects over."""

from __future__ import annotations

import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from rollforward.accounts.queries import members_of
from rollforward.accounts.rights import Right, may, require
from rollforward.clients.errors import NotValid
from rollforward.web.answers import local_path
from rollforward.web.membership import MemberRequest
from rollforward.work import commands
from rollforward.work.lists import GROUPS, STATES, Asked, list_work
from rollforward.work.months import month_of_work


@require_GET
def listing(request: MemberRequest) -> HttpResponse:
    asked = asked_of(request)
    number = request.GET.get("page", "")
    page = list_work(
        request.member, asked, int(number) if number.isdecimal() and len(number) < 9 else 1, unfolded(request)
    )
    members = members_of(request.member.firm) if may(request.member, Right.SEE_ALL) else ()
    context = {"page": page, "asked": asked, "members": members, "unfolded": unfolded(request)}
    return render(request, "work/list.html", context)


@require_GET
def month(request: MemberRequest) -> HttpResponse:
    """``month``: such as ``2026-04``."""
    asked = asked_of(request)
    found = month_of_work(request.member, asked, request.GET.get("month", ""))
    members = members_of(request.member.firm) if may(request.member, Right.SEE_ALL) else ()
    return render(request, "work/month.html", {"month": found, "asked": asked, "members": members})


def asked_of(request: HttpRequest) -> Asked:
    """What the address asks for; what it does not know is not asked."""
    given = request.GET
    state, group = given.get("state", ""), given.get("group", "")
    return Asked(
        given.get("whose") or "all",
        state if state in STATES else "open",
        group if group in GROUPS else "due",
        _day(given.get("day", "")),
    )


def unfolded(request: HttpRequest) -> int | None:
    """The project whose tasks a list shows at once: one of them was just checked off."""
    key = request.GET.get("open", "")
    return int(key) if key.isdecimal() and len(key) < 19 else None


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


@require_POST
def reassign(request: MemberRequest) -> HttpResponse:
    """``project``: the chosen ones; ``to``: a member's key, blank for nobody."""
    require(request.member, Right.CHANGE_WORK)
    pks = [int(pk) for pk in request.POST.getlist("project") if pk.isdecimal() and len(pk) < 19]
    to = request.POST.get("to", "")
    try:
        count = commands.reassign(request.member, pks, int(to) if to.isdecimal() and len(to) < 19 else None)
    except NotValid as refusal:
        messages.error(request, str(refusal))
    else:
        if count:
            messages.success(
                request, ngettext("%d project was handed over.", "%d projects were handed over.", count) % count
            )
        else:
            messages.warning(request, _("No project was chosen: tick those that you want to hand over."))
    return redirect(back(request))


def back(request: HttpRequest) -> str:
    """The page that the form was sent from, the list where it does not say."""
    wanted = request.POST.get("next")
    return local_path(wanted) if wanted else reverse("work")
