"""Your account, name and language: what one person is called, and in which language pages speak to her."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rollforward.accounts.firm import set_own_language, set_own_name
from rollforward.accounts.models import User
from rollforward.web.language import remember


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "account/language.html")
    code = request.POST.get("language", "")
    try:
        if "name" in request.POST:
            return _named(request)
        set_own_language(cast(User, request.user), code)
    except ValueError as refusal:
        messages.error(request, str(refusal))
        return redirect("language")
    with translation.override(code or None):
        messages.success(request, _("The language was saved."))
    return remember(redirect("language"), code)


def _named(request: HttpRequest) -> HttpResponse:
    set_own_name(cast(User, request.user), request.POST["name"])
    messages.success(request, _("Your name was saved."))
    return redirect("language")
