"""Settings, saved layouts: how files were mapped before, to be looked at, changed, taken along and forgotten."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rollforward.clients.fields import field_set
from rollforward.engine.values import IGNORE
from rollforward.imports import commands, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import SavedLayout
from rollforward.web.imports.targets import grouped
from rollforward.web.membership import MemberRequest


@require_GET
def listing(request: MemberRequest) -> HttpResponse:
    layouts = [
        (layout, sum(target != IGNORE for _, target in layout.columns))
        for layout in queries.saved_layouts(request.member)
    ]
    return render(request, "settings/layouts.html", {"layouts": layouts})


@require_http_methods(["GET", "POST"])
def layout(request: MemberRequest, pk: int) -> HttpResponse:
    """One layout: its name and where each column goes."""
    row = _find(request, pk)
    if request.method == "POST" and request.POST.get("do") == "forget":
        commands.forget_layout(row, request.member)
        messages.success(request, _("The layout %(row)s was forgotten.") % {"row": row.name})
        return redirect("settings-layouts")
    if request.method == "POST" and request.POST.get("do") == "forget answers":
        commands.forget_answers(row, request.member)
        messages.success(request, _("What was decided about values and dates will be asked again."))
        return redirect("settings-layout", pk)
    if request.method == "POST":
        targets = {n: request.POST.get(f"target-{n}", target) for n, (_, target) in enumerate(row.columns)}
        try:
            commands.change_layout(row, request.member, request.POST.get("name", ""), targets)
        except CannotDo as refusal:
            messages.error(request, str(refusal))
            return redirect("settings-layout", pk)
        messages.success(request, _("The layout was saved. The next file of this kind is mapped so."))
        return redirect("settings-layouts")
    groups = grouped(field_set(row.firm), {target for _, target in row.columns})
    return render(request, "settings/layout.html", {"layout": row, "groups": groups, "told": queries.told(row)})


@require_GET
def as_map(request: MemberRequest, pk: int) -> HttpResponse:
    """The layout as MAP.json, for the command line and for another firm."""
    row = _find(request, pk)
    answer = JsonResponse(queries.as_map(row), json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = 'attachment; filename="map.json"'
    return answer


def _find(request: MemberRequest, pk: int) -> SavedLayout:
    try:
        return queries.find_layout(request.member, pk)
    except SavedLayout.DoesNotExist:
        raise Http404 from None
