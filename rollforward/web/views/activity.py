"""Settings, activity: the log of the firm, newest first."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rollforward.accounts import activity
from rollforward.accounts.models import Activity
from rollforward.web.membership import MemberRequest

_AT_ONCE = 50


@require_GET
def listing(request: MemberRequest) -> HttpResponse:
    """``who``: only what somebody did; ``what``: only things of that kind; ``page``."""
    found = activity.entries(request.member)
    who, what = request.GET.get("who", "").strip(), request.GET.get("what", "")
    if who:
        found = found.filter(who__icontains=who)
    if what in Activity.What.values:
        found = found.filter(what=what)
    context = {
        "page": Paginator(found, _AT_ONCE).get_page(request.GET.get("page")),
        "who": who,
        "what": what,
        "kinds": Activity.What.choices,
    }
    return render(request, "settings/activity.html", context)
