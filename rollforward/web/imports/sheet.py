"""Step 3: how the file was read. What was understood stands in one line, and each part of it can be changed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from rollforward.imports import queries
from rollforward.imports.models import Import
from rollforward.web.imports import changes, panels
from rollforward.web.imports.frame import of_import
from rollforward.web.imports.steps import line
from rollforward.web.membership import MemberRequest


@of_import("sheet")
def sheet(request: MemberRequest, imp: Import) -> HttpResponse:
    if request.method == "POST":
        changes.make(imp, request.member, request.POST)
        if changes.stays(request.POST):
            return redirect(request.get_full_path())
        return redirect("import-sheet", imp.reference)
    shown: dict[str, object] = {"imp": imp, "steps": line(imp, "sheet"), "book": queries.book(imp)}
    shown |= panels.panel(imp, request.GET)
    if imp.sheet is not None:
        shown |= _understood(imp, request.GET.get("from", ""))
    return render(request, "imports/sheet.html", shown)


def _understood(imp: Import, start: str) -> dict[str, object]:
    preview = queries.preview(imp, int(start) if panels.is_number(start) else None)
    shown_to = preview.start + len(preview.lines)
    return {
        "understood": queries.understood(imp),
        "remarks": queries.remarks(imp),
        "others": queries.other_tables(imp),
        "preview": preview,
        "aside": panels.ASIDE,
        "width": max((len(row.cells) for row in preview.lines), default=1),
        "earlier": max(0, preview.start - len(preview.lines)) if preview.start else None,
        "later": shown_to if shown_to < preview.total else None,
    }
