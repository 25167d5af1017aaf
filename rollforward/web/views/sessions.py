"""Your account, sessions: one place where somebody is signed in, ended. The list and all the others are allauth's."""

from __future__ import annotations

from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign out there; ending the present one signs out here."""
    end_sessions(request, [get_object_or_404(UserSession, pk=pk, user=request.user)])
    messages.success(request, _("Signed out there."))
    return redirect("usersessions_list")
