"""Step 5: the whole file as a sheet, and Submit. The same sheet as a plain table for those who work without script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rollforward.engine.fields import CONTACT_SLOTS
from rollforward.engine.reviewing import Find
from rollforward.engine.values import Edit
from rollforward.imports import commands, jobs, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.imports.queries import GridColumn, GridRow, Judged
from rollforward.journal.versions import Version
from rollforward.web.imports.comments import comments_by_line
from rollforward.web.imports.frame import of_import
from rollforward.web.imports.grid import rows_values, summary_values
from rollforward.web.imports.selection import find_of, selection_of
from rollforward.web.imports.steps import line
from rollforward.web.imports.words import VERDICTS, why_words
from rollforward.web.language import number
from rollforward.web.membership import MemberRequest
from rollforward.web.said import said

PLAIN_ROWS = 50
#: Rows that the page of the grid brings with it: as many as a large screen shows.
ROWS_AT_FIRST = 40
NAMED_ROWS = 200
CAUSES_SHOWN = 20


@of_import("review")
def review(request: MemberRequest, imp: Import) -> HttpResponse:
    if request.method == "POST":
        return _act(request, imp)
    if rows := queries.under_way(imp):
        return _checking(request, imp, rows)
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    plain, selection = "plain" in request.GET, selection_of(request.GET)
    at_once, asked = (0, selection) if plain else (ROWS_AT_FIRST, replace(selection, as_of=imp.last_step))
    judged, page = queries.judge_and_page(imp, 0, at_once, asked)
    show = request.GET.get("show", "all")
    shown = {
        "imp": imp,
        "steps": line(imp, "review"),
        "judged": judged,
        "show": show,
        "filters": [("all", _("All")), *VERDICTS.items()],
        "summary": summary_values(imp, judged, page.total),
        "columns": _columns(judged),
        "growing": imp.source == Import.Source.MANUAL,
        "worker_alive": jobs.worker_alive(),
        "plain": plain,
    }
    shown |= _plain(request, imp, show, judged) if plain else {"first_rows": rows_values(imp, page)}
    return render(request, "imports/review.html", shown)


def _checking(request: MemberRequest, imp: Import, rows: int) -> HttpResponse:
    """A long sheet is being checked: a page at once, which asks until the sheet can be shown."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204)
    return render(request, "imports/checking.html", {"imp": imp, "steps": line(imp, "review"), "rows": rows})


def _columns(judged: Judged) -> list[dict[str, Any]]:
    """The grid's columns: the verdict, then those of the file that go somewhere."""
    verdict = {
        "label": _("Verdict"),
        "kind": "verdict",
        "position": -1,
        "options": [],
        "required": False,
        "header": "",
        "target": "",
    }
    return [verdict] + [
        {
            "label": said(column.label),
            "kind": column.kind,
            "position": column.position,
            "options": list(column.options),
            "required": column.required,
            "header": column.header,
            "target": column.target,
        }
        for column in judged.headers
    ]


def _act(request: MemberRequest, imp: Import) -> HttpResponse:
    action = request.POST.get("action", "")
    if action == "submit":
        return _submit(request, imp)
    if action == "row":
        _correct_row(request, imp)
    elif action == "undo":
        commands.undo_edit(imp, request.member)
    elif action == "redo":
        commands.redo_edit(imp, request.member)
    elif action == "add":
        commands.add_rows(imp, request.member, 10)
    elif action in ("count", "replace"):
        _replace(request, imp, only_count=action == "count")
    elif action == "cure":
        count = commands.cure(imp, request.member, request.POST.get("cause", ""), request.POST.get("cure", ""))
        messages.success(request, _("Cured: %(count)s. Undo takes it back.") % {"count": number(count)})
        return redirect(reverse("import-review", args=[imp.reference], query={"plain": ""}))
    return redirect(request.get_full_path())


def _replace(request: MemberRequest, imp: Import, *, only_count: bool) -> None:
    """Find and replace in the rows that are shown; counted first, or done."""
    find, by = find_of(request.POST, "find"), request.POST.get("by", "")
    selection, within = selection_of(request.GET), request.POST.get("within", "")
    positions = [int(within)] if within.isascii() and within.isdecimal() and len(within) < 6 else []
    if find == Find():
        raise CannotDo(_("Nothing is given to look for. Type a text, or choose the blank cells."))
    if only_count:
        told = commands.replacing(imp, selection, find, by, positions)
        looks = "; ".join(_('"%s" becomes "%s"') % pair for pair in told.looks[:3])
        words = _("%(cells)s cells in %(rows)s rows would change.")
        messages.info(request, f"{words % {'cells': number(told.cells), 'rows': number(told.rows)}} {looks}")
    else:
        count = commands.replace_all(imp, request.member, selection, find, by, positions)
        messages.success(request, _("%(count)s cells were changed. Undo takes it back.") % {"count": number(count)})


