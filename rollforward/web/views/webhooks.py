"""Settings, webhooks: which programs are told what happens to imports, and what became of every message."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rollforward.accounts.rights import Right, require
from rollforward.hooks import commands
from rollforward.hooks.events import Event
from rollforward.hooks.models import Webhook
from rollforward.hooks.sending import BadAddress
from rollforward.web.forms.webhooks import WebhookForm
from rollforward.web.membership import MemberRequest
from rollforward.web.said import said

_AT_ONCE = 25


@require_GET
def listing(request: MemberRequest) -> HttpResponse:
    hooks = commands.of_firm(request.member).annotate(messages=Count("deliveries"))
    return render(
        request,
        "settings/webhooks.html",
        {"hooks": hooks, "names": {value: said(label) for value, label in Event.choices}},
    )


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest) -> HttpResponse:
    """A form for a new one, whose secret is shown once, on the answer to that form."""
    require(request.member, Right.MANAGE_FIRM)
    form = WebhookForm(request.POST or None)
    if form.is_valid():
        try:
            made, secret = commands.add(request.member, **form.cleaned_data)
        except BadAddress as refusal:
            form.add_error("url", str(refusal))
        else:
            return render(request, "settings/webhook_secret.html", {"hook": made, "secret": secret})
    return render(request, "settings/webhook_new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def webhook(request: MemberRequest, pk: int) -> HttpResponse:
    """One of them: its messages with every try, its form, and what can be done with it."""
    hook = commands.of_firm(request.member).get(pk=pk)
    do = request.POST.get("do", "")
    if do == "new secret":
        secret = commands.new_secret(request.member, pk)
        return render(request, "settings/webhook_secret.html", {"hook": hook, "secret": secret})
    if do == "remove":
        messages.success(request, _("%s is told nothing any more.") % commands.remove(request.member, pk))
        return redirect("settings-webhooks")
    if do and do != "save":
        _do(request, hook, do)
        return redirect("settings-webhook", pk)
    form = WebhookForm(request.POST or None, initial={"url": hook.url, "events": hook.events})
    if form.is_valid():
        try:
            commands.change(request.member, pk, **form.cleaned_data)
        except BadAddress as refusal:
            form.add_error("url", str(refusal))
        else:
            messages.success(request, _("The webhook was saved."))
            return redirect("settings-webhook", pk)
    sent = hook.deliveries.prefetch_related("attempts")
    context = {"hook": hook, "form": form, "page": Paginator(sent, _AT_ONCE).get_page(request.GET.get("page"))}
    return render(request, "settings/webhook.html", context, status=422 if form.errors else 200)


def _do(request: MemberRequest, hook: Webhook, do: str) -> None:
    if do == "test":
        commands.send_test(request.member, hook.pk)
        messages.success(request, _("A test is on its way. Load this page again to see what came of it."))
    elif do in {"pause", "resume"}:
        commands.pause(request.member, hook.pk, on=do == "pause")
    elif do == "again" and request.POST.get("delivery", "").isdecimal():
        commands.send_again(request.member, hook.pk, int(request.POST["delivery"]))
        messages.success(request, _("The message is on its way again."))
