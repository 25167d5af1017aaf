"""What happens to imports is told: signed, again until it is heard, and every try is on record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from rollforward.accounts.models import Activity
from rollforward.accounts.rights import NotAllowed
from rollforward.hooks import commands, delivering, signing
from rollforward.hooks.events import Event
from rollforward.hooks.models import Delivery, Webhook
from rollforward.imports import commands as importing
from tests.apps.hooks.receiver import Receiver, receiving
from tests.apps.imports.importing import carry_out, prepare, undo
from tests.cast import Cast

pytestmark = pytest.mark.django_db

SHEET = "Client name,City\nAcme,Bath\n"


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    settings.PRIVATE_WEBHOOKS = True
    with receiving() as found:
        yield found


def added(cast: Cast, receiver: Receiver, events: list[Event] | None = None) -> tuple[Webhook, str]:
    return commands.add(cast.vera, receiver.url, events or list(Event))


def later() -> int:
    """What the worker does once every pause is over."""
    Delivery.objects.filter(state="waiting").update(next_at=timezone.now() - timedelta(seconds=1))
    return delivering.deliver_round()


def told(receiver: Receiver) -> list[dict[str, Any]]:
    return [json.loads(body) for _, body in receiver.got]


def test_an_import_is_told_from_its_start_to_its_undo(cast: Cast, receiver: Receiver) -> None:
    hook, secret = added(cast, receiver)
    imp = undo(carry_out(cast.vera, SHEET), cast.vera)
    while later():
        pass
    assert [message["type"] for message in told(receiver)] == ["import.started", "import.finished", "import.undone"]
    finished = told(receiver)[1]["data"]
    assert (finished["id"], finished["state"], finished["rows"], finished["added"]) == (imp.reference, "done", 1, 1)
    assert "Acme" not in str(told(receiver))
    for headers, body in receiver.got:
        again = signing.headers(secret, headers["webhook-id"], int(headers["webhook-timestamp"]), body)
        assert again["webhook-signature"] == headers["webhook-signature"]
    assert secret not in hook.secret


def test_an_import_that_was_not_carried_out_needs_somebody(cast: Cast, receiver: Receiver) -> None:
    added(cast, receiver, [Event.NEEDS_YOU])
    importing.refuse(prepare(cast.vera, SHEET), cast.vera, "1 row has a problem, so nothing was written.")
    assert delivering.deliver_round() == 1
    (message,) = told(receiver)
    assert (message["type"], message["data"]["state"]) == ("import.needs_you", "refused")


def test_what_is_taken_back_is_not_told_and_neither_is_it_to_another_firm(cast: Cast, receiver: Receiver) -> None:
    added(cast, receiver)
    with transaction.atomic():
        commands.tell(cast.harbor.pk, Event.FINISHED, {})
        transaction.set_rollback(True)
    commands.tell(cast.north.pk, Event.FINISHED, {})
    assert not Delivery.objects.exists()


def test_a_message_is_sent_again_after_growing_pauses_until_it_is_heard(cast: Cast, receiver: Receiver) -> None:
    added(cast, receiver)
    receiver.answers = [(500, {}), (429, {"Retry-After": "4000"}), (302, {"Location": receiver.url})]
    commands.tell(cast.harbor.pk, Event.FINISHED, {})
    waits = []
    for _ in range(3):
        later()
        waits.append(round((Delivery.objects.get().next_at - timezone.now()).total_seconds(), -1))
    assert waits == [0, 4000, 1800]
    later()
    delivery = Delivery.objects.get()
    assert delivery.state == "delivered"
    assert [(one.number, one.status) for one in delivery.attempts.all()] == [(1, 500), (2, 429), (3, 302), (4, 200)]
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1
    assert later() == 0


def test_an_address_that_never_answers_is_given_up_and_paused(cast: Cast, receiver: Receiver) -> None:
    hook, _ = added(cast, receiver)
    receiver.answers = [(503, {})] * 20
    commands.tell(cast.harbor.pk, Event.FINISHED, {})
    while later():
        pass
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts.count()) == ("given up", len(delivering.PAUSES) + 1)
    hook.refresh_from_db()
    assert "three days" in hook.paused
    receiver.answers = []
    commands.pause(cast.vera, hook.pk, on=False)
    commands.send_again(cast.vera, hook.pk, delivery.pk)
    later()
    delivery.refresh_from_db()
    assert delivery.state == "delivered"


def test_gone_pauses_at_once(cast: Cast, receiver: Receiver) -> None:
    hook, _ = added(cast, receiver)
    receiver.answers = [(410, {})]
    commands.tell(cast.harbor.pk, Event.FINISHED, {})
    later()
    hook.refresh_from_db()
    assert "410" in hook.paused
    commands.tell(cast.harbor.pk, Event.FINISHED, {})
    assert Delivery.objects.count() == 1


def test_who_dies_at_a_message_leaves_it_to_its_next_turn(cast: Cast, receiver: Receiver) -> None:
    added(cast, receiver)
    commands.tell(cast.harbor.pk, Event.FINISHED, {})
    delivering._claim(Delivery.objects.get())  # and was killed
    assert delivering.deliver_round() == 0
    assert later() == 1
    assert [one.outcome for one in Delivery.objects.get().attempts.all()] == ["", "200 OK"]


def test_only_level_3_has_webhooks_and_the_log_tells_of_them_without_the_address(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        commands.add(cast.omar, "https://hooks.example/secret-part", list(Event))
    hook, _ = commands.add(cast.vera, "https://hooks.example/secret-part", list(Event))
    commands.pause(cast.vera, hook.pk, on=True)
    commands.remove(cast.vera, hook.pk)
    log = list(Activity.objects.filter(what__startswith="webhook").order_by("number"))
    assert [entry.what for entry in log] == ["webhook added", "webhook changed", "webhook removed"]
    assert all(entry.told["server"] == "hooks.example" and "secret-part" not in str(entry.told) for entry in log)


def test_records_of_messages_end_after_their_time(cast: Cast, receiver: Receiver) -> None:
    added(cast, receiver)
    commands.tell(cast.harbor.pk, Event.FINISHED, {})
    later()
    assert delivering.expire(cast.harbor.pk) == 0
    Delivery.objects.update(created_at=timezone.now() - timedelta(days=31))
    assert delivering.expire(cast.harbor.pk) == 1
