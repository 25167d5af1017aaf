"""Clients, contacts and work by the API: written by the rules, rights and history of the forms."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client as Program

from rollforward.accounts.tokens import Scope
from rollforward.clients.commands import create_client
from rollforward.clients.models import Client, Contact
from rollforward.work.models import Project
from tests.api.test_reading import program
from tests.cast import Cast

CLIENTS = "/api/v1/clients"


@pytest.fixture
def vera(cast: Cast) -> Program:
    return program(cast.vera)


def send(program: Program, method: str, address: str, said: Any, *, key: str = "") -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    return getattr(program, method)(address, said, content_type="application/json", headers=headers)


def test_a_client_is_added_changed_and_deleted(vera: Program) -> None:
    made = send(vera, "post", CLIENTS, {"fields": {"client.name": "Alder LLC", "client.city": "Bath"}})
    assert (made.status_code, made.json()["fields"]["client.city"]) == (201, "Bath")
    at = f"{CLIENTS}/{made.json()['id']}"
    changed = send(vera, "patch", at, {"fields": {"client.city": ""}}).json()
    assert "client.city" not in changed["fields"]
    person = send(vera, "post", f"{at}/contacts", {"fields": {"contact.first_name": "Ann"}}).json()
    assert vera.get(at).json()["contacts"] == [person["id"]]
    renamed = send(vera, "patch", f"{at}/contacts/{person['id']}", {"fields": {"contact.first_name": "Bea"}})
    assert renamed.json()["fields"]["contact.first_name"] == "Bea"
    assert vera.delete(f"{at}/contacts/{person['id']}").status_code == 204
    assert not Contact.objects.exists()
    assert vera.delete(at).status_code == 204
    assert vera.get(at).status_code == 404


def test_what_cannot_be_kept_is_refused_by_field(vera: Program) -> None:
    refused = send(vera, "post", CLIENTS, {"fields": {"client.name": "", "client.email": "none"}})
    assert refused.status_code == 422
    assert {each["where"] for each in refused.json()["errors"]} == {"client.name", "client.email"}
    assert not Client.objects.exists()


def test_a_client_that_is_sent_again_with_its_key_is_added_once(vera: Program) -> None:
    said = {"fields": {"client.name": "Alder LLC"}}
    assert send(vera, "post", CLIENTS, said, key="1").json() == send(vera, "post", CLIENTS, said, key="1").json()
    assert Client.objects.count() == 1


def test_a_project_is_added_handed_over_and_done_task_by_task(vera: Program, cast: Cast) -> None:
    client = create_client(cast.vera, {"client.name": "Alder LLC"})
    made = send(vera, "post", f"{CLIENTS}/{client.public_id}/projects", {"name": "Year end", "due_on": "2026-12-31"})
    at = f"/api/v1/projects/{made.json()['id']}"
    changed = send(vera, "patch", at, {"assignee": cast.omar.user.email, "status": "in progress"}).json()
    kept = (cast.omar.user.email, "in progress", "2026-12-31")
    assert (changed["assignee"], changed["status"], changed["due_on"]) == kept
    assert send(vera, "patch", at, {"assignee": "nobody@example.com"}).status_code == 422
    project = Project.objects.get()
    task = project.tasks.create(firm=project.firm, generation=project.generation, title="Bank")
    assert send(vera, "patch", f"/api/v1/tasks/{task.pk}", {"done": True}).json()["done"]
    listed = vera.get("/api/v1/projects", {"client": client.public_id}).json()["items"]
    assert [(one["status"], one["tasks"][0]["done"]) for one in listed] == [("completed", True)]
    assert vera.delete(at).status_code == 204


def test_reading_scopes_do_not_write(cast: Cast) -> None:
    reading = program(cast.vera, Scope.CLIENTS, Scope.WORK)
    assert send(reading, "post", CLIENTS, {"fields": {"client.name": "Alder"}}).status_code == 403
    assert send(program(cast.lena), "post", CLIENTS, {"fields": {"client.name": "Alder"}}).status_code == 403
