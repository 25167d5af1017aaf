"""*Imports*: what was imported, by whom, with what result; and the drafts to go on with."""

from __future__ import annotations

from django.core.paginator import Paginator
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
    page = Paginator(queries.history(request.member), ON_A_PAGE).get_page(request.GET.get("page"))
    lines = [_line(imp) for imp in page]
    drafts = [(each, address(each.imp)) for each in queries.ending_drafts(request.member)]
    shown = {"page": page, "lines": lines, "ending": queries.ending(request.member), "ending_drafts": drafts}
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
    }
