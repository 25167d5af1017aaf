"""Step 6 and after: progress, receipt, undo."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from rollforward.clients.access import clients_of
from rollforward.imports import commands, error_workbook, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.imports.states import OPEN
from rollforward.web.imports.frame import of_import
from rollforward.web.imports.steps import address
from rollforward.web.imports.words import STATES, VERDICTS
from rollforward.web.membership import MemberRequest

ON_A_PAGE = 100
FINISHED = (Import.State.DONE, Import.State.UNDONE, Import.State.CANCELLED)
UNDER_WAY = (Import.State.QUEUED, Import.State.RUNNING)


@of_import()
def progress(request: MemberRequest, imp: Import) -> HttpResponse:
    """How far it is; leads to the receipt by itself."""
    if imp.state not in UNDER_WAY:
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": address(imp)})
        return redirect(address(imp))
    shown = {"imp": imp, "progress": queries.progress(imp)}
    page = "imports/progress_now.html" if request.headers.get("HX-Request") else "imports/progress.html"
    return render(request, page, shown)


@of_import()
def receipt(request: MemberRequest, imp: Import) -> HttpResponse:
    """What became of every row; an import that is not finished leads to its step."""
    if imp.state not in FINISHED:
        return redirect(address(imp))
    words, tone = STATES[Import.State(imp.state)]
    figures = queries.receipt(imp)
    shown = {"imp": imp, "words": words, "tone": tone, "receipt": figures, "verdicts": VERDICTS}
    shown["until"] = queries.undoable_until(imp)
    if imp.state != Import.State.CANCELLED:
        shown |= _rows(request, imp, figures) | {"kept": _kept(imp)}
    return render(request, "imports/receipt.html", shown)


def _rows(request: MemberRequest, imp: Import, figures: dict[str, Any]) -> dict[str, Any]:
    verdict = request.GET.get("show")
    verdict = verdict if verdict in VERDICTS else None
    counts = {v: figures["problems" if v == "problem" else v] for v in VERDICTS}
    total = figures["rows"] if verdict is None else counts[verdict]
    page = Paginator(range(total), ON_A_PAGE).get_page(request.GET.get("page"))
    start = page.start_index() - 1 if page.paginator.count else 0
    found = queries.receipt_rows(imp, verdict, start, ON_A_PAGE)
    named = [row.client[0] for row in found if row.client]
    return {
        "page": page,
        "rows": found,
        "there": set(clients_of(request.member).filter(public_id__in=named).values_list("public_id", flat=True)),
        "chain": [(each, queries.receipt(each)) for each in error_workbook.chain(imp)],
        "show": verdict or "all",
        "sums": [(v, VERDICTS[v], counts[v]) for v in VERDICTS],
    }


def _kept(imp: Import) -> list[dict[str, str]]:
    """What an undo had to leave, clients first. That their links and people stayed with them is said by the people."""
    kept: list[dict[str, str]] = imp.receipt.get("undo", {}).get("kept", [])
    told = [each for each in kept if not (each["record"] == "link" and each["why"].endswith("was kept"))]
    return sorted(told or kept, key=lambda each: each["record"] != "client")


@of_import()
def cancel(request: MemberRequest, imp: Import) -> HttpResponse:
    """At once while nothing is lost by it or time presses; work done on a draft is asked about first."""
    if request.method == "POST":
        if imp.state in OPEN and _begun(imp) and "sure" not in request.POST:
            return render(request, "imports/cancel_sure.html", {"imp": imp})
        commands.cancel(imp, request.member)
    return redirect("imports") if imp.state not in FINISHED else redirect("import", imp.reference)


def _begun(imp: Import) -> bool:
    return bool(imp.file_name) or imp.source == Import.Source.MANUAL


@of_import()
def undo(request: MemberRequest, imp: Import) -> HttpResponse:
    """Undo; where work was done in the new set since, it is listed and asked about first."""
    if request.method != "POST":
        return redirect("import", imp.reference)
    try:
        commands.request_undo(imp, request.member, confirm="confirm" in request.POST, of=_seen(request))
    except CannotDo as refusal:
        asks = imp.mode == Import.Mode.CLEAR and "confirm" not in request.POST
        shown = {"imp": imp, "words": str(refusal), "can_confirm": asks, "seen": _seen(request)}
        return render(request, "imports/undo.html", shown)
    return redirect("import-progress", imp.reference)


@of_import()
def redo(request: MemberRequest, imp: Import) -> HttpResponse:
    if request.method == "POST":
        commands.request_redo(imp, request.member, of=_seen(request))
        return redirect("import-progress", imp.reference)
    return redirect("import", imp.reference)


def _seen(request: MemberRequest) -> int | None:
    """The change that was in force on the page that the button stood on."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 19 else None