def _submit(request: MemberRequest, imp: Import) -> HttpResponse:
    """Where everything is cleared first, the rows left out are named and asked about: nothing else will be there."""
    skip = request.POST.get("problems") == "skip"
    if skip and imp.mode == Import.Mode.CLEAR and "sure" not in request.POST:
        left_out = queries.page(imp, 0, NAMED_ROWS, "problem")
        shown = {"imp": imp, "steps": line(imp, "review"), "left_out": left_out, "seen": request.POST.get("seen", "")}
        return render(request, "imports/leave_out.html", shown)
    commands.submit(imp, request.member, "skip" if skip else "stop", seen=_seen(request))
    return redirect("import-progress", imp.reference)


def _seen(request: MemberRequest) -> Version | None:
    """The clients as they were when the page with the button was opened: set and change."""
    told = request.POST.get("seen", "").split(".")
    if len(told) != 2 or not all(text.isascii() and text.isdecimal() and len(text) < 16 for text in told):
        return None
    return Version(int(told[0]), int(told[1]))


def _correct_row(request: MemberRequest, imp: Import) -> None:
    """The form of one row in the plain table: ``line``, ``c<position>`` with what stood there in ``was<position>``."""
    posted = request.POST
    if not posted.get("line", "").isdecimal():
        raise CannotDo(_("The form names no row. Open the page again."))
    number = int(posted["line"])
    edits = [
        Edit(number, column.position, posted[f"c{column.position}"].replace("\r\n", "\n"))
        for column in queries.judge(imp).headers
        if f"c{column.position}" in posted and posted[f"c{column.position}"] != posted.get(f"was{column.position}", "")
    ]
    if edits:
        commands.edit_cells(imp, request.member, edits)
    if posted.get("comment", "").strip():
        commands.comment(imp, request.member, number, posted["comment"])
    if posted.get("decision", "") != posted.get("was-decision", ""):
        commands.decide_row(imp, request.member, number, posted.get("decision") or None)
    for slot in range(1, CONTACT_SLOTS + 1):
        chosen = posted.get(f"contact-{slot}", "")
        if chosen != posted.get(f"was-contact-{slot}", ""):
            commands.decide_contact(imp, request.member, number, slot, chosen)


def _plain(request: MemberRequest, imp: Import, show: str, judged: Judged) -> dict[str, Any]:
    selection = selection_of(request.GET)
    total = queries.page(imp, 0, 0, selection).total
    page = Paginator(range(total), PLAIN_ROWS).get_page(request.GET.get("page"))
    found = queries.page(imp, page.start_index() - 1 if total else 0, PLAIN_ROWS, selection)
    decisions, chosen = queries.decisions(imp), queries.chosen_contacts(imp)
    cures = queries.cures(imp, show) if show.startswith("cause:") else ()
    groups = queries.causes(imp)[:CAUSES_SHOWN]
    said = comments_by_line(imp, [row.line for row in found.rows])
    rows = [
        _plain_row(row, judged.headers, decisions.get(row.line, ""), chosen) | {"comments": said.get(row.line, [])}
        for row in found.rows
    ]
    return {"text": selection.find.text, "causes": groups, "cures": cures, "page": page, "rows": rows}


def _plain_row(
    row: GridRow, columns: tuple[GridColumn, ...], decision: str, chosen: Mapping[tuple[int, int], str]
) -> dict[str, Any]:
    cells = []
    for column, text in zip(columns, row.cells, strict=True):
        options = column.options if column.kind != "multi-select" else ()
        known = next((o for o in options if o.lower() == text.strip().lower()), None)
        cells.append(
            {
                "column": column,
                "text": text,
                "options": options,
                "chosen": known or text,
                "stray": bool(options and text and known is None),
                "old": row.old.get(column.position),
                "problems": row.problems.get(column.position, ()),
            }
        )
    return {
        "line": row.line,
        "verdict": row.verdict or "",
        "words": VERDICTS.get(row.verdict or "", ""),
        "why": why_words(row.why),
        "cells": cells,
        "client": row.client if row.client and row.client[0] else None,
        "candidates": row.candidates,
        "contacts": [(slot, chosen.get((row.line, slot), ""), offered) for slot, offered in row.contacts.items()],
        "decision": decision,
        "problems": row.problems.get(-1, ()),
    }
