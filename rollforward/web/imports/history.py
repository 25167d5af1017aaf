"""*Imports*: what was imported, by whom, with what result; and the drafts to go on with."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render

from rollforward.imports import queries
from rollforward.imports.models import Import
from rollforward.imports.states import OPEN
from rollforward.web.imports.frame import importing
from rollforward.web.imports.steps import address
from rollforward.web.imports.words import STATES
from rollforward.web.membership import MemberRequest

ON_A_PAGE = 50


@importing
def listing(request: MemberRequest) -> HttpResponse:
    under_way, only = queries.in_progress(request.member), "open" in request.GET
    found = (under_way if only else queries.history(request.member)).prefetch_related("handovers")
    found = found.annotate(said=Count("comments"))
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    lines = [_line(imp) for imp in page]
    drafts = [(each, address(each.imp)) for each in queries.ending_drafts(request.member)]
    shown = {
        "page": page,
        "lines": lines,
        "only": only,
        "under_way": under_way.count(),
        "ending": queries.ending(request.member),
        "ending_drafts": drafts,
        "restore_points": queries.restore_points(request.member),
    }
    return render(request, "imports/history.html", shown)


def _line(imp: Import) -> dict[str, object]:
    words, tone = STATES[Import.State(imp.state)]
    return {
        "imp": imp,
        "words": words,
        "tone": tone,
        "url": address(imp),
        "open": imp.state in OPEN,
        "until": queries.draft_kept_until(imp),
        "asked": _asked(imp) if imp.state in OPEN else None,
    }


def _asked(imp: Import) -> tuple[int, int] | None:
    """Of the cells that colleagues were asked for, how many are filled, and how many there are."""
    waiting = [each for each in imp.handovers.all() if each.ended_at is None]
    return (sum(len(each.filled) for each in waiting), sum(len(each.cells) for each in waiting)) if waiting else None
