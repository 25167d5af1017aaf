"""Sample data: loaded into a firm without clients, looked over before it is removed again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rollforward.accounts.rights import Right, require
from rollforward.demo import sample
from rollforward.web.membership import MemberRequest


@require_POST
def load(request: MemberRequest) -> HttpResponse:
    try:
        sample.load(request.member, timezone.localdate())
    except sample.NoSample as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Sample data is here: try anything with it, and remove it when you are done."))
    return redirect("home")


@require_http_methods(["GET", "POST"])
def remove(request: MemberRequest) -> HttpResponse:
    require(request.member, Right.MANAGE_FIRM)
    if request.method == "POST":
        try:
            sample.remove(request.member, with_own=request.POST.get("with_own") == "1")
        except sample.NoSample as refusal:
            messages.error(request, str(refusal))
            return redirect("sample-remove" if sample.is_shown(request.member.firm) else "home")
        messages.success(request, _("The sample data was removed with all that was done in it."))
        return redirect("home")
    if not sample.is_shown(request.member.firm):
        return redirect("home")
    return render(request, "settings/sample_remove.html", {"holds": sample.contents(request.member.firm)})
