"""Choosing the firm to work in, for those who belong to several."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from rollforward.accounts.models import User
from rollforward.accounts.queries import memberships
from rollforward.web.answers import local_path
from rollforward.web.membership import choose_firm


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """One button per firm; leads on to ``next``."""
    back = local_path(request.POST.get("next") or request.GET.get("next"))
    if request.method == "POST" and choose_firm(request, request.POST.get("firm", "")):
        return redirect(back)
    mine = memberships(cast(User, request.user))
    return render(request, "firms/choose.html", {"memberships": mine, "next": back})
