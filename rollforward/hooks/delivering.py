"""What the worker does with waiting messages: bring each, again after growing times, and keep a record of every try.

A message is claimed by one conditional UPDATE that puts its next turn off; whoever dies at it leaves it to its next
turn. So a message may be brought twice, under one name, but none is lost.
"""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import islice

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.db import DatabaseError, close_old_connections, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from rollforward import wall
from rollforward.hooks import sending, signing
from rollforward.hooks.commands import secret_of
from rollforward.hooks.events import TEST
from rollforward.hooks.models import Attempt, Delivery, Webhook
from rollforward.hooks.sending import Answer

log = logging.getLogger("rollforward.hooks")

#: Seconds from one try to the next; after the last, nearly three days after the first, a message is given up.
PAUSES = (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
#: Days for which messages that have ended are on record.
KEPT_DAYS = 30
_GONE = 410
_AT_ONCE = 8
_LEASE = timedelta(seconds=90)
_IDLE_SECONDS = 1.0
_LONGEST_WISH = 86_400.0

State = Delivery.State


def work(stop: threading.Event) -> None:
    """Bring what waits until ``stop`` is set."""
    with wall.every_firm("webhooks"):
        while not stop.is_set():
            close_old_connections()
            try:
                busy = deliver_round() > 0
            except DatabaseError:
                log.exception("the database did not answer as it should; it is asked again")
                busy = False
            except Exception:
                log.exception("messages could not be sent; that is tried again")
                busy = False
            if not busy:
                stop.wait(_IDLE_SECONDS)
    close_old_connections()


def deliver_round() -> int:
    """Bring a message to each of a few addresses at once; returns how many. Slow receivers hold up only their own."""
    claimed = [attempt for delivery in _turns() if (attempt := _claim(delivery))]
    if not claimed:
        return 0
    with ThreadPoolExecutor(min(len(claimed), _AT_ONCE)) as pool:
        # The database is asked here alone: threads of a pool would keep connections of their own.
        for attempt, answer in zip(claimed, pool.map(_send, claimed), strict=True):
            _record(attempt, answer)
    return len(claimed)


def over(firm: int) -> QuerySet[Delivery]:
    """The record of messages whose time is over."""
    long_ago = timezone.now() - timedelta(days=KEPT_DAYS)
    return Delivery.objects.filter(webhook__firm=firm, created_at__lte=long_ago).exclude(state=State.WAITING)


def expire(firm: int) -> int:
    """Remove the record of messages whose time is over."""
    _count, removed = over(firm).delete()
    return removed.get(Delivery._meta.label, 0)


def _turns() -> list[Delivery]:
    """The oldest that is due of each address, in the order of their turns."""
    now, firsts = timezone.now(), dict[int, Delivery]()
    sendable = Q(webhook__paused="") | Q(event=TEST)
    due = Delivery.objects.filter(sendable, state=State.WAITING, next_at__lte=now).order_by("next_at", "pk")
    for each in due.select_related("webhook")[:500]:
        firsts.setdefault(each.webhook_id, each)
    return list(islice(firsts.values(), _AT_ONCE))


def _claim(delivery: Delivery) -> Attempt | None:
    now = timezone.now()
    as_read = Delivery.objects.filter(pk=delivery.pk, state=State.WAITING, next_at=delivery.next_at)
    with transaction.atomic():
        if not as_read.update(next_at=now + _LEASE, tries=F("tries") + 1):
            return None
        delivery.tries += 1
        number = delivery.attempts.count() + 1
        return Attempt.objects.create(delivery=delivery, number=number, at=now)


def _send(attempt: Attempt) -> Answer:
    delivery, body = attempt.delivery, attempt.delivery.body.encode()
    try:
        secret = secret_of(delivery.webhook)
    except InvalidTag:
        return Answer(0, "The secret was sealed with a key that the server no longer has. Make a new one.")
    signed = signing.headers(secret, delivery.message_id, int(attempt.at.timestamp()), body)
    headers = {**signed, "Content-Type": "application/json", "User-Agent": "Rollforward"}
    return sending.post(delivery.webhook.url, body, headers, private=settings.PRIVATE_WEBHOOKS)


def _record(attempt: Attempt, answer: Answer) -> None:
    delivery = attempt.delivery
    attempt.status, attempt.outcome, attempt.milliseconds = answer.status, answer.outcome, answer.milliseconds
    with transaction.atomic():
        attempt.save(update_fields=["status", "outcome", "milliseconds"])
        mine = Delivery.objects.filter(pk=delivery.pk, state=State.WAITING, tries=delivery.tries)
        if answer.heard:
            mine.update(state=State.DELIVERED)
        elif answer.status == _GONE:
            mine.update(state=State.GIVEN_UP)
            _pause(delivery.webhook, "The address answered 410 Gone: it wants no messages any more.")
        elif delivery.event == TEST or delivery.tries > len(PAUSES):
            mine.update(state=State.GIVEN_UP)
            _pause_if_never_heard(delivery)
        else:
            wait = max(PAUSES[delivery.tries - 1], min(answer.wait, _LONGEST_WISH))
            mine.update(next_at=timezone.now() + timedelta(seconds=wait))
    log.info("message=%s try=%s status=%s", delivery.message_id, attempt.number, answer.status)


def _pause_if_never_heard(delivery: Delivery) -> None:
    """An address that heard nothing for all the time of a message is no longer there."""
    heard = Attempt.objects.filter(
        delivery__webhook=delivery.webhook, at__gte=delivery.created_at, status__gte=200, status__lt=300
    )
    if delivery.event != TEST and not heard.exists():
        _pause(delivery.webhook, "Nothing could be delivered for three days.")


def _pause(hook: Webhook, why: str) -> None:
    Webhook.objects.filter(pk=hook.pk).update(paused=why)
