"""What a column is beside the others: persons counted, addresses completed, numbers told from names."""

from __future__ import annotations

import pytest

from rollforward.engine.mapping import map_headers
from tests.engine.mapping.headers import PLAIN


def targets(line: str) -> list[str]:
    return [column.target for column in map_headers(line.split(" | "), PLAIN).columns]


def test_offices_are_put_in_the_order_of_the_sheet_with_their_numbers() -> None:
    line = "Company | Director 1 | Director 2 | Treasurer | Treasurer Email"
    assert targets(line)[1:] == ["contact.name", "contact2.name", "contact3.name", "contact3.email"]


def test_contact_1_is_the_person_whose_first_and_last_name_stand_beside_it() -> None:
    assert targets("Company | First Name | Last Name | Phone | Contact 1 | ZIP")[4] == "contact.name"


@pytest.mark.parametrize("line", [
    "Last Name | First (T) | DOB (T) | Email (T) | First (S) | DOB (S) | Email (S)",
    "Last Name | First (H) | DOB (H) | Email (H) | First (W) | DOB (W) | Email (W)",
])  # fmt: skip
def test_couples_are_told_by_letters(line: str) -> None:
    of_first = ["contact.first_name", "contact.birthday", "contact.email"]
    of_second = ["contact2.first_name", "contact2.birthday", "contact2.email"]
    assert targets(line)[1:] == of_first + of_second


def test_a_mark_of_the_plural_is_no_letter() -> None:
    assert targets("Client | First Name(s) | Surname | Mobile Phone #s")[1:] == [
        "contact.first_name", "contact.last_name", "contact.mobile",
    ]  # fmt: skip


def test_a_code_of_an_address_is_its_postal_code() -> None:
    assert targets("Account | Billing Street | Billing City | Billing Code")[3] == "client.postal_code"
    assert targets("Cliente | Dirección de facturación | Ciudad de facturación | Estado de facturación")[3] == (
        "client.region"
    )


def test_a_state_is_part_of_the_address_only_where_it_stands_in_one() -> None:
    assert targets("Cliente | Calle | Ciudad | Estado | CP")[3] == "client.region"
    assert targets("Cliente | Estado | Vendedor | Calle | Ciudad | CP")[1] == "client.status"


def test_what_stands_beside_its_own_name_is_its_number() -> None:
    assert targets("Business Account | Business Account Name | City") == [
        "client.external_id", "client.name", "client.city",
    ]  # fmt: skip
    assert targets("Debiteur | Naam | Postcode | Plaats")[:2] == ["client.external_id", "client.name"]


def test_a_yes_or_no_behind_the_name_is_not_the_clients_name() -> None:
    assert targets("Bedrijfsnaam | Plaats | Postcode | Klant | Leverancier")[0] == "client.name"


def test_an_offices_email_belongs_to_its_contact() -> None:
    assert targets("Client | Main Contact | Billing Contact | Billing Email")[2:] == ["contact2.name", "contact2.email"]


def test_what_follows_a_bank_is_of_the_bank() -> None:
    assert targets("Código | Nombre fiscal | CIF | Población | Banco | Entidad")[5] == "ignore"
    assert targets("Card ID | Co./Last Name | Postcode | BSB | Account Number")[::4] == ["client.external_id", "ignore"]


def test_a_phone_at_home_is_the_clients_where_the_person_has_another() -> None:
    line = "Taxpayer First Name | Taxpayer Last Name | SSN | Home Phone | Taxpayer Work Phone"
    assert targets(line)[3:] == ["client.phone", "contact.phone"]


def test_office_number_is_a_phone() -> None:
    assert targets("Business | Contact | Cell # | Office #")[2:] == ["contact.mobile", "client.phone"]


def test_a_title_of_private_clients_is_how_they_are_addressed() -> None:
    assert targets("Client Code | Surname | Given Names | Title | DOB | TFN | Postcode")[3] == "contact.salutation"


def test_a_country_code_beside_a_phone_is_the_phones() -> None:
    assert targets("Name | Country Code | Phone | Street | City | ZIP")[1] == "ignore"
    assert targets("Name | Phone | Street | City | ZIP | Country Code")[5] == "client.country"


def test_subscribers_are_persons_though_their_names_are_plain() -> None:
    mapping = map_headers(["Email", "Name", "IP Address", "Opt-in Time", "City"], PLAIN)
    assert (mapping.shape, mapping.columns[1].target) == ("one row per contact", "contact.name")


def test_what_is_said_first_to_be_a_kind_holds_no_data() -> None:
    assert targets("Empresa | Tipo de email | Email | Cidade")[1:3] == ["ignore", "client.email"]


def test_what_follows_the_street_in_one_cell_is_taken_apart() -> None:
    assert targets("Client | Street | City, State ZIP | Phone")[1:3] == ["client.street", "client.address"]
