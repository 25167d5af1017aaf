"""In which language pages speak: what the person chose, else her firm, else what the browser asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import formats, translation

from rollforward.accounts.models import User

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    #: Words, or what becomes words of the language in which it is shown.
    Words = str | _StrPromise
else:
    Words = str

Handler = Callable[[HttpRequest], HttpResponse]


def spoken(get_response: Handler) -> Handler:
    """Comes after Django's own, which has read the browser's wish, and after the member is known.

    Programs are always answered in English: what they read is a contract.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if code := _chosen(request):
            translation.activate(code)
        return get_response(request)

    return middleware


def remember(response: HttpResponse, code: str) -> HttpResponse:
    """Have the sign-in page of this browser speak the language too; ``""`` forgets it."""
    if not code:
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Lax")
        return response
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=365 * 24 * 60 * 60,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response


def number(value: float) -> str:
    """``12345`` -> ``12,345`` as the language being spoken writes it."""
    return formats.number_format(value, force_grouping=True)


def _chosen(request: HttpRequest) -> str:
    if request.path_info.startswith("/api/"):
        return settings.LANGUAGE_CODE
    own = request.user.language if isinstance(request.user, User) else ""
    member = request.member  # type: ignore[attr-defined]
    return own or (member.firm.language if member else "")
