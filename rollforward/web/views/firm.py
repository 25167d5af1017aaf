"""Settings, firm: what it is called, where it is and what it speaks."""

from __future__ import annotations

from itertools import groupby

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rollforward.accounts.firm import set_language, set_name, set_time_zone, time_zones
from rollforward.accounts.rights import Right, require
from rollforward.web.membership import MemberRequest


@require_http_methods(["GET", "POST"])
def page(request: MemberRequest) -> HttpResponse:
    require(request.member, Right.MANAGE_FIRM)
    if request.method == "POST":
        try:
            set_name(request.member, request.POST.get("name", request.member.firm.name))
            set_time_zone(request.member, request.POST.get("time_zone", ""))
            set_language(request.member, request.POST.get("language", ""))
        except ValueError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("It was saved."))
        return redirect("settings-firm")
    zones = [(area, list(names)) for area, names in groupby(time_zones(), lambda name: name.partition("/")[0])]
    context = {"zones": zones, "now": timezone.now(), "server_zone": settings.TIME_ZONE}
    return render(request, "settings/firm.html", context)
