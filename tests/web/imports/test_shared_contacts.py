"""One person under several clients: one contact when the member says so, with receipt, history and undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from rollforward.clients.commands import update_client, update_contact
from rollforward.clients.models import Client as FirmClient
from rollforward.clients.models import ClientContact, Contact
from rollforward.imports import commands, queries
from rollforward.imports.models import Import
from tests.apps.imports.importing import finish, redo, undo
from tests.cast import Cast

HEAD = "Client name,City,First name,Last name,Email,Mobile\n"
HELD = HEAD + "Acme,Boston,Ann,Lee,ann@lee.example,\nBeta,Bath,Bo,Ray,bo@ray.example,\n"
NEW = (
    HEAD
    + "Gamma,Bath,Ann,Lee,ann@lee.example,555-0100\n"  # Ann of Acme
    + "Delta,Bath,Cy,Fox,cy@fox.example,\n"
    + "Epsilon,Bath,Cy,Fox,cy@fox.example,\n"  # twice in the file
    + "Zeta,Bath,Bo,Poe,bo@ray.example,\n"  # another name at Bo's address
)
ANN, CY = "ann@lee.example annlee", "cy@fox.example cyfox"


@pytest.fixture
def imp(done: Callable[..., Import], uploaded: Callable[..., Import]) -> Import:
    done(HELD)
    return uploaded(NEW)


def page_of(vera: Client, imp: Import, **answer: str) -> str:
    address = reverse("import-people", args=[imp.reference])
    text = (vera.post(address, answer, follow=True) if answer else vera.get(address)).content.decode()
    imp.refresh_from_db()
    return text


def ties() -> set[tuple[str, str]]:
    return {(tie.client.name, str(tie.contact)) for tie in ClientContact.objects.select_related("client", "contact")}


def test_people_under_several_clients_are_shown_and_kept_apart_unless_somebody_answers(vera, cast, imp) -> None:
    text = page_of(vera, imp)
    assert "2 people, 2 without an answer" in text
    assert "bo@ray.example" not in text
    commands.submit(imp, cast.vera)
    finish(imp, cast.vera)
    assert Contact.objects.filter(email="ann@lee.example").count() == 2
    assert Contact.objects.filter(email="cy@fox.example").count() == 2


def test_an_answer_makes_one_contact_of_several_clients_and_can_be_taken_back(vera, cast, imp) -> None:
    ann = Contact.objects.get(first_name="Ann")
    text = page_of(vera, imp, person=ANN, action=f"contact:{ann.pk}")
    assert f"it is contact {ann.public_id}." in text
    assert "Answered: one person, one contact." in page_of(vera, imp, person=CY, action="one")
    assert queries.judge(imp).contacts == type(queries.judge(imp).contacts)(added=2, updated=1)
    assert "Answered: one person" not in page_of(vera, imp, action="undo")
    assert "1 without an answer" in page_of(vera, imp)
    assert "2 without an answer" in page_of(vera, imp, person=ANN, action="open")
    assert "Answered: different people" in page_of(vera, imp, person=ANN, action="apart")
    assert "no longer under several clients" in page_of(vera, imp, person="bo@ray.example boray", action="one")


def test_shared_contacts_are_written_told_and_taken_back(vera, cast: Cast, imp) -> None:
    ann = Contact.objects.get(first_name="Ann")
    before = ties()
    assert "2 people are one contact each now" in page_of(vera, imp, action="all")
    commands.submit(imp, cast.vera)
    finish(imp, cast.vera)
    both = {("Acme", "Ann Lee"), ("Gamma", "Ann Lee"), ("Delta", "Cy Fox"), ("Epsilon", "Cy Fox")}
    assert both <= ties()
    assert Contact.objects.filter(first_name__in=["Ann", "Cy"]).count() == 2
    told = queries.receipt(imp)
    assert (told["contacts"], told["added"]) == ({"added": 2, "updated": 1, "unchanged": 0}, 4)
    changed = {row.line: row.changed for row in queries.receipt_rows(imp)}
    assert ("Mobile", "", "555-0100") in changed[2]
    acme, gamma = (queries.client_events(FirmClient.objects.get(name=name)) for name in ("Acme", "Gamma"))
    assert [(event.what, event.row) for event in acme][:1] == [(("contact: Mobile",), 2)]
    assert ("Added" in gamma[0].what, "Contact added" in gamma[0].what, gamma[0].row, len(gamma)) == (True, True, 2, 1)

    undo(imp, cast.vera)
    ann.refresh_from_db()
    assert (ties(), ann.mobile) == (before, "")
    assert not Contact.objects.filter(first_name="Cy").exists()
    redo(imp, cast.vera)
    assert both <= ties()


def test_a_shared_contact_stays_with_the_client_that_a_colleague_changed(vera, cast: Cast, imp) -> None:
    page_of(vera, imp, person=CY, action="one")
    commands.submit(imp, cast.vera)
    finish(imp, cast.vera)
    delta = FirmClient.objects.get(name="Delta")
    update_client(cast.omar, delta.public_id, {"client.city": "Rome"})
    undo(imp, cast.vera)
    assert {each for each in ties() if each[1] == "Cy Fox"} == {("Delta", "Cy Fox")}
    assert not FirmClient.objects.filter(name="Epsilon").exists()


def test_a_colleagues_change_of_a_shared_contact_keeps_it_and_both_its_clients(vera, cast: Cast, imp) -> None:
    page_of(vera, imp, person=CY, action="one")
    commands.submit(imp, cast.vera)
    finish(imp, cast.vera)
    tie = ClientContact.objects.get(contact__first_name="Cy", client__name="Delta")
    update_contact(cast.omar, tie.client.public_id, tie.contact.public_id, {"contact.mobile": "555-0199"})
    undo(imp, cast.vera)
    assert {each for each in ties() if each[1] == "Cy Fox"} == {("Delta", "Cy Fox"), ("Epsilon", "Cy Fox")}
    kept = {(each["name"], each["why"]) for each in imp.receipt["undo"]["kept"]}
    assert ("Epsilon", "has a contact that was changed since") in kept


def test_in_a_new_set_the_file_alone_is_asked_about(vera, cast: Cast, imp, uploaded) -> None:
    clear = uploaded(NEW, "clear")
    text = page_of(vera, clear)
    assert "1 person, 1 without an answer" in text
    page_of(vera, clear, person=CY, action="one")
    commands.submit(clear, cast.vera)
    finish(clear, cast.vera)
    here = ClientContact.objects.filter(generation=cast.vera.firm.generation, contact__first_name="Cy")
    assert here.values("contact").distinct().count() == 1
    assert here.count() == 2
