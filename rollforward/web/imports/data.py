"""Step 2: a file, or the sheet itself to type into."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rollforward.imports import commands, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.web.answers import wants_json
from rollforward.web.imports.frame import of_import
from rollforward.web.imports.steps import address, line
from rollforward.web.membership import MemberRequest


@of_import("data")
def data(request: MemberRequest, imp: Import) -> HttpResponse:
    if request.method == "POST":
        return _take(request, imp)
    selects = [field for field in queries.targets(imp) if field.options]
    return render(request, "imports/data.html", {"imp": imp, "steps": line(imp, "data"), "selects": selects})


def _take(request: MemberRequest, imp: Import) -> HttpResponse:
    if request.POST.get("way") == "manual":
        commands.open_blank_sheet(imp, request.member)
        return redirect("import-review", imp.reference)
    upload = request.FILES.get("file")
    if upload is None:
        raise CannotDo(_("No file was chosen. Choose one, or enter the clients by hand."))
    commands.receive_file(imp, request.member, upload.name or "", upload.chunks())
    onward = _onward(imp)
    return JsonResponse({"next": onward}) if wants_json(request) else redirect(onward)


def _onward(imp: Import) -> str:
    """The next step; where the reader was not sure of something, the page that asks about it first."""
    return address(imp, "sheet" if queries.doubts(imp) else "")
