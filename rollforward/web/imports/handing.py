"""Asking a colleague for some cells, and her page, which shows those and nothing else."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rollforward.accounts.queries import members_of
from rollforward.imports import commands, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.web.imports.frame import of_import
from rollforward.web.membership import MemberRequest

_CELL = re.compile(r"c([0-9]{1,9})-([0-9]{1,5})")


@of_import("review")
def ask(request: MemberRequest, imp: Import) -> HttpResponse:
    """Who was asked for what, how far it is, and the form to ask."""
    posted = request.POST
    if posted.get("do") == "end" and posted.get("handover", "").isdecimal():
        commands.end_handover(queries.handovers(imp).get(pk=int(posted["handover"])), request.member)
        return redirect("import-ask", imp.reference)
    if request.method == "POST":
        which, _sep, position = posted.get("cells", "").partition(":")
        to = posted.get("to", "")
        if not (position.isdecimal() and to.isdecimal() and len(position + to) < 20):
            raise CannotDo(_("Choose the cells, and who is to fill them."))
        made = commands.ask_colleague(
            imp, request.member, int(to), int(position), which, posted.get("note", ""), names="names" in posted
        )
        messages.success(request, _("%s finds it on the first page.") % made.to)
        return redirect("import-ask", imp.reference)
    context = {
        "imp": imp,
        "columns": queries.askable_columns(imp),
        "colleagues": members_of(imp.firm).exclude(pk=request.member.pk),
        "handovers": queries.handovers(imp),
    }
    return render(request, "imports/ask.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def asked(request: MemberRequest, pk: int) -> HttpResponse:
    """The cells that a member was asked for."""
    handover = queries.find_handover(request.member, pk)
    if request.method == "POST":
        found = ((_CELL.fullmatch(name), text) for name, text in request.POST.items())
        texts = {(int(m[1]), int(m[2])): str(text).replace("\r\n", "\n") for m, text in found if m}
        try:
            count = commands.fill_asked(handover, request.member, texts)
        except CannotDo as refusal:
            messages.error(request, str(refusal))
        else:
            words = ngettext("%d cell was saved. Thank you.", "%d cells were saved. Thank you.", count)
            messages.success(request, words % count)
        return redirect("asked", pk)
    context = {"asked": handover, "rows": queries.asked_rows(handover), "hers": handover.to_id == request.member.pk}
    return render(request, "imports/asked.html", context)
