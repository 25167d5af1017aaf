"""Settings, members: who is in the firm, at which level, and who is invited."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.mail import send_mail
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rollforward.accounts import inviting, managing
from rollforward.accounts.commands import LastFullMember
from rollforward.accounts.models import Level
from rollforward.accounts.queries import let_go_from, members_of
from rollforward.accounts.rights import Right, require
from rollforward.web.context import NO_MAIL
from rollforward.web.forms.settings import InviteForm
from rollforward.web.membership import MemberRequest


@require_http_methods(["GET", "POST"])
def listing(request: MemberRequest) -> HttpResponse:
    """The members and a form to invite somebody; the link is shown once, on the answer to that form."""
    require(request.member, Right.MANAGE_MEMBERS)
    form = InviteForm(request.POST or None, firm=request.member.firm)
    invited, sent = None, False
    if form.is_valid():
        asked = form.cleaned_data
        invited = inviting.invite(request.member, asked["email"], asked["name"], asked["level"])
        sent = _send(invited)
        form = InviteForm(firm=request.member.firm)
    context = {
        "form": form,
        "members": members_of(request.member.firm),
        "gone": let_go_from(request.member.firm),
        "open": inviting.open_ones(request.member),
        "now": timezone.now(),
        "levels": Level.choices,
        "invited": invited,
        "sent": sent,
    }
    return render(request, "settings/members.html", context, status=422 if form.errors else 200)


def _send(invited: inviting.Invited) -> bool:
    """By e-mail as well, where mail is set up. The link on the page is enough where it cannot be delivered."""
    if settings.EMAIL_BACKEND == NO_MAIL:
        return False
    invitation = invited.invitation
    told = {"invited_by": invitation.invited_by, "firm": invitation.firm}
    subject = " ".join((_("%(invited_by)s invites you to %(firm)s") % told).split())
    words = render_to_string("invitations/email.txt", {"invited": invited})
    return bool(send_mail(subject, words, None, [invitation.email], fail_silently=True))


@require_POST
def change(request: MemberRequest, pk: int) -> HttpResponse:
    """``do``: level (to ``level``), remove, which is asked about first, or let in again."""
    require(request.member, Right.MANAGE_MEMBERS)
    do, level = request.POST.get("do"), request.POST.get("level", "")
    if do == "remove" and "sure" not in request.POST:
        going = get_object_or_404(members_of(request.member.firm), pk=pk)
        return render(request, "settings/member_remove.html", {"going": going})
    try:
        if do == "remove":
            gone = managing.let_go(request.member, pk)
            messages.success(request, _("%(gone)s can no longer get in.") % {"gone": gone})
        elif do == "let in":
            back = managing.let_in_again(request.member, pk)
            messages.success(
                request, _("%(back)s is in again, at level %(level)s.") % {"back": back, "level": back.level}
            )
        elif level.isdigit() and int(level) in Level.values:
            changed = managing.change_level(request.member, pk, int(level))
            messages.success(
                request, _("%(changed)s is at level %(level)s now.") % {"changed": changed, "level": changed.level}
            )
    except LastFullMember as refusal:
        messages.error(request, str(refusal))
    return redirect("settings-members")


@require_POST
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """The link of an invitation works no longer."""
    invitation = inviting.withdraw(request.member, pk)
    messages.success(request, _("The link for %(email)s works no longer.") % {"email": invitation.email})
    return redirect("settings-members")
