"""Refusals that any view may meet, said in plain words in one place."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from rollforward.accounts import activity
from rollforward.accounts.models import Activity
from rollforward.accounts.rights import NotAllowed
from rollforward.journal.commands import FirmLocked, SetReplaced
from rollforward.web.answers import locked_answer, plain_answer, wants_json

MISSING = _lazy("There is no such page here, or it belongs to clients that are not yours to see.")


class Refusals:
    """Turns what commands and queries raise into answers: 403, 404, 409, 423."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotAllowed):
            told = {"to": error.right.value, "page": request.path_info}
            activity.by_member(request.member, Activity.What.REFUSED, **told)  # type: ignore[attr-defined]
            return plain_answer(request, 403, _("That takes another level"), str(error))
        if isinstance(error, FirmLocked):
            return locked_answer(request)
        if isinstance(error, SetReplaced):
            return plain_answer(request, 409, _("The clients were replaced meanwhile"), str(error))
        if isinstance(error, (ObjectDoesNotExist, Http404)) and wants_json(request):
            return plain_answer(request, 404, _("Not found"), MISSING)
        if isinstance(error, ObjectDoesNotExist):
            # Another firm's row and no row at all must look the same.
            raise Http404 from error
        return None
