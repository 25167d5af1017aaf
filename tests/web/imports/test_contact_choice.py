"""A row whose contact fits several of its client: the member chooses which, or a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.clients.models import Contact
from rollforward.imports import commands, queries
from rollforward.imports.models import Import
from tests.apps.imports.importing import finish
from tests.cast import Cast

HEAD = "Client name,First name,Last name,Email,Mobile\n"


@pytest.fixture
def imp(done: Callable[..., Import], uploaded: Callable[..., Import]) -> Import:
    done(HEAD + "Acme,Jo,Ash,jo@acme.example,\nAcme,Joe,Ash,joe@acme.example,\nAcme,Bo,Ray,bo@acme.example,\n")
    Contact.objects.filter(first_name="Joe").update(first_name="Jo")
    return uploaded(HEAD + "Acme,Jo,Ash,new@acme.example,555-0100\n")


def row_of(vera: Client, imp: Import) -> Any:
    return vera.get(reverse("import-rows", args=[imp.reference])).json()["rows"][0]


def choose(vera: Client, imp: Import, decision: str) -> None:
    address = reverse("import-decision", args=[imp.reference, 2])
    answer = vera.post(address, {"decision": decision, "slot": 1}, content_type="application/json")
    assert answer.status_code == 200
    imp.refresh_from_db()


def test_the_contacts_that_fit_are_told_and_offered_with_what_tells_them_apart(vera, imp) -> None:
    row = row_of(vera, imp)
    assert row["verdict"] == "problem"
    assert "Jo Ash (P-1001, jo@acme.example) and Jo Ash (P-1002, joe@acme.example)" in str(row["problems"])
    (asked,) = row["contacts"]
    assert (asked["slot"], asked["decision"]) == (1, "")
    assert [(each["id"], each["name"]) for each in asked["candidates"]] == [
        ("P-1001", "Jo Ash, jo@acme.example"),
        ("P-1002", "Jo Ash, joe@acme.example"),
    ]


def test_the_chosen_one_is_written_and_the_choice_can_be_changed_and_taken_back(vera, cast: Cast, imp) -> None:
    one, two = Contact.objects.filter(last_name="Ash").order_by("pk")
    choose(vera, imp, f"contact:{one.pk}")
    choose(vera, imp, f"contact:{two.pk}")
    row = row_of(vera, imp)
    assert (row["verdict"], row["contacts"][0]["decision"]) == ("updated", f"contact:{two.pk}")
    commands.undo_edit(imp, cast.vera)
    assert row_of(vera, imp)["contacts"][0]["decision"] == f"contact:{one.pk}"
    commands.redo_edit(imp, cast.vera)
    commands.submit(imp, cast.vera)
    finish(imp, cast.vera)
    assert set(Contact.objects.filter(last_name="Ash").values_list("pk", "mobile")) == {
        (one.pk, ""),
        (two.pk, "555-0100"),
    }


def test_all_such_rows_can_be_added_as_new_contacts_at_once(vera, cast: Cast, imp) -> None:
    (cause,) = [each for each in queries.causes(imp) if each.code == "several-contacts"]
    assert {cure.key for cure in queries.cures(imp, cause.key)} == {"new", "skip"}
    assert commands.cure(imp, cast.vera, cause.key, "new") == 1
    commands.submit(imp, cast.vera)
    finish(imp, cast.vera)
    assert Contact.objects.filter(last_name="Ash").count() == 3


def test_without_script_the_plain_table_asks_too(vera, imp) -> None:
    address = reverse("import-review", args=[imp.reference], query={"plain": ""})
    page = vera.get(address).content.decode()
    assert "It is Jo Ash, joe@acme.example (P-1002)" in page
    two = Contact.objects.get(email="joe@acme.example")
    vera.post(address, {"action": "row", "line": "2", "contact-1": f"contact:{two.pk}", "was-contact-1": ""})
    assert row_of(vera, imp)["verdict"] == "updated"


def test_what_is_no_contact_is_refused(vera, imp) -> None:
    address = reverse("import-decision", args=[imp.reference, 2])
    sent = {"decision": "contact:nobody", "slot": 1}
    answer = vera.post(address, sent, content_type="application/json", headers={"accept": "application/json"})
    assert answer.status_code == 422
