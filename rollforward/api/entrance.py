"""Who a program acts for, and how it is refused: problem details (RFC 9457), and nothing by cookie."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, cast

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import HttpBearer

from rollforward import wall
from rollforward.accounts import activity, tokens
from rollforward.accounts.commands import LastFullMember
from rollforward.accounts.models import Activity, Member
from rollforward.accounts.rights import NotAllowed
from rollforward.accounts.second_factors import lacking
from rollforward.accounts.tokens import Scope
from rollforward.api import pace
from rollforward.api.pace import AskedTooOften
from rollforward.clients.errors import NotValid
from rollforward.engine.issues import Refused
from rollforward.engine.reviewing import BadPattern
from rollforward.imports import lock
from rollforward.imports.errors import CannotDo
from rollforward.journal.commands import FirmLocked

_NO_TOKEN = "Send a token that works: Authorization: Bearer rf_... Your account, API tokens makes one."  # noqa: S105


_NOT_READ = (
    "The body could not be read: send JSON in UTF-8, as the description of this address has it, and without the "
    "character NUL (\\u0000) or half a character (a lone surrogate), which cannot be kept."
)


class OutOfScope(Exception):
    """The token is not for this."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(f"This token may not {scope.words}: make one with the scope {scope.key}.")


class NeedsSecondFactor(Exception):
    """The firm asks for a second factor that the token's member has not set up."""


class InTheClear(Exception):
    """The request did not come over TLS, and whoever listened has its token now."""

    def __init__(self) -> None:
        super().__init__("Ask over https:// only. This token was sent in the clear: end it and make another one.")


class Token(HttpBearer):
    """Lets in whoever holds a working token with a scope. ``request.member`` is its member then."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Member | None:
        if settings.HTTPS and not request.is_secure():
            raise InTheClear
        address = str(get_adapter().get_client_ip(request))
        pace.may_try(address)
        found = tokens.find(token)
        if found is None:
            pace.tried_wrongly(address)
            return None
        pace.may_ask(found.pk, settings.API_PER_MINUTE)
        member = found.member
        wall.enter(member.firm_id)
        if self.scope.key not in found.scopes:
            told = {"to": self.scope.words, "page": request.path_info, "token": found.start}
            activity.by_member(member, Activity.What.REFUSED, **told)
            raise OutOfScope(self.scope)
        if lacking(member):
            raise NeedsSecondFactor
        if lock.is_locked(member.firm):
            raise FirmLocked(member.firm)
        request.member = member  # type: ignore[attr-defined]
        return member


READ_IMPORTS, WRITE_IMPORTS = Token(Scope.IMPORTS), Token(Scope.IMPORTING)


def member_of(request: HttpRequest) -> Member:
    """The member whose token came with the request."""
    return cast(Member, request.member)  # type: ignore[attr-defined]


def problem(status: HTTPStatus, detail: str, **more: Any) -> HttpResponse:
    """An answer of RFC 9457."""
    body = {"type": "about:blank", "title": status.phrase, "status": int(status), "detail": detail, **more}
    answer = JsonResponse(body, status=status, content_type="application/problem+json")
    if status is HTTPStatus.UNAUTHORIZED:
        answer["WWW-Authenticate"] = 'Bearer realm="rollforward"'
    return answer


def refuse_in_words(api: NinjaAPI) -> None:
    """Turn what commands and queries raise into problem details."""
    for error, status, words in (
        (CannotDo, HTTPStatus.UNPROCESSABLE_ENTITY, ""),
        (LastFullMember, HTTPStatus.UNPROCESSABLE_ENTITY, ""),
        (BadPattern, HTTPStatus.UNPROCESSABLE_ENTITY, ""),
        (AuthenticationError, HTTPStatus.UNAUTHORIZED, _NO_TOKEN),
        (OutOfScope, HTTPStatus.FORBIDDEN, ""),
        (NeedsSecondFactor, HTTPStatus.FORBIDDEN, "Your firm asks for a second factor. Set one up in your account."),
        (InTheClear, HTTPStatus.FORBIDDEN, ""),
        (FirmLocked, HTTPStatus.LOCKED, ""),
        (ObjectDoesNotExist, HTTPStatus.NOT_FOUND, "There is no such thing here, or it is not yours to see."),
        (Http404, HTTPStatus.NOT_FOUND, "There is no such address."),
    ):
        api.add_exception_handler(error, _teller(status, words))
    api.add_exception_handler(AskedTooOften, cast(Any, _too_often))
    api.add_exception_handler(Refused, cast(Any, _unreadable))
    api.add_exception_handler(NotValid, cast(Any, _not_valid))
    api.add_exception_handler(NotAllowed, cast(Any, _not_allowed))
    api.add_exception_handler(HttpError, cast(Any, _unread))
    api.add_exception_handler(ValidationError, cast(Any, _not_understood))


def _teller(status: HTTPStatus, words: str) -> Any:
    return lambda _request, error: problem(status, words or str(error))


def _not_allowed(request: HttpRequest, error: NotAllowed) -> HttpResponse:
    told = {"to": error.right.value, "page": request.path_info}
    activity.by_member(member_of(request), Activity.What.REFUSED, **told)
    return problem(HTTPStatus.FORBIDDEN, str(error))


def _too_often(_request: HttpRequest, error: AskedTooOften) -> HttpResponse:
    answer = problem(HTTPStatus.TOO_MANY_REQUESTS, str(error))
    answer["Retry-After"] = str(error.seconds)
    return answer


def _unread(_request: HttpRequest, error: HttpError) -> HttpResponse:
    status = HTTPStatus(error.status_code)
    return problem(status, _NOT_READ if status is HTTPStatus.BAD_REQUEST else str(error))


def _unreadable(_request: HttpRequest, error: Refused) -> HttpResponse:
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), code=error.code)


def _not_valid(_request: HttpRequest, error: NotValid) -> HttpResponse:
    faults = [{"where": where, "what": what} for where, what in error.errors.items()]
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), errors=faults)


def _not_understood(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [{"where": ".".join(map(str, each["loc"][1:])), "what": each["msg"]} for each in error.errors]
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, "The request could not be understood.", errors=faults)
