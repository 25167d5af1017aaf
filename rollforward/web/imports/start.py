"""Step 1: which kind of import, and the second window before a firm's clients are replaced."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from rollforward.accounts.rights import Right, may
from rollforward.imports import commands, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.web.imports.frame import importing, of_import
from rollforward.web.imports.steps import PREPARING, Step, address, line
from rollforward.web.membership import MemberRequest


@importing
def new(request: MemberRequest) -> HttpResponse:
    """Two ways to import. The consequences of the second stand beside it before it can be chosen."""
    if request.method == "POST":
        mode = Import.Mode.CLEAR if request.POST.get("mode") == Import.Mode.CLEAR else Import.Mode.UPDATE
        imp = commands.start(request.member, mode)
        if mode == Import.Mode.CLEAR and "firm_name" in request.POST:
            try:
                return _confirm(request, imp)
            except CannotDo as refusal:  # the window lay over this page; what it refuses is said on the window's own
                messages.error(request, str(refusal))
        return redirect(address(imp))
    steps = [
        Step(words, "", "here" if step == "type" else "") for step, words in PREPARING.items() if step != "confirm"
    ]
    shown = {
        "steps": steps,
        "consequences": queries.consequences(request.member.firm),
        "may_replace": may(request.member, Right.REPLACE),
        "may_manage_fields": may(request.member, Right.MANAGE_FIELDS),
    }
    return render(request, "imports/new.html", shown)


@of_import("confirm")
def confirm(request: MemberRequest, imp: Import) -> HttpResponse:
    """The second window: the numbers again, and the firm's name to type."""
    if request.method == "POST":
        return _confirm(request, imp)
    shown = {"imp": imp, "steps": line(imp, "confirm"), "consequences": queries.consequences(request.member.firm)}
    return render(request, "imports/confirm.html", shown)


def _confirm(request: MemberRequest, imp: Import) -> HttpResponse:
    commands.confirm_clear(imp, request.member, request.POST.get("firm_name", ""))
    return redirect("import-data", imp.reference)
