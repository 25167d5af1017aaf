"""What every answer says to browsers beside what Django and the content security policy have them say."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

Handler = Callable[[HttpRequest], HttpResponse]


def headers(get_response: Handler) -> Handler:
    """Pages and answers are one person's: nothing between keeps them, no browser does, and no other site shows them.

    Who signs out leaves nothing in the browser.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        answer = get_response(request)
        if "no-store" not in answer.get("Cache-Control", ""):
            answer["Cache-Control"] = "private, no-store"
        if request.path_info == reverse("account_logout") and request.method == "POST":
            answer["Clear-Site-Data"] = '"cache", "storage"'
        answer.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return answer

    return middleware
