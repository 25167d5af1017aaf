"""The top of the mapping page: finished clients, what needs a look, what is missing."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from rollforward.clients.commands import create_client
from rollforward.imports import commands, queries
from rollforward.imports.models import Import
from tests.cast import Cast
from tests.web.imports.test_steps import form, targets

MIXED = """\
Organization,First Name,Last Name,Email,Phone,City,Tax ID
Harbor Cafe,Ana,Silva,ana@harbor.example,207-555-0101,Bath,12-3456789
,Tom,Reed,tom@reed.example,,,
Pine LLC,,,,,,
Quay Inc,,,quay.example,,,
"""
FAMILY = """\
Client Name,Taxpayer First Name,Taxpayer Last Name,Spouse First Name,Spouse Last Name
"Ortiz, Nora",Nora,Ortiz,,
"Reed, Tom and Ann",Tom,Reed,Ann,Reed
Stone,Sam,Stone,,
"""


def test_the_cards_show_the_fullest_client_one_named_otherwise_and_an_odd_row(uploaded: Callable[..., Import]) -> None:
    full, otherwise, odd = queries.finished_cards(uploaded(MIXED))
    assert (full.name, full.action, full.lines) == ("Harbor Cafe", "added", (2,))
    assert ("City", "Bath") in [(fact.label, fact.text) for fact in full.facts]
    assert [(person.name, person.primary) for person in full.contacts] == [("Ana Silva", True)]
    assert (otherwise.name, otherwise.lines) == ("Tom Reed", (3,))
    assert otherwise.why == "“Organization” is blank: named by “First Name” and “Last Name”"
    assert (odd.name, odd.action, odd.lines) == ("Quay Inc", "problem", (5,))
    assert "quay.example" in odd.problems[0]


def test_tax_numbers_are_masked_on_cards_and_among_samples(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded(MIXED.replace("City,", "Spouse SSN,").replace("Bath", "987-65-4321"))
    page = vera.get(reverse("import-map", args=[imp.reference])).content.decode()
    cards = page[page.index("finished-card") : page.rindex("</article>")]
    assert "•••6789" in cards
    assert "<li>•••6789</li>" in page
    assert "<li>•••4321</li>" in page
    assert "3456789" not in page
    assert "987-65" not in page


def test_a_client_with_taxpayer_and_spouse_is_among_the_cards(uploaded: Callable[..., Import]) -> None:
    cards = queries.finished_cards(uploaded(FAMILY))
    couple = next(card for card in cards if len(card.contacts) == 2)
    assert [person.name for person in couple.contacts] == ["Tom Reed", "Ann Reed"]


def test_a_client_that_would_be_renamed_is_shown_with_the_name_it_has(
    vera: Client, uploaded: Callable[..., Import], cast: Cast
) -> None:
    create_client(cast.vera, {"client.name": "Dennis Hargrove", "client.tax_id": "123-45-6789"})
    imp = uploaded("Client name,Tax ID,City\nAsh Co,11-1111111,Bath\nElm Co,22-2222222,Rome\nOak Co,123456789,Bonn\n")
    oak = next(card for card in queries.finished_cards(imp) if card.why == "A client that gets another name")
    assert (oak.name, oak.had, oak.lines) == ("Oak Co", "Dennis Hargrove", (4,))
    page = vera.get(reverse("import-map", args=[imp.reference])).content.decode()
    assert "Called <strong>Dennis Hargrove</strong> so far." in page


def test_a_client_one_has_already_is_shown_as_it_will_be(uploaded: Callable[..., Import], cast: Cast) -> None:
    create_client(cast.vera, {"client.name": "Pine LLC", "client.city": "Rome", "client.website": "pine.example"})
    imp = uploaded("Client name,City\nPine LLC,Oslo\nOak LLC,Bonn\n")
    pine = next(card for card in queries.finished_cards(imp) if card.name == "Pine LLC")
    assert pine.action == "updated"
    assert [fact.text for fact in pine.facts] == ["pine.example", "Oslo"]


def test_the_cards_follow_the_mapping(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded("Client name,Remark\nPine LLC,Oslo\nOak LLC,Bonn\n")
    address = reverse("import-map", args=[imp.reference])
    vera.post(address, form(imp, target_1="client.city"))
    imp.refresh_from_db()
    assert [(fact.label, fact.text) for fact in queries.finished_cards(imp)[0].facts] == [("City", "Oslo")]


def test_a_file_with_nothing_but_a_header_has_no_cards(vera: Client, uploaded: Callable[..., Import]) -> None:
    page = vera.get(reverse("import-map", args=[uploaded("Client name,City,Email\n").reference])).content.decode()
    assert "No client can be made of the rows yet" in page


def test_the_shape_is_said_in_a_sentence(vera: Client, uploaded: Callable[..., Import]) -> None:
    page = vera.get(reverse("import-map", args=[uploaded(MIXED).reference])).content.decode()
    assert "Clients are named by “Organization”, and where that is blank by “First Name” and “Last Name”." in page


def test_a_column_that_needs_a_look_is_settled_with_one_press(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded("Client,Account,City\nPine LLC,17,Oslo\nOak LLC,18,Bonn\n")
    doubtful = [each for each in queries.mapping_lines(imp) if each.confidence == "check"]
    address = reverse("import-map", args=[imp.reference])
    page = vera.get(address).content.decode()
    assert f"{len(doubtful)} column" in page
    assert f'href="#target-{doubtful[0].position}"' in page
    vera.post(address, form(imp, agree=str(doubtful[0].position)))
    imp.refresh_from_db()
    settled = queries.mapping_lines(imp)[doubtful[0].position]
    assert (settled.target, settled.confidence) == (doubtful[0].target, "sure")


def test_a_required_field_is_given_its_column_where_it_is_missed(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded("Remark,City\nPine LLC,Oslo\nOak LLC,Bonn\n")
    address = reverse("import-map", args=[imp.reference])
    commands.set_targets(imp, imp.member, {0: "ignore"})
    assert "Which column holds the client name?" in vera.get(address).content.decode()
    vera.post(address, {**form(imp), "holds-client.name": "0"})
    assert targets(imp)["Remark"] == "client.name"


def test_a_list_of_mixed_level_is_said_to_be_one(vera: Client, uploaded: Callable[..., Import]) -> None:
    text = "Type,Name,City\nClient,Acme LLC,Bath\nContact,Ann Lee,\nContact,Bob Day,\nClient,Baker,Rome\n"
    page = vera.get(reverse("import-map", args=[uploaded(text).reference])).content.decode()
    assert "contacts are the rows with “contact” in “Type”. Clients are named by “Name”." in page


CONTINUED = """\
Client,City,Contact
Acme LLC,,Ann Lee
,,Bob Day
Baker,,Cy Fox
"""


def test_what_a_row_is_can_be_said_and_taken_back(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded(CONTINUED)
    address = reverse("import-map", args=[imp.reference])
    assert "Contacts follow their client and leave “Client” blank" in vera.get(address).content.decode()
    page = vera.post(address, {"shape": "blank:0"}, follow=True).content.decode()
    assert "contacts are the rows that leave “Client” blank" in page
    imp.refresh_from_db()
    acme = queries.finished_cards(imp)[0]
    assert [person.name for person in acme.contacts] == ["Ann Lee", "Bob Day"]
    vera.post(address, {"shape": "plain"})
    imp.refresh_from_db()
    assert all(len(card.contacts) <= 1 for card in queries.finished_cards(imp))


def test_a_shape_that_there_is_not_is_refused_in_words(vera: Client, uploaded: Callable[..., Import]) -> None:
    address = reverse("import-map", args=[uploaded(CONTINUED).reference])
    assert "Rows cannot be read so." in vera.post(address, {"shape": "blank:x"}, follow=True).content.decode()


def test_names_with_colons_can_be_taken_as_they_stand(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded("Customer,Email\nAcme,a@a.example\nAcme:Roof,\n")
    vera.post(reverse("import-map", args=[imp.reference]), {"shape": "plain"})
    assert targets(imp) == {"Customer": "client.name", "Email": "client.email"}
