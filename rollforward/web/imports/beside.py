"""A row beside clients that it may mean, or beside another row, as JSON, and what was decided there: one step."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from rollforward.imports import commands, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.web.imports.body import body_of, list_in
from rollforward.web.imports.frame import of_import
from rollforward.web.imports.grid import MOST_LINES, acted, edit_of, whole
from rollforward.web.membership import MemberRequest


@of_import("review")
def clients(request: MemberRequest, imp: Import, line: int) -> HttpResponse:
    """``row``, and ``beside`` it the clients that it means or may mean; with ``search`` in the address those that are
    found by it, with ``other`` another row."""
    other = request.GET.get("other", "")
    if other:
        found: tuple[queries.Beside, ...] = (queries.row_beside(imp, whole(other)),)
    else:
        found = queries.beside(imp, request.member, line, request.GET.get("search", ""))
    return JsonResponse({"row": queries.row_beside(imp, line).values, "beside": [_values(each) for each in found]})


@of_import("review")
def settle(request: MemberRequest, imp: Import) -> HttpResponse:
    """``{"decisions": [{"line", "decision"}], "edits": [...]}``: which clients rows are, and the values kept."""
    body = body_of(request)
    edits = [edit_of(each) for each in list_in(body, "edits")]
    commands.settle_rows(imp, request.member, dict(map(_decision, list_in(body, "decisions"))), edits)
    return acted(request, imp)


def _values(each: queries.Beside) -> dict[str, Any]:
    return {
        "pk": each.pk,
        "id": each.public_id,
        "name": each.name,
        "url": reverse("client", args=[each.public_id]) if each.public_id else "",
        "values": each.values,
        "hidden": each.hidden,
    }


def _decision(each: Any) -> tuple[int, str]:
    match each:
        case {"line": int(line), "decision": str(decision)} if 0 < line <= MOST_LINES:
            return line, decision
    raise CannotDo(_("A decision names no row. Reload the page and try again."))
