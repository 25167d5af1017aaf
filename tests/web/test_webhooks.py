"""Settings, webhooks: added, tried, looked at, paused and deleted on their pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from rollforward.hooks import commands, delivering
from rollforward.hooks.models import Webhook
from tests.cast import Cast


def test_a_webhook_is_added_tried_paused_and_deleted(cast: Cast, sign_in: Callable[[Any], Client]) -> None:
    vera = sign_in(cast.vera)
    refused = vera.post(reverse("settings-webhook-new"), {"url": "ftp://a.example/", "events": ["import.finished"]})
    assert (refused.status_code, b"must begin with https" in refused.content) == (422, True)
    # Nothing is sent into the server's own network unless its owner says so: see the outcome below.
    sent = {"url": "http://127.0.0.1:9/", "events": ["import.finished", "import.undone"]}
    made = vera.post(reverse("settings-webhook-new"), sent)
    hook = Webhook.objects.get()
    assert commands.secret_of(hook).encode() in made.content
    page = reverse("settings-webhook", args=[hook.pk])
    vera.post(page, {"do": "test"})
    delivering.deliver_round()
    shown = vera.get(page).content
    assert b"webhook.test" in shown
    assert b"own network" in shown
    assert commands.secret_of(hook).encode() not in shown
    vera.post(page, {"do": "pause"})
    assert b"Paused by Vera Lind" in vera.get(page).content
    vera.post(page, {"do": "resume"})
    vera.post(page, {"do": "save", "url": "https://b.example/x", "events": ["import.started"]})
    hook.refresh_from_db()
    assert (hook.paused, hook.url, hook.events) == ("", "https://b.example/x", ["import.started"])
    assert commands.secret_of(hook).encode() not in vera.post(page, {"do": "new secret"}).content
    vera.post(page, {"do": "remove"})
    assert not Webhook.objects.exists()
