"""Your account, sessions: where somebody is signed in, and ending that.

The list is allauth's. Ending asks for the password again, unless it just did: a screen left unlocked must not be
enough to shut its owner out elsewhere.
"""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from allauth.usersessions import views
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST


@reauthentication_required(app="allauth.mfa", allow_get=True)  # type: ignore[untyped-decorator]  # allauth ships no types
def listing(request: HttpRequest) -> HttpResponse:
    """Where she is signed in; sent as a form, all but the present one end."""
    answer: HttpResponse = views.list_usersessions(request)
    return answer


@require_POST
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]  # allauth ships no types
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign out there; ending the present one signs out here."""
    end_sessions(request, [get_object_or_404(UserSession, pk=pk, user=request.user)])
    messages.success(request, _("Signed out there."))
    return redirect("usersessions_list")
