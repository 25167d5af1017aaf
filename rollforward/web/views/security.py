"""Settings, security: what the firm asks of everybody's sign-in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from rollforward.accounts import second_factors
from rollforward.accounts.firm import IDLE_CHOICES, set_idle_minutes
from rollforward.accounts.queries import members_of
from rollforward.accounts.rights import Right, require
from rollforward.web.membership import MemberRequest


@require_http_methods(["GET", "POST"])
def page(request: MemberRequest) -> HttpResponse:
    """``do``: demand or allow (a second factor of everybody or no longer), or take off (that of ``member``);
    idle: sign-ins that nobody uses end after so many ``minutes``."""
    require(request.member, Right.MANAGE_FIRM)
    if request.method == "POST":
        _act(request)
        return redirect("settings-security")
    members = list(members_of(request.member.firm))
    having = second_factors.having([one.user for one in members])
    shown = [(one, one.user_id in having) for one in members]
    context = {"members": shown, "having": len(having), "idle": _idle(request.member.firm.idle_minutes)}
    return render(request, "settings/security.html", context)


def _idle(now: int) -> list[tuple[int, str, bool]]:
    """The times to choose from: minutes, in words, whether it is the present one."""
    return [(minutes, _length(minutes), minutes == now) for minutes in IDLE_CHOICES]


def _length(minutes: int) -> str:
    if minutes < 60:
        return _("%(minutes)d minutes") % {"minutes": minutes}
    return ngettext("%(hours)d hour", "%(hours)d hours", minutes // 60) % {"hours": minutes // 60}


def _act(request: MemberRequest) -> None:
    do = request.POST.get("do", "")
    if do in {"demand", "allow"}:
        second_factors.demand(request.member, do == "demand")
        messages.success(request, _TOLD[do])
    if do == "idle":
        minutes = request.POST.get("minutes", "")
        try:
            set_idle_minutes(request.member, int(minutes) if minutes.isdecimal() else 0)
            messages.success(request, _("It was saved."))
        except ValueError as refusal:
            messages.error(request, str(refusal))
    if do == "take off":
        key = request.POST.get("member", "")
        member = get_object_or_404(members_of(request.member.firm), pk=key if key.isdigit() else 0)
        try:
            second_factors.take_off(request.member, member)
            messages.success(
                request,
                _("%(member)s signs in with the password alone until a new second factor is set up.")
                % {"member": member},
            )
        except second_factors.WorksElsewhere as refusal:
            messages.error(request, str(refusal))


_TOLD = {
    "demand": _lazy("Everybody is asked for a second factor now."),
    "allow": _lazy("A second factor is everybody's own choice now."),
}
