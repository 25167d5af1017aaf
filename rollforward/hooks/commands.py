"""Webhooks as a level 3 member has them: added, changed, tried, paused, removed; and telling them what happened."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from rollforward.accounts import activity
from rollforward.accounts.models import Activity, Member
from rollforward.accounts.rights import Right, require
from rollforward.hooks import sending, signing
from rollforward.hooks.events import TEST, Event
from rollforward.hooks.models import Delivery, Webhook
from rollforward.hooks.sending import BadAddress
from rollforward.vault import Vault

_MOST = 20
_VAULT = Vault(settings.SEALING_KEY)


def of_firm(by: Member) -> QuerySet[Webhook]:
    """The firm's webhooks. Raises ``NotAllowed``."""
    require(by, Right.MANAGE_FIRM)
    return Webhook.objects.filter(firm=by.firm_id)


def add(by: Member, url: str, events: Iterable[str]) -> tuple[Webhook, str]:
    """A webhook and its secret, which is shown this once. Raises ``BadAddress``, ``NotAllowed``."""
    if of_firm(by).count() >= _MOST:
        raise BadAddress(_("There are %d webhooks already, which is the most. Remove one first.") % _MOST)
    url, chosen, secret = _checked(url, events), sorted(map(Event, events)), signing.new_secret()
    with transaction.atomic():
        made = Webhook.objects.create(firm=by.firm, url=url, events=chosen, secret=_VAULT.seal(secret))
        activity.by_member(by, Activity.What.WEBHOOK_ADDED, **_told(made))
    return made, secret


def change(by: Member, pk: int, url: str, events: Iterable[str]) -> None:
    """Another address, other events. Raises ``BadAddress``, ``NotAllowed``, ``Webhook.DoesNotExist``."""
    hook = of_firm(by).get(pk=pk)
    hook.url, hook.events = _checked(url, events), sorted(map(Event, events))
    with transaction.atomic():
        hook.save(update_fields=["url", "events"])
        activity.by_member(by, Activity.What.WEBHOOK_CHANGED, **_told(hook))


def new_secret(by: Member, pk: int) -> str:
    """From now on messages are signed with this one, shown this once."""
    hook, secret = of_firm(by).get(pk=pk), signing.new_secret()
    with transaction.atomic():
        Webhook.objects.filter(pk=hook.pk).update(secret=_VAULT.seal(secret))
        activity.by_member(by, Activity.What.WEBHOOK_CHANGED, **_told(hook), signed="with a new secret")
    return secret


def pause(by: Member, pk: int, *, on: bool) -> None:
    """Send nothing, or send again. What waits is sent then; what happens during a pause is not told at all."""
    hook = of_firm(by).get(pk=pk)
    hook.paused = _("Paused by %s") % by if on else ""
    with transaction.atomic():
        hook.save(update_fields=["paused"])
        activity.by_member(by, Activity.What.WEBHOOK_CHANGED, **_told(hook), paused=str(on).lower())


def remove(by: Member, pk: int) -> str:
    """Remove it with the record of its messages. Returns its address."""
    hook = of_firm(by).get(pk=pk)
    with transaction.atomic():
        activity.by_member(by, Activity.What.WEBHOOK_REMOVED, **_told(hook))
        hook.delete()
    return hook.url


def send_test(by: Member, pk: int) -> Delivery:
    """A message that says that all is well, also to a paused one."""
    return _queue(of_firm(by).get(pk=pk), TEST, {"firm": by.firm.slug})


def send_again(by: Member, pk: int, delivery: int) -> None:
    """Try a message once more from the start, under the same name."""
    mine = Delivery.objects.filter(webhook=of_firm(by).get(pk=pk))
    waiting = Delivery.State.WAITING
    mine.filter(pk=mine.get(pk=delivery).pk).exclude(state=waiting).update(
        state=waiting, next_at=timezone.now(), tries=0
    )


def tell(firm: int, event: Event, data: dict[str, Any]) -> None:
    """Put a message on its way to whoever asked for it. It is sent if the caller's transaction holds, and only then."""
    for hook in Webhook.objects.filter(firm=firm, paused=""):
        if event in hook.events:
            _queue(hook, event, data)


def secret_of(hook: Webhook) -> str:
    return _VAULT.open(hook.secret)


def _queue(hook: Webhook, event: str, data: dict[str, Any]) -> Delivery:
    body = {"type": str(event), "timestamp": timezone.now().isoformat(), "data": data}
    return Delivery.objects.create(webhook=hook, event=event, body=json.dumps(body, ensure_ascii=False))


def _checked(url: str, events: Iterable[str]) -> str:
    if not list(events):
        raise BadAddress(_("Choose at least one thing to tell."))
    sending.check(url.strip())
    return url.strip()


def _told(hook: Webhook) -> dict[str, str]:
    """The server alone: the rest of an address often is a secret."""
    return {"server": str(sending.check(hook.url).hostname), "events": ", ".join(hook.events)}
