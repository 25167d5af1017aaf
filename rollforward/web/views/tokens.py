"""Your account, API tokens: what programs may do in one's name. Level 3 sees those of the whole firm."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rollforward.accounts import tokens
from rollforward.accounts.rights import Right, may
from rollforward.accounts.tokens import Scope
from rollforward.web.forms.tokens import TokenForm
from rollforward.web.membership import MemberRequest, find_member


@require_GET
def listing(request: MemberRequest) -> HttpResponse:
    shown = {
        "tokens": tokens.working(request.member),
        "of_all": may(request.member, Right.MANAGE_MEMBERS),
        "now": timezone.now(),
    }
    return render(request, "account/tokens.html", shown)


@require_http_methods(["GET", "POST"])
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]  # allauth ships no types
def new(request: HttpRequest) -> HttpResponse:
    """A form for a new token, whose secret is shown once, on the answer to that form."""
    # Not ``request.member``: after the password was asked for, allauth goes on with the form as it was sent.
    member = find_member(request)
    if member is None:
        return redirect("firms")
    form = TokenForm(request.POST or None)
    if not form.is_valid():
        return render(request, "account/token_new.html", {"form": form})
    asked = form.cleaned_data
    scopes = [scope for scope in Scope if scope.key in asked["scopes"]]
    made = tokens.make(member, asked["name"], scopes, asked["days"])
    return render(request, "account/token_made.html", {"made": made})


@require_POST
def end(request: MemberRequest, pk: int) -> HttpResponse:
    """The token works no longer."""
    token = tokens.end(request.member, pk)
    messages.success(request, _("%(token)s works no longer.") % {"token": token})
    return redirect("tokens")
