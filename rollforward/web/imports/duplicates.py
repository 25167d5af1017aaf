"""Likely duplicates: a page that works without script, and the same as JSON for the sheet."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rollforward.imports import commands, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.imports.queries import Twin
from rollforward.web.imports.body import body_of
from rollforward.web.imports.frame import of_import
from rollforward.web.imports.grid import whole
from rollforward.web.imports.steps import line
from rollforward.web.membership import MemberRequest
from rollforward.web.said import said

PAIRS = 25
_MOST_PAIRS = 200
#: What the buttons send -> the answer that the rules know; an answer is taken back by none.
_ANSWERS = {"same": "same", "both": "both", "skip": "skip", "open": ""}


@of_import("review")
def page(request: MemberRequest, imp: Import) -> HttpResponse:
    if request.method == "POST":
        _act(request, imp)
        return redirect(request.get_full_path())
    found = queries.twins(imp, request.member, 0, 0)
    shown = Paginator(range(found.total), PAIRS).get_page(request.GET.get("page"))
    start = shown.start_index() - 1 if found.total else 0
    found = queries.twins(imp, request.member, start, PAIRS)
    can_undo = queries.judge(imp).can_undo
    shown_to = {"imp": imp, "steps": line(imp, "review"), "found": found, "page": shown, "can_undo": can_undo}
    return render(request, "imports/duplicates.html", shown_to)


def _act(request: MemberRequest, imp: Import) -> None:
    action = request.POST.get("action", "")
    if action == "certain":
        count = commands.merge_certain(imp, request.member)
        messages.success(request, ngettext("%d row was merged.", "%d rows were merged.", count) % count)
    elif action == "undo":
        commands.undo_edit(imp, request.member)
    elif action in _ANSWERS:
        number = whole(request.POST.get("line", ""))
        commands.answer_twin(imp, request.member, number, request.POST.get("other", ""), _ANSWERS[action])


@of_import("review")
def pairs(request: MemberRequest, imp: Import) -> HttpResponse:
    """``start``, ``count``: a stretch of the pairs, with ``open`` of those without an answer.

    Posted ``{"line", "other", "answer"}`` answers one, and ``{"certain": true}`` says *same* of all that are certain.
    """
    if request.method == "POST":
        body = body_of(request)
        if body.get("certain") is True:
            commands.merge_certain(imp, request.member)
        else:
            number, answer = whole(str(body.get("line", ""))), _ANSWERS.get(str(body.get("answer", "")))
            if answer is None:
                raise CannotDo(_("The answer is none of same, both, skip and open. Reload the page and try again."))
            commands.answer_twin(imp, request.member, number, str(body.get("other", "")), answer)
        imp.refresh_from_db()
    start, count = whole(request.GET.get("start", "0")), whole(request.GET.get("count", "50"))
    only_open = bool(request.GET.get("open"))
    found = queries.twins(imp, request.member, start, min(count, _MOST_PAIRS), only_open=only_open)
    told = {"total": found.total, "open": found.open, "certain": found.certain, "start": start}
    return JsonResponse({**told, "pairs": [_values(twin) for twin in found.pairs]})


def _values(twin: Twin) -> dict[str, Any]:
    return {
        "line": twin.line,
        "other": f"client:{twin.client[0]}" if twin.client else f"row:{twin.other_line}",
        "other_line": twin.other_line,
        "client": _client(twin),
        "score": twin.score,
        "decision": "same" if twin.certain else "ask",
        "reasons": twin.reasons,
        "group": twin.group,
        "compared": [{"label": said(label), "row": one, "other": other} for label, one, other in twin.compared],
        "answer": twin.answer or "open",
    }


def _client(twin: Twin) -> dict[str, Any] | None:
    if twin.client is None:
        return None
    pk, public_id, name = twin.client
    return {"pk": pk, "id": public_id, "name": name, "url": reverse("client", args=[public_id])}
