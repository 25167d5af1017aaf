"""Coming into a firm by a link. Its secret part moves from the address into the session at once, where no log, no
history and no other site sees it."""

from __future__ import annotations

from typing import cast

from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rollforward.accounts import inviting
from rollforward.accounts.models import Invitation, User
from rollforward.web.forms.joining import JoinForm
from rollforward.web.membership import choose_firm

_KEPT = "invitation"


@require_GET
def opened(request: HttpRequest, token: str) -> HttpResponse:
    """The link itself."""
    request.session[_KEPT] = token
    return redirect("invitation-join")


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Joining with the sign-in that one has, or with a new one: the form's ``name`` and ``password``."""
    try:
        invitation = inviting.find(request.session.get(_KEPT, ""))
        if request.user.is_authenticated:
            return _with_present(request, invitation)
        if User.objects.filter(email=invitation.email).exists():
            return render(request, "invitations/sign_in.html", {"invitation": invitation})
        return _with_new(request, invitation)
    except inviting.NoLongerOpen as refusal:
        return render(request, "invitations/closed.html", {"words": str(refusal)})


def _with_present(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    if request.method != "POST":
        return render(request, "invitations/present.html", {"invitation": invitation})
    inviting.accept(invitation, cast(User, request.user))
    return _inside(request, invitation)


def _with_new(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    asked = request.POST if request.method == "POST" else None
    form = JoinForm(asked, email=invitation.email, initial={"name": invitation.name})
    if not form.is_valid():
        return render(request, "invitations/new.html", {"invitation": invitation, "form": form})
    member = inviting.accept_anew(invitation, form.cleaned_data["name"], form.cleaned_data["password"])
    answer: HttpResponse = perform_login(request, member.user, redirect_url="/")
    _inside(request, invitation)
    return answer


def _inside(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    request.session.pop(_KEPT, None)
    choose_firm(request, invitation.firm.slug)
    messages.success(request, _("You are in: %(firm)s.") % {"firm": invitation.firm})
    return redirect("home")
