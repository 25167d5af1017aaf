"""Settings, rules: declared on a page, seen there and at the field, kept to by the forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from rollforward.clients.commands import archive_field, create_client, create_field, declare_rule
from rollforward.clients.models import Client, Rule
from tests.cast import Cast

SignIn = Callable[[Any], Browser]


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def declared(browser: Browser, kind: str, **sent: str) -> Any:
    return browser.post(reverse("settings-rule-new", args=[kind]), sent, follow=True)


@pytest.mark.parametrize(
    ("kind", "sent", "sentence"),
    [
        ("unique", {"field1": "client.city", "field2": "client.group"}, "the same City and Client group together."),
        ("range", {"field1": "client.since", "least": "1990-01-01"}, "Client since is 1990-01-01 or later."),
        (
            "pattern",
            {"field1": "client.city", "form": "example", "text": "A1"},
            "1 capital letter, 1 digit, such as A1.",
        ),
        ("pattern", {"field1": "client.city", "form": "zip"}, "City is written as a US ZIP code"),
        ("length", {"field1": "contact.email", "most": "40"}, "Email has at most 40 characters."),
        ("needed", {"field1": "client.city", "field2": "client.status", "value": "active"}, "where Status is Active."),
    ],
)
def test_every_kind_is_declared_on_its_page(cast: Cast, sign_in: SignIn, kind: str, sent: Any, sentence: str) -> None:
    vera = sign_in(cast.vera)
    page = text(declared(vera, kind, **sent)).replace("&quot;", '"')
    assert sentence in page
    assert sentence in text(vera.get(reverse("settings-rules")))


def test_what_is_wrong_is_said_at_its_control(cast: Cast, sign_in: SignIn) -> None:
    answer = declared(sign_in(cast.vera), "range", field1="client.since", least="soon")
    assert answer.status_code == 422
    assert "&quot;soon&quot; is not a date." in text(answer)
    assert not Rule.objects.exists()


def test_who_does_not_keep_to_a_new_rule_is_counted_named_and_linked(cast: Cast, sign_in: SignIn) -> None:
    rate = create_field(cast.vera, "client", "Rate", "number")
    for name, value in (("Acme", "5"), ("Beta", "50"), ("Gamma", "")):
        create_client(cast.vera, {"client.name": name, rate.key: value})
    page = text(declared(sign_in(cast.vera), "range", field1=rate.key, least="10"))
    assert "1 of 3 clients does not keep to it" in page
    assert 'Acme (C-1001)</a></span><span class="muted small">Rate: 5' in page
    assert Client.objects.get(name="Acme").custom == {str(rate.pk): "5"}


def test_the_page_of_a_field_shows_its_rules_and_offers_those_that_suit_it(cast: Cast, sign_in: SignIn) -> None:
    vera, rate = sign_in(cast.vera), create_field(cast.vera, "client", "Rate", "number")
    declare_rule(cast.vera, "range", [rate.key], {"least": "10"})
    page = text(vera.get(reverse("settings-field", args=[rate.pk])))
    assert "Rate is 10 or more." in page
    offered = text(vera.get(reverse("settings-rule-choose"), {"field": rate.key}))
    assert "Not longer than" not in offered
    form = text(vera.get(reverse("settings-rule-new", args=["range"]), {"field": rate.key}))
    assert f'<option value="{rate.key}" selected>' in form


def test_a_rule_is_changed_and_removed_on_its_page(cast: Cast, sign_in: SignIn) -> None:
    vera, rule = sign_in(cast.vera), declare_rule(cast.vera, "length", ["client.city"], {"most": "20"})
    address = reverse("settings-rule", args=[rule.pk])
    assert 'value="20"' in text(vera.get(address))
    assert "at most 30" in text(vera.post(address, {"field1": "client.city", "most": "30"}, follow=True))
    assert "at most 30" in text(vera.post(address, {"do": "remove"}, follow=True))
    assert not Rule.objects.exists()


def test_the_value_of_a_rule_stands_in_its_form_as_it_is_typed(cast: Cast, sign_in: SignIn) -> None:
    kind = create_field(cast.vera, "client", "Type", "multi-select", options=["S-Corp", "LLC"])
    rule = declare_rule(cast.vera, "needed", ["client.city", kind.key], {"value": "s-corp"})
    vera, address = sign_in(cast.vera), reverse("settings-rule", args=[rule.pk])
    assert 'name="value" value="S-Corp"' in text(vera.get(address))
    sent = {"field1": "client.city", "field2": kind.key, "value": "LLC"}
    assert "City is required where Type is LLC." in text(vera.post(address, sent, follow=True))


def test_a_sleeping_rule_says_so(cast: Cast, sign_in: SignIn) -> None:
    vera, rate = sign_in(cast.vera), create_field(cast.vera, "client", "Rate", "number")
    rule = declare_rule(cast.vera, "range", [rate.key], {"least": "10"})
    archive_field(cast.vera, rate.pk)
    assert "Rate is 10 or more." in text(vera.get(reverse("settings-rules")))
    assert "is archived, so it is not asked for" in text(vera.get(reverse("settings-rule", args=[rule.pk])))


def test_level_2_sees_the_rules_and_changes_none(cast: Cast, sign_in: SignIn) -> None:
    omar, rule = sign_in(cast.omar), declare_rule(cast.vera, "unique", ["client.city"], {})
    address = reverse("settings-rule", args=[rule.pk])
    assert "Remove this rule" not in text(omar.get(address))
    assert omar.post(address, {"do": "remove"}).status_code == 403
    assert omar.get(reverse("settings-rule-choose")).status_code == 403
    assert sign_in(cast.lena).get(reverse("settings-rules")).status_code == 403


def test_another_firms_rule_is_not_there(cast: Cast, sign_in: SignIn) -> None:
    rule = declare_rule(cast.vera, "unique", ["client.city"], {})
    assert sign_in(cast.nina).get(reverse("settings-rule", args=[rule.pk])).status_code == 404


def test_the_form_of_a_client_says_at_its_field_which_rule_it_breaks(cast: Cast, sign_in: SignIn) -> None:
    declare_rule(cast.vera, "length", ["client.city"], {"most": "6"})
    answer = sign_in(cast.omar).post(reverse("client-new"), {"client.name": "Acme", "client.city": "Salt Lake City"})
    assert answer.status_code == 422
    assert "City has 14 characters; at most 6 are allowed here. Shorten it." in text(answer)
    assert not Client.objects.exists()


def test_a_change_of_many_clients_says_which_rule_it_would_break(cast: Cast, sign_in: SignIn) -> None:
    create_client(cast.vera, {"client.name": "Acme"})
    declare_rule(cast.vera, "length", ["client.city"], {"most": "6"})
    asked = {"field": "client.city", "how": "set", "value": "Salt Lake City"}
    answer = sign_in(cast.omar).get(reverse("clients-bulk"), asked)
    assert answer.status_code == 422
    assert "1 of these clients would break the rule: City has at most 6 characters." in text(answer)
