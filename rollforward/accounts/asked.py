"""Requests with an Idempotency-Key: one that is sent again is not carried out again, it gets the first one's answer."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils import timezone

from rollforward.accounts.models import Answered, ApiToken

#: Answers are kept for a day; one that is not there after a minute will not come any more.
_KEPT = timedelta(days=1)
_LOST = timedelta(minutes=1)


class AskedOtherwise(Exception):
    """The key came with another request before."""

    def __init__(self) -> None:
        super().__init__("This Idempotency-Key came with another request before. Use a new key for each request.")


class StillAsked(Exception):
    """The first request with the key is being carried out."""

    def __init__(self) -> None:
        super().__init__("The first request with this Idempotency-Key is still being carried out. Ask again soon.")


def begin(token: ApiToken, key: str, request: bytes) -> Answered:
    """The place of the answer; ``status`` is 0 where the request is still to be carried out.

    ``request``: all that tells it from another. Raises ``AskedOtherwise``, ``StillAsked``.
    """
    now, digest = timezone.now(), sha256(request).hexdigest()
    Answered.objects.filter(asked_at__lt=now - _KEPT).delete()
    try:
        with transaction.atomic():
            return Answered.objects.create(token=token, key=key, request=digest, asked_at=now)
    except IntegrityError:
        found = Answered.objects.get(token=token, key=key)
    if found.request != digest:
        raise AskedOtherwise
    if not found.status:
        waiting = Answered.objects.filter(pk=found.pk, status=0, asked_at__lt=now - _LOST)
        if not waiting.update(asked_at=now):
            raise StillAsked
    return found


def end(answered: Answered, status: int, kind: str, body: str) -> None:
    """Keep the answer."""
    Answered.objects.filter(pk=answered.pk).update(status=status, kind=kind, body=body)


def forget(answered: Answered) -> None:
    """Nothing was done: the key may be used again."""
    Answered.objects.filter(pk=answered.pk).delete()
