"""A row beside the clients that it may mean, as JSON, and what was decided there: one step."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.urls import reverse

from rollforward.imports import commands, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.web.imports.body import body_of, list_in
from rollforward.web.imports.frame import of_import
from rollforward.web.imports.grid import edit_of, summary_of
from rollforward.web.membership import MemberRequest


@of_import("review")
def clients(request: MemberRequest, imp: Import, line: int) -> HttpResponse:
    """Those that the row means or may mean; with ``search`` in the address those that are found by it."""
    found = queries.beside(imp, request.member, line, request.GET.get("search", ""))
    told = [
        {
            "pk": each.pk,
            "id": each.public_id,
            "name": each.name,
            "url": reverse("client", args=[each.public_id]),
            "values": each.values,
            "hidden": each.hidden,
        }
        for each in found
    ]
    return JsonResponse({"clients": told})


@of_import("review")
def settle(request: MemberRequest, imp: Import, line: int) -> HttpResponse:
    """``{"decision": "client:17", "edits": [...]}``: which client the row is, and its own values that change."""
    body = body_of(request)
    edits = [edit_of(each) for each in list_in(body, "edits")]
    if any(edit.line != line for edit in edits):
        raise CannotDo("Values of another row are not changed here. Reload the page and try again.")
    commands.settle_row(imp, request.member, line, str(body.get("decision", "")), edits)
    return summary_of(request, imp)
