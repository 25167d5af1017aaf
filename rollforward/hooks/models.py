"""Tables of webhooks: where messages go, each message on its way, and every try to bring it."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.utils import timezone

from rollforward.accounts.models import Firm


def new_message_id() -> str:
    """The same for every try of a message, so that who got it twice can tell."""
    return "msg_" + secrets.token_urlsafe(18)


class Webhook(models.Model):
    """An address that is told of ``events``. ``secret`` is sealed. ``paused``: why nothing is sent, ``""`` if it is."""

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="webhooks")
    url = models.URLField(max_length=1000)
    events = models.JSONField()
    secret = models.TextField()
    paused = models.CharField(max_length=300, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.url


class Delivery(models.Model):
    """A message to one address. It is ours to send while it is waiting, from ``next_at`` on."""

    class State(models.TextChoices):
        WAITING = "waiting"
        DELIVERED = "delivered"
        GIVEN_UP = "given up"

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    message_id = models.CharField(max_length=40, default=new_message_id)
    event = models.CharField(max_length=40)
    body = models.TextField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField(auto_now_add=True)
    next_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state", "next_at"], name="delivery_by_turn")]

    def __str__(self) -> str:
        return self.message_id

    @property
    def last_attempt(self) -> Attempt | None:
        return next(reversed(list(self.attempts.all())), None)


class Attempt(models.Model):
    """One try. It is on record before anything is sent: without an ``outcome`` the worker was stopped at it.

    ``status``: what the address answered, 0 where it did not.
    """

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField(null=True)
    status = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["delivery", "number"], name="attempt_once_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.outcome}"
