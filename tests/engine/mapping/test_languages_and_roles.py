"""What a header says in the language of its sheet, and of the persons that a sheet tells by their offices."""

from __future__ import annotations

import pytest

from rollforward.engine.mapping import map_headers
from rollforward.engine.mapping.lexicon import language_of
from rollforward.engine.mapping.words import words
from tests.engine.mapping.headers import PLAIN


def targets(line: str) -> list[str]:
    return [column.target for column in map_headers(line.split(" | "), PLAIN).columns]


@pytest.mark.parametrize(
    ("headers", "language"),
    [
        ("Kundennummer | Name | Straße | PLZ | Ort | E-Mail", "german"),
        ("Raison sociale | Téléphone | Code postal | Ville | Fax", "french"),
        ("Razón social | NIF | Domicilio | Población | Email", "spanish"),
        ("Klantnummer | Bedrijfsnaam | Postcode | Plaats | Website", "dutch"),
        ("Razão social | CNPJ | Endereço | Cidade | Email", "portuguese"),
        ("Customer | Company | Email | Phone | City | ZIP", "english"),
    ],
)
def test_the_language_of_a_sheet_is_the_one_most_headers_are_understood_in(headers: str, language: str) -> None:
    assert language_of([words(header) for header in headers.split(" | ")]) == language


def test_the_same_word_is_another_thing_in_another_language() -> None:
    assert targets("Société | Prénom | Nom | Service | Ville | Code postal")[3] == "ignore"
    assert targets("Company | Service | City | ZIP")[1] == "client.services"


def test_each_office_is_a_contact_of_its_own() -> None:
    line = "Company | President | President E-mail | Treasurer | Treasurer E-mail"
    assert targets(line)[1:] == ["contact.name", "contact.email", "contact2.name", "contact2.email"]


@pytest.mark.parametrize("line", [
    "Company | Sponsor | Sponsor Email | Sponsor Phone",
    "Empresa | Tutor | E-mail tutor | Tel. tutor | Cidade | Telemóvel geral",
])  # fmt: skip
def test_a_word_that_several_headers_share_names_somebody_though_nobody_knows_it(line: str) -> None:
    assert targets(line)[1:4] == ["contact.name", "contact.email", "contact.phone"]


def test_an_abbreviation_that_another_header_writes_out_is_understood() -> None:
    assert targets("Company | Acting Warden | AW Email | AW Phone")[1:] == [
        "contact.name", "contact.email", "contact.phone",
    ]  # fmt: skip


def test_the_one_of_a_couple_who_is_named_first_is_the_taxpayer() -> None:
    assert targets("Ehemann Vorname | Ehemann geb. am | Ehefrau Vorname | Nachname | PLZ")[:3] == [
        "contact.first_name", "contact.birthday", "contact2.first_name",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("Town/City/District", "client.city"),
        ("Street / PO Box", "client.street"),
        ("Surname or Business Name", "client.name"),
        ("Street, City & ZIP", "client.address"),
        ("Name (as on return)", "client.name"),
        ("Efile / paper", "ignore"),
    ],
)
def test_what_stands_for_either_is_understood_part_by_part(header: str, target: str) -> None:
    assert targets(f"Code | {header}")[1] == target


@pytest.mark.parametrize(("header", "target"), [("Kontaktpers.", "contact.name"), ("Clt Name", "client.name")])
def test_shortened_words_are_understood(header: str, target: str) -> None:
    assert targets(f"Kundennummer | {header} | Straße | Ort")[1] == target


def test_the_address_of_something_else_is_left_alone() -> None:
    assert targets("Client name | City | ZIP | Warehouse city | Warehouse zip")[3:] == ["ignore", "ignore"]


def test_a_second_city_makes_the_second_street_another_address() -> None:
    assert targets("Firma | Straße 1 | PLZ 1 | Ort 1 | Straße 2 | PLZ 2 | Ort 2")[4:] == ["ignore"] * 3


def test_client_behind_the_companys_name_is_a_yes_or_no() -> None:
    assert targets("Company name | Supplier | Client | City")[1:3] == ["ignore", "ignore"]
