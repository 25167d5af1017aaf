"""What every page of an import has in common: who may see it, which import it is, what a refused step answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rollforward.accounts.rights import Right, require
from rollforward.clients.errors import NotValid
from rollforward.engine.issues import Refused
from rollforward.imports import queries
from rollforward.imports.errors import CannotDo
from rollforward.web.answers import plain_answer, wants_json
from rollforward.web.imports.steps import address, is_open
from rollforward.web.membership import MemberRequest

View = Callable[..., HttpResponse]
UNPROCESSABLE = 422


def importing(view: View) -> View:
    """For pages that belong to no import yet: only for members who may import; refusals in words."""

    @wraps(view)
    @never_cache
    @require_http_methods(["GET", "POST"])
    def guarded(request: MemberRequest, *args: Any) -> HttpResponse:
        require(request.member, Right.IMPORT)
        try:
            return view(request, *args)
        except (CannotDo, NotValid, Refused) as refusal:
            return refused(request, refusal)

    return guarded


def of_import(step: str = "") -> Callable[[View], View]:
    """For pages of one import, as ``view(request, imp)``.

    A ``step`` that the import has not reached, or has left behind, leads to where it is to go on.
    """

    def decorate(view: View) -> View:
        @importing
        def found(request: MemberRequest, reference: str, *args: Any) -> HttpResponse:
            imp = queries.find(request.member, reference)
            if step and not is_open(imp, step):
                return redirect(address(imp))
            return view(request, imp, *args)

        @wraps(view)
        def by_name(request: MemberRequest, reference: str, **more: Any) -> HttpResponse:
            return found(request, reference, *more.values())

        return by_name

    return decorate


def refused(request: MemberRequest, refusal: CannotDo | NotValid | Refused) -> HttpResponse:
    """The sentence of a refusal: as JSON, on the page the form was sent from, or as a page of its own."""
    words = refusal.message if isinstance(refusal, Refused) else str(refusal)
    if wants_json(request) or request.method == "GET":
        return plain_answer(request, UNPROCESSABLE, _("That cannot be done now"), words)
    messages.error(request, words)
    return redirect(request.get_full_path())
