"""What is done to many cells at once, as JSON: the rows are those that the address selects (``selection.py``)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from rollforward.engine.reviewing import Find
from rollforward.imports import commands, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.imports.queries import Selection
from rollforward.web.imports.body import body_of, list_in
from rollforward.web.imports.frame import of_import
from rollforward.web.imports.grid import changed, whole
from rollforward.web.imports.selection import selection_of
from rollforward.web.membership import MemberRequest
from rollforward.web.said import said


@of_import("review")
def causes(_request: MemberRequest, imp: Import) -> HttpResponse:
    """The groups of problems, the most harmful first; ``key`` is what ``show`` takes."""
    columns = {column.position: said(column.label) for column in queries.judge(imp).headers}
    return JsonResponse(
        {"causes": [cause_values(each, columns.get(each.position, "")) for each in queries.causes(imp)]}
    )


@of_import("review")
def cures(request: MemberRequest, imp: Import) -> HttpResponse:
    """``cause``: what can be done about it, with counts and looks, in the row ``line`` alone where that is given;
    nothing is changed."""
    line = request.GET.get("line")
    found = queries.cures(imp, request.GET.get("cause", ""), whole(line) if line else None)
    told = [{"key": c.key, "title": said(c.title), "count": c.count, "looks": c.looks} for c in found]
    return JsonResponse({"cures": told})


@of_import("review")
def cure(request: MemberRequest, imp: Import) -> HttpResponse:
    """``{"cause", "cure"}``: all of them, or those of the row ``line``, one step."""
    body = body_of(request)
    line = whole(str(body["line"])) if "line" in body else None
    count = commands.cure(imp, request.member, str(body.get("cause", "")), str(body.get("cure", "")), line)
    return changed(request, imp, count)


@of_import("review")
def replacing(request: MemberRequest, imp: Import) -> HttpResponse:
    """``{"find", "replace", "positions"}``: how many cells would change; nothing is changed."""
    find, by, positions = _replacement(body_of(request))
    told = commands.replacing(imp, selection_of(request.GET), find, by, positions)
    return JsonResponse({"cells": told.cells, "rows": told.rows, "looks": told.looks})


@of_import("review")
def replace(request: MemberRequest, imp: Import) -> HttpResponse:
    """The same, done."""
    find, by, positions = _replacement(body_of(request))
    return changed(
        request, imp, commands.replace_all(imp, request.member, selection_of(request.GET), find, by, positions)
    )


@of_import("review")
def fill(request: MemberRequest, imp: Import) -> HttpResponse:
    """``{"positions", "start", "end"}``: the cells of row ``start`` down to ``end``; with ``text``, that in all."""
    body, selection = body_of(request), selection_of(request.GET)
    rows, positions, seen = _stretch(body), _positions(body), _seen(imp, selection, body)
    if "text" in body:
        count = commands.set_cells(imp, request.member, selection, positions, str(body["text"]), rows, seen)
    else:
        count = commands.fill_down(imp, request.member, selection, positions, rows, seen)
    return changed(request, imp, count)


@of_import("review")
def paste(request: MemberRequest, imp: Import) -> HttpResponse:
    """``{"positions", "start", "rows": [[...], ...]}``: a block, its first row into the selected row ``start``."""
    body = body_of(request)
    texts = list_in(body, "rows")
    if not all(isinstance(row, list) and all(isinstance(text, str) for text in row) for row in texts):
        raise CannotDo(_("The block to paste is not rows of texts. Copy it again."))
    start, selection = _stretch(body).start or 0, selection_of(request.GET)
    seen = _seen(imp, selection, body)
    count = commands.paste(imp, request.member, selection, _positions(body), texts, start, seen)
    return changed(request, imp, count)


@of_import("review")
def decide(request: MemberRequest, imp: Import) -> HttpResponse:
    """``{"decision": "skip", "start", "end"}`` for all selected rows, or a stretch of them."""
    body = body_of(request)
    rows, decision, selection = _stretch(body), str(body.get("decision", "")), selection_of(request.GET)
    seen = _seen(imp, selection, body)
    return changed(request, imp, commands.decide_selected(imp, request.member, selection, decision, rows, seen))


def cause_values(cause: queries.Cause, label: str) -> dict[str, Any]:
    return {
        "key": cause.key,
        "code": cause.code,
        "title": said(cause.title),
        "severity": cause.severity,
        "position": cause.position,
        "label": label,
        "value": cause.value,
        "count": cause.rows,
        "remedy": cause.remedy,
    }


def _replacement(body: dict[str, Any]) -> tuple[Find, str, list[int]]:
    match body:
        case {"find": {"text": str(text), **how}, "replace": str(by)}:
            ways = {name: bool(how.get(name)) for name in ("case", "whole", "pattern", "blank")}
            return Find(text, **ways), by, _positions(body) if "positions" in body else []
    raise CannotDo(
        _("The request does not say what to find and what to put in its place. Reload the page and try again.")
    )


def _positions(body: dict[str, Any]) -> list[int]:
    positions = list_in(body, "positions")
    if not all(type(position) is int for position in positions):
        raise CannotDo(_("The columns are not given by their numbers. Reload the page and try again."))
    return positions


def _seen(imp: Import, selection: Selection, body: dict[str, Any]) -> int | None:
    """The step at which the member saw the rows that she names by where they stand; ``None`` where none can have moved
    since."""
    stay = selection.is_everything or selection.as_of is not None
    seen = body.get("seen")
    return None if (stay and imp.source != Import.Source.MANUAL) or type(seen) is not int else seen


def _stretch(body: dict[str, Any]) -> slice:
    start, end = body.get("start", 0), body.get("end")
    if type(start) is not int or start < 0 or not (end is None or (type(end) is int and end >= start)):
        raise CannotDo(_("The rows are not given by whole numbers. Reload the page and try again."))
    return slice(start, end)
