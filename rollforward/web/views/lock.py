"""The page that a firm's members see while its clients are being replaced, and what it asks every second."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from rollforward.web.answers import local_path
from rollforward.web.lock import lock_status
from rollforward.web.membership import MemberRequest


@require_GET
@never_cache
def locked(request: MemberRequest) -> HttpResponse:
    """Who is doing what and how far it is; leads back to ``next`` as soon as the firm is free."""
    back = local_path(request.GET.get("next"))
    status = lock_status(request.member.firm)
    if not status["locked"]:
        return redirect(back)
    return render(request, "locked.html", {"status": status, "next": back})


@require_GET
@never_cache
def status(request: MemberRequest) -> JsonResponse:
    return JsonResponse(lock_status(request.member.firm))
