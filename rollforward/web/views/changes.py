"""What was changed by hand, and the way back."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rollforward.imports import taking_back
from rollforward.imports.errors import CannotDo
from rollforward.web.membership import MemberRequest

ON_A_PAGE = 25


@require_GET
def listing(request: MemberRequest) -> HttpResponse:
    page = Paginator(taking_back.hand_changes(request.member), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "clients/changes.html", {"page": page, "changes": taking_back.in_words(page.object_list)})


@require_http_methods(["GET", "POST"])
def page(request: MemberRequest, pk: int) -> HttpResponse:
    """One change by its number; sending the form takes it back, and what had to be kept is told."""
    change = taking_back.hand_changes(request.member).get(number=pk)
    if request.method == "POST":
        try:
            made, reverted = taking_back.take_back(request.member, pk)
        except CannotDo as refusal:
            messages.error(request, _("Nothing was taken back. %(refusal)s") % {"refusal": refusal})
            return redirect("change", pk)
        if not reverted.kept:
            messages.success(request, _("Taken back: everything is as it was before."))
            return redirect("change", made.number)
        return render(request, "clients/taken_back.html", {"reverted": reverted, "number": made.number})
    (told,) = taking_back.in_words([change])
    return render(request, "clients/change.html", {"told": told})
