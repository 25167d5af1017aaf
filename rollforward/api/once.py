"""A request with an Idempotency-Key is carried out once, however often it is sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

from rollforward import wall
from rollforward.accounts import asked, tokens
from rollforward.api.entrance import problem

_LONGEST = 255
#: Refusals that may be over when it is asked again, and were not carried out.
_NOT_KEPT = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.LOCKED, HTTPStatus.TOO_MANY_REQUESTS}

View = Callable[..., HttpResponse]


def once(view: View) -> View:
    """The view, which answers a key that comes again with what it answered the first time."""
    return _once(view, "")


def once_but(secret: str) -> Callable[[View], View]:
    """The same, but what the answer has under a name is kept nowhere: it is ``null`` when the key comes again."""
    return lambda view: _once(view, secret)


def _once(view: View, secret: str) -> View:
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        key = request.headers.get("Idempotency-Key", "")
        token = tokens.find(request.headers.get("Authorization", "").removeprefix("Bearer ")) if key else None
        if token is None:
            return view(request, *args, **more)
        wall.enter(token.member.firm_id)
        if len(key) > _LONGEST:
            return problem(HTTPStatus.BAD_REQUEST, f"An Idempotency-Key has at most {_LONGEST} characters.")
        try:
            place = asked.begin(token, key, _told(request))
        except asked.AskedOtherwise as error:
            return problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))
        except asked.StillAsked as error:
            return problem(HTTPStatus.CONFLICT, str(error))
        if place.status:
            return HttpResponse(place.body, status=place.status, content_type=place.kind)
        try:
            answer = view(request, *args, **more)
        except BaseException:
            asked.forget(place)
            raise
        if answer.status_code in _NOT_KEPT or answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            asked.forget(place)
        else:
            asked.end(place, answer.status_code, answer.headers["Content-Type"], _kept(answer, secret))
        return answer

    return answered


def _kept(answer: HttpResponse, secret: str) -> str:
    body = answer.content.decode()
    if not secret or answer.status_code != HTTPStatus.CREATED:
        return body
    return json.dumps({**json.loads(body), secret: None})


def _told(request: HttpRequest) -> bytes:
    """All that tells a request from another."""
    told = [request.method or "", request.get_full_path()]
    if request.content_type == "multipart/form-data":
        told += [json.dumps(sorted(request.POST.lists()))]
        for name in sorted(request.FILES):
            for file in request.FILES.getlist(name):
                digest = sha256()
                for chunk in file.chunks():
                    digest.update(chunk)
                file.seek(0)
                told += [name, file.name or "", digest.hexdigest()]
    else:
        told.append(request.body.decode("utf-8", "replace"))
    return json.dumps(told).encode()
