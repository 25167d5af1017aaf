"""The first page: what is late, what is due, which imports wait, which restore points end."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rollforward.accounts.rights import Right, may
from rollforward.clients.access import clients_of
from rollforward.imports import queries
from rollforward.imports.models import Import
from rollforward.web.imports.steps import address
from rollforward.web.imports.words import STATES
from rollforward.web.membership import MemberRequest
from rollforward.web.views.work.lists import unfolded
from rollforward.work.todo import todo

_IMPORTS_SHOWN = 6


@require_GET
def home(request: MemberRequest) -> HttpResponse:
    member = request.member
    whose = "all" if request.GET.get("whose") == "all" and may(member, Right.SEE_ALL) else "me"
    context = {
        "todo": todo(member, whose, unfolded(request)),
        "whose": whose,
        "asked": queries.asked_of(member),
        "unfolded": unfolded(request),
    }
    if may(member, Right.IMPORT):
        waiting = queries.in_progress(member)[:_IMPORTS_SHOWN]
        context["imports"] = [_line(imp) for imp in waiting]
        context["ending"] = queries.ending(member)
        context["no_clients"] = not clients_of(member).exists()
    return render(request, "work/home.html", context)


def _line(imp: Import) -> dict[str, object]:
    words, tone = STATES[Import.State(imp.state)]
    return {"imp": imp, "words": words, "tone": tone, "url": address(imp)}
