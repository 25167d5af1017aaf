"""The firm's rules by the API: what the settings declare, programs declare by the same checks."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client as Program

from rollforward.accounts.tokens import Scope
from rollforward.clients.commands import create_client, create_field, create_option
from tests.api.test_reading import program
from tests.api.test_writing import send
from tests.cast import Cast

RULES = "/api/v1/rules"


@pytest.fixture
def vera(cast: Cast) -> Program:
    return program(cast.vera)


def test_a_rule_is_declared_changed_held_against_what_is_there_and_removed(vera: Program, cast: Cast) -> None:
    create_client(cast.vera, {"client.name": "Alder LLC", "client.legal_name": "A very long name"})
    made = send(vera, "post", RULES, {"kind": "length", "fields": ["client.legal_name"], "most": "20"})
    assert (made.status_code, made.json()["most"]) == (201, "20")
    at = f"{RULES}/{made.json()['id']}"
    assert vera.get(f"{at}/broken").json() == {"count": 0, "total": 1, "first": []}
    changed = send(vera, "patch", at, {"most": "10"}).json()
    assert (changed["fields"], changed["sentence"]) == (["client.legal_name"], vera.get(RULES).json()[0]["sentence"])
    assert "10" in changed["sentence"]
    assert [one["id"] for one in vera.get(f"{at}/broken").json()["first"]] == ["C-1001"]
    assert vera.delete(at).status_code == 204
    assert vera.get(RULES).json() == []


def test_a_value_that_is_an_option_is_said_by_its_name_and_kept_with_other_fields(vera: Program, cast: Cast) -> None:
    entity = create_field(cast.vera, "client", "Entity", "single-select").key
    create_option(cast.vera, entity, "S-Corp")
    made = send(vera, "post", RULES, {"kind": "needed", "fields": ["client.email", entity], "value": "S-Corp"}).json()
    assert made["value"] == "S-Corp"
    changed = send(vera, "patch", f"{RULES}/{made['id']}", {"fields": ["client.phone", entity]}).json()
    assert (changed["fields"], changed["value"]) == (["client.phone", entity], "S-Corp")


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ({"kind": "range", "fields": ["client.since"]}, "least"),
        ({"kind": "range", "fields": ["client.city"], "least": "1"}, "fields"),
        ({"kind": "length", "fields": ["client.city"], "most": "no"}, "most"),
        ({"kind": "unique", "fields": []}, "fields"),
        ({"kind": "colour", "fields": ["client.city"]}, "said.kind"),
        ({"kind": "unique", "fields": ["client.city"] * 5}, "said.fields"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_by_what_is_wrong(vera: Program, said: Any, where: str) -> None:
    refused = send(vera, "post", RULES, said)
    assert (refused.status_code, refused.json()["errors"][0]["where"]) == (422, where)
    assert vera.get(RULES).json() == []


def test_rules_are_declared_at_level_3_and_their_breakers_told_to_who_may_read_clients(cast: Cast) -> None:
    said = {"kind": "unique", "fields": ["client.city"]}
    assert send(program(cast.omar), "post", RULES, said).status_code == 403
    made = send(program(cast.vera), "post", RULES, said).json()
    assert [one["id"] for one in program(cast.omar).get(RULES).json()] == [made["id"]]
    assert program(cast.omar, Scope.FIELDS).get(f"{RULES}/{made['id']}/broken").status_code == 403
    assert program(cast.lena).get(RULES).status_code == 403
