"""Step 3: which tab, where its header is, and what is set aside."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from rollforward.imports import commands, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.web.imports.frame import of_import
from rollforward.web.imports.steps import line
from rollforward.web.membership import MemberRequest

ASIDE = frozenset({"title", "blank", "total", "footer", "repeated header", "group heading", "example"})


@of_import("sheet")
def sheet(request: MemberRequest, imp: Import) -> HttpResponse:
    if request.method == "POST":
        return _choose(request, imp)
    book = queries.book(imp)
    shown: dict[str, object] = {"imp": imp, "steps": line(imp, "sheet"), "book": book, "several": len(book.sheets) > 1}
    shown["warnings"] = queries.warnings(imp)
    if imp.sheet is not None:
        shown |= _preview(imp)
    return render(request, "imports/sheet.html", shown)


def _preview(imp: Import) -> dict[str, object]:
    preview = queries.preview(imp)
    aside = [part for part in preview.set_aside if not set(range(part.first, part.last + 1)) <= preview.restored]
    said = queries.first_words(imp, [part.first for part in aside])
    return {
        "preview": preview,
        "aside": ASIDE,
        "width": max((len(row.cells) for row in preview.lines), default=1),
        "set_aside": [(part, said.get(part.first, "")) for part in aside],
        "restored": sorted(preview.restored),
    }


def _choose(request: MemberRequest, imp: Import) -> HttpResponse:
    posted = request.POST
    if "sheet" in posted:
        commands.choose_sheet(imp, request.member, _number(posted["sheet"]))
    elif "header" in posted:
        rows = [] if posted["header"] == "none" else [_number(text) for text in posted["header"].split(",")]
        commands.choose_header(imp, request.member, rows)
    elif "restore" in posted or "set_aside" in posted:
        first, _, last = posted.get("restore", posted.get("set_aside", "")).partition("-")
        lines = range(_number(first), _number(last or first) + 1)
        commands.restore_lines(imp, request.member, lines, "restore" in posted)
    return redirect("import-sheet", imp.reference)


def _number(text: str) -> int:
    if not text.isdecimal():
        raise CannotDo("That row or sheet does not exist. Choose one of those shown.")
    return int(text)
