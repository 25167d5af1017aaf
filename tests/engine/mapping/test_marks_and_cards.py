"""A mark of the first contact is no name, and properties of address cards are read as the words they stand for."""

from __future__ import annotations

from rollforward.engine.fields import built_in_field_set
from rollforward.engine.mapping import map_headers


def _targets(*headers: str) -> dict[str, str]:
    return {column.header: column.target for column in map_headers(headers, built_in_field_set()).columns}


def test_a_primary_contact_behind_a_persons_own_name_is_a_mark() -> None:
    targets = _targets("Client Name", "First Name", "Last Name", "Email", "Primary Contact")
    assert targets["Primary Contact"] == "contact.primary"


def test_a_primary_contact_without_another_name_is_the_contacts_name() -> None:
    targets = _targets("Account Name", "E-mail", "Primary Contact", "Terms")
    assert targets["Primary Contact"] == "contact.name"


def test_properties_of_address_cards_are_read() -> None:
    targets = _targets("FN", "N First", "N Last", "ORG", "EMAIL;INTERNET;WORK", "TEL;CELL", "ADR;WORK City")
    assert targets["N First"] == "contact.first_name"
    assert targets["EMAIL;INTERNET;WORK"] == "contact.email"
    assert targets["TEL;CELL"] == "contact.mobile"
    assert targets["ADR;WORK City"] == "client.city"


def test_paths_of_other_records_say_what_they_hold() -> None:
    targets = _targets("name", "parent_id/name", "function", "email", "category_id/name", "user_id/name")
    assert targets["parent_id/name"] == "client.name"
    assert targets["category_id/name"] == "client.tags"
    assert targets["user_id/name"] == "client.assignee"


def test_the_accountant_before_is_nobody_of_the_firm() -> None:
    assert _targets("Client", "Phone", "Previous accountant")["Previous accountant"] == "ignore"


def test_two_parents_of_a_household_are_its_contacts() -> None:
    targets = _targets("Household", "Parent 1", "Parent 1 Email", "Parent 2", "Parent 2 Email", "Nanny")
    assert targets["Household"] == "client.name"
    assert targets["Parent 2 Email"] == "contact2.email"
    assert targets["Nanny"] == "ignore"


def test_a_studio_in_front_is_the_client_and_no_person() -> None:
    assert _targets("Studio", "Owner", "Owner cell", "Studio phone")["Studio"] == "client.name"
