"""Who is asking, and whether her firm can be worked in now. Both deny by default: an exception is a route's name."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import gettext as _

from rollforward import wall
from rollforward.accounts.calendar import zone_of
from rollforward.accounts.second_factors import lacking
from rollforward.api.entrance import problem
from rollforward.imports.lock import is_locked
from rollforward.web.answers import (
    locked_answer,
    no_firm_answer,
    plain_answer,
    second_factor_answer,
    sign_in_answer,
)
from rollforward.web.membership import find_member
from rollforward.web.staying import end_if_over

Handler = Callable[[HttpRequest], HttpResponse]

#: Reached without a sign-in.
PUBLIC = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_signup",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "invitation",
        "invitation-join",
    }
)

#: Programs: let in by a token, never by a cookie, and refused there.
API = "api:"

#: One's own sign-in: reached without a firm, and before the second factor that a firm asks for.
OWN = frozenset(
    {
        "account_reauthenticate",
        "account_change_password",
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_reauthenticate_webauthn",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_edit_webauthn",
        "mfa_remove_webauthn",
        "usersessions_list",
        "session-end",
        "language",
    }
)

#: Reached with a sign-in but without a firm.
WITHOUT_FIRM = PUBLIC | OWN | {"firms"}

#: Reached while the firm is locked.
WHILE_LOCKED = WITHOUT_FIRM | {"locked", "locked-status"}


def member(get_response: Handler) -> Handler:
    """Put ``request.member`` (with her firm, or ``None``) on every request; ask for a sign-in where there is none.

    It is the entrance of the wall between firms: what follows reaches the rows of hers alone. Times are the firm's in
    all of it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        route = _route(request)
        by_token = route is not None and route.startswith(API)
        with wall.entrance():
            request.member = None if by_token else find_member(request)  # type: ignore[attr-defined]
            return answered(request, route, by_token=by_token)

    def answered(request: HttpRequest, route: str | None, *, by_token: bool) -> HttpResponse:
        firm = request.member.firm if request.member else None  # type: ignore[attr-defined]
        if not by_token and request.user.is_authenticated and end_if_over(request, firm, route):
            firm = request.member = None  # type: ignore[attr-defined]
        if firm:
            wall.enter(firm.pk)
        with timezone.override(zone_of(firm) if firm else None):
            return get_response(request) if by_token else admit(request, route)

    def admit(request: HttpRequest, route: str | None) -> HttpResponse:
        if route is None or route in PUBLIC:
            return get_response(request)
        if not request.user.is_authenticated:
            return sign_in_answer(request)
        if request.member is None and route not in WITHOUT_FIRM:  # type: ignore[attr-defined]
            return no_firm_answer(request)
        if request.member and route not in WITHOUT_FIRM and lacking(request.member):  # type: ignore[attr-defined]
            return second_factor_answer(request)
        return get_response(request)

    return middleware


def locked_firm(get_response: Handler) -> Handler:
    """While a firm's clients are being replaced its members reach only the page that says so."""

    def middleware(request: HttpRequest) -> HttpResponse:
        member = request.member  # type: ignore[attr-defined]
        route = _route(request)
        if member and route is not None and route not in WHILE_LOCKED and is_locked(member.firm):
            return locked_answer(request)
        return get_response(request)

    return middleware


def whole_texts(get_response: Handler) -> Handler:
    """Refuse forms that cannot be read, and paths, queries and forms with a NUL character: SQLite would keep it,
    PostgreSQL cannot.

    Programs are refused as everywhere in the API, with problem details.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            given = (request.GET, request.POST)
        except MultiPartParserError:
            words = _("What was sent cannot be read: it is cut off, or not in the form that it says. Send it again.")
            return refused(request, _("That cannot be read"), words)
        sent = (text for values in given for name in values for text in (name, *values.getlist(name)))
        if "\x00" in request.path_info or any("\x00" in str(text) for text in sent):
            words = _("What was sent holds a character that cannot be kept (NUL). Delete it, or type the text anew.")
            return refused(request, _("That text cannot be kept"), words)
        return get_response(request)

    def refused(request: HttpRequest, title: str, words: str) -> HttpResponse:
        if (_route(request) or "").startswith(API):
            return problem(HTTPStatus.BAD_REQUEST, words)
        return plain_answer(request, HTTPStatus.BAD_REQUEST, title, words)

    return middleware


def _route(request: HttpRequest) -> str | None:
    """The name of the route that will answer, ``""`` for one without a name, ``None`` where there is no such page."""
    try:
        return resolve(request.path_info).view_name or ""
    except Resolver404:
        return None
