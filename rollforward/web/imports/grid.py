"""What the grid asks for and sends, as JSON. An action of the member is one request, answered with the new summary.

With ``quick`` in the address an action on a long sheet does not wait until that is judged: the counts are left to
``summary``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from rollforward.engine.fields import CONTACT_SLOTS
from rollforward.engine.values import Edit
from rollforward.imports import commands, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.imports.queries import GridRow, Happened, Judged, Page, Problem, Selection
from rollforward.web.imports.body import body_of, list_in, only_post
from rollforward.web.imports.comments import comments_by_line
from rollforward.web.imports.frame import of_import
from rollforward.web.imports.selection import selection_of
from rollforward.web.imports.words import VERDICTS, by_verdict, problem_words, submit_words, why_words
from rollforward.web.language import number
from rollforward.web.membership import MemberRequest
from rollforward.web.said import said

ROWS_AT_ONCE = 500
ADDED_AT_ONCE = 10_000
#: More than any sheet and its added rows have; larger numbers are a slip.
MOST_LINES = 4_000_000_000
MOST_POSITIONS = 100_000


@of_import("review")
def rows(request: MemberRequest, imp: Import) -> HttpResponse:
    """``start``, ``count``: a stretch of the rows that the address selects (``selection.py``)."""
    start = whole(request.GET.get("start", "0"))
    count = min(whole(request.GET.get("count", "200")), ROWS_AT_ONCE)
    page = queries.page(imp, start, count, selection_of(request.GET))
    told = {"total": page.total, "start": page.start, "rows": rows_values(imp, page), "updating": page.updating}
    return JsonResponse(told)


@of_import("review")
def next_problem(request: MemberRequest, imp: Import) -> HttpResponse:
    """``start``: from this row on, or ``back`` from it, the nearest that has a problem, by where it stands."""
    start, back = whole(request.GET.get("start", "0")), bool(request.GET.get("back"))
    return JsonResponse({"index": queries.next_problem(imp, selection_of(request.GET), start, back=back)})


@of_import("review")
def summary(request: MemberRequest, imp: Import) -> HttpResponse:
    return summary_of(request, imp)


@of_import("review")
def edits(request: MemberRequest, imp: Import) -> HttpResponse:
    """``{"edits": [{"line", "position", "text"}]}``: one step, undone as one. With ``quick`` in the address the answer
    has the edited columns checked again and leaves the counts to ``summary``."""
    wanted = [edit_of(each) for each in list_in(body_of(request), "edits")]
    if wanted:
        commands.edit_cells(imp, request.member, wanted)
    return _quickly(imp, wanted) if request.GET.get("quick") else summary_of(request, imp)


@of_import("review")
def undo(request: MemberRequest, imp: Import) -> HttpResponse:
    only_post(request)
    commands.undo_edit(imp, request.member)
    return acted(request, imp)


@of_import("review")
def redo(request: MemberRequest, imp: Import) -> HttpResponse:
    only_post(request)
    commands.redo_edit(imp, request.member)
    return acted(request, imp)


@of_import("review")
def add(request: MemberRequest, imp: Import) -> HttpResponse:
    """``{"count": 10}`` blank rows at the end."""
    commands.add_rows(imp, request.member, min(whole(str(body_of(request).get("count", 1))), ADDED_AT_ONCE))
    return acted(request, imp)


@of_import("review")
def remove(request: MemberRequest, imp: Import) -> HttpResponse:
    """``{"lines": [17, 18]}``: added rows go, rows of the file are skipped."""
    lines = list_in(body_of(request), "lines")
    if not all(type(line) is int and 0 < line <= MOST_LINES for line in lines):
        raise CannotDo(_("The rows to remove are not given by their numbers. Reload the page and try again."))
    commands.remove_rows(imp, request.member, lines)
    return acted(request, imp)


@of_import("review")
def changes(request: MemberRequest, imp: Import) -> HttpResponse:
    """``since``: what members did after that number. ``changes`` is null where it is not known one by one."""
    found = queries.changes(imp, whole(request.GET.get("since", "0")))
    told = None if found is None else [_happened(each, request) for each in found]
    return JsonResponse({"change": imp.last_step, "changes": told})


@of_import("review")
def decide(request: MemberRequest, imp: Import, line: int) -> HttpResponse:
    """``{"decision": "skip" | "new" | "client:17" | ""}`` for one row; with ``slot`` for the contact in it, ``"new"``,
    ``"contact:55"`` or ``""``."""
    match body_of(request):
        case {"decision": str(decision), "slot": int(slot)} if 0 < slot <= CONTACT_SLOTS:
            commands.decide_contact(imp, request.member, line, slot, decision)
        case body:
            whole_row = body.get("decision") or None
            commands.decide_row(imp, request.member, line, None if whole_row is None else str(whole_row))
    return acted(request, imp)


def summary_values(imp: Import, judged: Judged, total: int) -> dict[str, Any]:
    """Everything on the review page that counts. ``total``: the rows that are selected."""
    would = submit_words(judged.clients, clears=imp.mode == Import.Mode.CLEAR)
    shown = by_verdict(judged.counts) | {f"code:{group.code}": group.count for group in judged.problems}
    return {
        "counts": {"problems": judged.counts.problems, "updated": judged.counts.updated},
        "shown": {name: f"{count:,}" for name, count in shown.items()},
        "total": total,
        "problems": [
            {"code": g.code, "title": said(g.title), "severity": g.severity, "count": g.count} for g in judged.problems
        ],
        "submit": problem_words(judged.counts.problems) or would,
        "would": would,
        "submit_skipping": _("Leave %(problems)s out: %(lower)s")
        % {"problems": number(judged.counts.problems), "lower": would.lower()},
        "can_undo": judged.can_undo,
        "can_redo": judged.can_redo,
        "change": imp.last_step,
        **_next_moves(imp),
    }


def _summary_now(imp: Import, selection: Selection) -> dict[str, Any]:
    judged, page = queries.judge_and_page(imp, 0, 0, selection)
    return summary_values(imp, judged, page.total)


def _next_moves(imp: Import) -> dict[str, Any]:
    undo, redo = queries.next_moves(imp)
    return {
        "undo": {"what": undo.what, "by": undo.by} if undo else None,
        "redo": {"what": redo.what, "by": redo.by} if redo else None,
    }


def _happened(each: Happened, request: MemberRequest) -> dict[str, Any]:
    return {
        "change": each.number,
        "did": each.did,
        "what": each.what,
        "by": each.by,
        "mine": each.member == request.member.pk,
        "at": each.at.isoformat(timespec="seconds"),
        "lines": each.lines,
    }


def rows_values(imp: Import, page: Page) -> list[dict[str, Any]]:
    decisions, chosen = queries.decisions(imp), queries.chosen_contacts(imp)
    said = comments_by_line(imp, [row.line for row in page.rows])
    return [
        row_values(row, decisions.get(row.line, ""), chosen) | {"comments": said.get(row.line, [])} for row in page.rows
    ]


def row_values(row: GridRow, decision: str, chosen: Mapping[tuple[int, int], str]) -> dict[str, Any]:
    return {
        "line": row.line,
        "verdict": row.verdict or "",
        "label": VERDICTS.get(row.verdict or "", ""),
        "why": why_words(row.why),
        "decision": decision,
        "client": _client(row.client),
        "cells": list(row.cells),
        "old": row.old,
        "problems": {position: _said(found) for position, found in row.problems.items()},
        "candidates": [{"pk": pk, "id": public_id, "name": name} for pk, public_id, name in row.candidates],
        "contacts": row.asked(chosen),
    }


def _client(client: tuple[str, str] | None) -> dict[str, str] | None:
    if client is None:
        return None
    public_id, name = client
    return {"id": public_id, "name": name, "url": reverse("client", args=[public_id]) if public_id else ""}


def acted(request: MemberRequest, imp: Import, **more: Any) -> JsonResponse:
    """The answer to an action: the summary, and what ``more`` there is to tell."""
    imp.refresh_from_db()
    wait = not request.GET.get("quick") or not queries.is_to_be_judged(imp)
    return JsonResponse((_summary_now(imp, selection_of(request.GET)) if wait else _moved(imp)) | more)


def changed(request: MemberRequest, imp: Import, count: int) -> JsonResponse:
    """The same, and how many cells or rows an action ``changed``."""
    return acted(request, imp, changed=count)


def _moved(imp: Import) -> dict[str, Any]:
    """What is known of a step before it is judged."""
    return {"updating": True, "change": imp.last_step, **_next_moves(imp)}


def _quickly(imp: Import, edits: list[Edit]) -> JsonResponse:
    """``cells``: problems by line and position; ``columns``: cells with problems by position; counts are not known."""
    imp.refresh_from_db()
    found, columns = queries.recheck_edited(imp, edits)
    cells = {line: {p: _said(told) for p, told in at.items()} for line, at in found.items()}
    return JsonResponse({"cells": cells, "columns": columns, "can_undo": True, "can_redo": False, **_moved(imp)})


def _said(problems: tuple[Problem, ...]) -> list[dict[str, str]]:
    return [{"code": p.code, "severity": p.severity, "message": said(p.message)} for p in problems]


def summary_of(request: MemberRequest, imp: Import) -> JsonResponse:
    imp.refresh_from_db()
    return JsonResponse(_summary_now(imp, selection_of(request.GET)))


def edit_of(each: Any) -> Edit:
    match each:
        case {"line": int(line), "position": int(position), "text": str(text)} if (
            0 < line <= MOST_LINES and 0 <= position <= MOST_POSITIONS
        ):
            return Edit(line, position, text)
    raise CannotDo(_("A change names no row, column or text. Reload the page and try again."))


def whole(text: str) -> int:
    if not text.isdecimal():
        raise CannotDo(_('"%(text)s" is not a whole number.') % {"text": text})
    return int(text)
