"""The list of clients."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from rollforward.web.membership import MemberRequest


def listing(request: MemberRequest) -> HttpResponse:
    return render(request, "clients/list.html")
