"""Custom fields, options and members by the API: the rules, rights and history of the settings pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client as Program

from rollforward.accounts import inviting
from rollforward.accounts.models import Answered
from rollforward.accounts.tokens import Scope
from rollforward.clients.commands import create_client
from rollforward.clients.models import CustomField
from tests.api.test_reading import program
from tests.api.test_writing import send
from tests.cast import Cast

FIELDS, INVITATIONS = "/api/v1/fields", "/api/v1/invitations"
ENTITY = {"target": "client", "label": "Entity", "kind": "single-select", "options": ["S-Corp", "LLC"]}


@pytest.fixture
def vera(cast: Cast) -> Program:
    return program(cast.vera)


def labels(vera: Program, key: str) -> list[str]:
    return [each["label"] for each in vera.get(f"{FIELDS}/{key}/options").json() if not each["archived"]]


def test_a_field_is_added_and_filled_renamed_and_put_away_and_comes_back(vera: Program, cast: Cast) -> None:
    made = send(vera, "post", FIELDS, ENTITY, key="1")
    assert made.status_code == 201
    assert send(vera, "post", FIELDS, ENTITY, key="1").json() == made.json()
    key = made.json()["key"]
    create_client(cast.vera, {"client.name": "Alder LLC", key: "S-Corp"})
    changed = send(vera, "patch", f"{FIELDS}/{key}", {"label": "Form", "required": True}).json()
    assert (changed["label"], changed["required"], changed["key"]) == ("Form", True, key)
    assert send(vera, "patch", f"{FIELDS}/{key}", {"archived": True}).json()["archived"]
    assert key not in {each["key"] for each in vera.get(FIELDS).json()}
    assert [each["key"] for each in vera.get(FIELDS, {"archived": True}).json()] == [key]
    back = send(vera, "patch", f"{FIELDS}/{key}", {"archived": False}).json()
    assert (back["archived"], back["options"]) == (False, ["S-Corp", "LLC"])


def test_a_change_of_a_field_of_which_a_part_is_refused_is_not_made(vera: Program) -> None:
    key = send(vera, "post", FIELDS, ENTITY).json()["key"]
    send(vera, "patch", f"{FIELDS}/{key}", {"archived": True})
    send(vera, "post", FIELDS, ENTITY)
    refused = send(vera, "patch", f"{FIELDS}/{key}", {"required": True, "archived": False})
    assert (refused.status_code, refused.json()["errors"][0]["where"]) == (422, "label")
    assert not CustomField.objects.get(archived=True).required
    option = vera.get(f"{FIELDS}/{key}/options").json()[0]
    refused = send(vera, "patch", f"/api/v1/options/{option['id']}", {"archived": True, "label": "LLC"})
    assert refused.status_code == 422
    assert vera.get(f"{FIELDS}/{key}/options").json()[0] == option


def test_options_are_added_renamed_ordered_and_put_away(vera: Program) -> None:
    key = send(vera, "post", FIELDS, ENTITY).json()["key"]
    added = send(vera, "post", f"{FIELDS}/{key}/options", {"label": "Trust"})
    assert (added.status_code, labels(vera, key)) == (201, ["S-Corp", "LLC", "Trust"])
    option = f"/api/v1/options/{added.json()['id']}"
    send(vera, "patch", option, {"label": "Family trust", "move": "up"})
    assert labels(vera, key) == ["S-Corp", "Family trust", "LLC"]
    assert send(vera, "patch", option, {"archived": True}).json()["archived"]
    assert labels(vera, key) == ["S-Corp", "LLC"]


def test_another_kind_is_looked_at_and_put_in_force(vera: Program, cast: Cast) -> None:
    key = send(vera, "post", FIELDS, {"target": "client", "label": "Fee", "kind": "text"}).json()["key"]
    rows = [create_client(cast.vera, {"client.name": text, key: text}) for text in ("300", "by the hour")]
    plan = vera.get(f"{FIELDS}/{key}/kind", {"kind": "number"}).json()
    assert (plan["fitting"], plan["leaving"]) == (1, 1)
    assert plan["misfits"] == [rows[1].public_id]
    refused = send(vera, "post", f"{FIELDS}/{key}/kind", {"kind": "number"})
    assert (refused.status_code, "look once more" in refused.text) == (422, True)
    made = send(vera, "post", f"{FIELDS}/{key}/kind", {"kind": "number", "leaving": 1}).json()
    assert (made["kind"], made["label"], made["key"] == key) == ("number", "Fee", False)
    told = vera.get(f"/api/v1/clients/{rows[0].public_id}").json()
    assert told["fields"][made["key"]] == "300"


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ({**ENTITY, "label": " "}, "label"),
        ({**ENTITY, "kind": "colour"}, "kind"),
        ({**ENTITY, "sensitive": True}, "sensitive"),
        ({**ENTITY, "target": "firm"}, "body.said.target"),
        ({**ENTITY, "label": "x" * 201}, "body.said.label"),
    ],
)
def test_a_field_that_cannot_be_is_refused_by_what_is_wrong(vera: Program, said: Any, where: str) -> None:
    refused = send(vera, "post", FIELDS, said)
    assert (refused.status_code, [each["where"] for each in refused.json()["errors"]]) == (
        422,
        [where.replace("body.", "")],
    )
    assert not CustomField.objects.exists()


def test_built_in_fields_are_changed_by_nobody(vera: Program) -> None:
    assert send(vera, "patch", f"{FIELDS}/client.name", {"label": "Firm"}).status_code == 404
    assert send(vera, "post", f"{FIELDS}/client.services/options", {"label": "Payroll"}).status_code == 201


def test_who_only_imports_changes_no_fields_and_sees_no_members(cast: Cast) -> None:
    omar = program(cast.omar)
    assert send(omar, "post", FIELDS, ENTITY).status_code == 403
    assert omar.get(INVITATIONS).status_code == 403
    assert send(omar, "patch", f"/api/v1/members/{cast.lena.user.email}", {"level": 3}).status_code == 403


def test_an_invitation_is_a_link_that_is_told_once_and_kept_nowhere(vera: Program) -> None:
    said = {"email": "new@harbor-books.example", "name": "New Person", "level": 2}
    first = send(vera, "post", INVITATIONS, said, key="1").json()
    invitation = inviting.find(first["link"].rstrip("/").rpartition("/")[2])
    assert (invitation.email, invitation.level) == (said["email"], 2)
    assert send(vera, "post", INVITATIONS, said, key="1").json() == {**first, "link": None}
    token = first["link"].rstrip("/").rpartition("/")[2]
    assert token not in " ".join(Answered.objects.values_list("body", flat=True))
    assert [each["id"] for each in vera.get(INVITATIONS).json()] == [first["id"]]
    assert vera.delete(f"{INVITATIONS}/{first['id']}").status_code == 204
    with pytest.raises(inviting.NoLongerOpen):
        inviting.find(token)


@pytest.mark.parametrize("email", ["nobody", "vera@harbor-books.example", ""])
def test_nobody_is_invited_to_what_is_no_address_or_is_in_already(vera: Program, cast: Cast, email: str) -> None:
    address = cast.vera.user.email if email.startswith("vera") else email
    assert send(vera, "post", INVITATIONS, {"email": address}).status_code == 422


def test_a_member_is_raised_and_let_go_but_not_the_last_of_level_three(vera: Program, cast: Cast) -> None:
    omar = f"/api/v1/members/{cast.omar.user.email}"
    last = send(vera, "patch", f"/api/v1/members/{cast.vera.user.email}", {"level": 1})
    assert (last.status_code, "last level 3" in last.json()["detail"]) == (422, True)
    assert send(vera, "patch", omar, {"level": 3}).json()["level"] == 3
    assert send(vera, "patch", omar, {"level": 4}).status_code == 422
    assert vera.delete(omar).status_code == 204
    assert cast.omar.user.email not in {each["email"] for each in vera.get("/api/v1/members").json()}
    assert vera.delete(omar).status_code == 404
    assert send(vera, "post", f"{omar}/back", {}).json()["level"] == 3
    assert cast.omar.user.email in {each["email"] for each in vera.get("/api/v1/members").json()}
    assert send(vera, "post", f"{omar}/back", {}).status_code == 404


def test_members_are_changed_only_with_a_token_for_that(cast: Cast) -> None:
    reading = program(cast.vera, Scope.MEMBERS, Scope.FIELDS)
    assert send(reading, "post", INVITATIONS, {"email": "new@harbor-books.example"}).status_code == 403
    assert send(reading, "post", FIELDS, ENTITY).status_code == 403


def test_a_contact_is_tied_to_a_second_client_and_made_its_first(vera: Program, cast: Cast) -> None:
    first, second = (create_client(cast.vera, {"client.name": name}).public_id for name in ("Alder", "Birch"))
    at = f"/api/v1/clients/{first}/contacts"
    people = [send(vera, "post", at, {"fields": {"contact.first_name": name}}).json()["id"] for name in ("Ann", "Bea")]
    tied = vera.put(f"/api/v1/clients/{second}/contacts/{people[1]}").json()
    assert sorted(tied["clients"]) == sorted([first, second])
    assert vera.put(f"{at}/{people[1]}/primary").json()["contacts"] == [people[1], people[0]]
