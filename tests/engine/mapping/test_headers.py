"""What headers say, one habit of writing at a time."""

from __future__ import annotations

import pytest

from rollforward.engine.values import IGNORE
from tests.engine.mapping.headers import column, mapped, targets


@pytest.mark.parametrize(
    "header", ["EmailAddress", "email_address", "E-Mail", "E MAIL ADDRESS", "  e-mail  ", "Email (required)", "Email *"]
)
def test_spelling_does_not_matter(header: str) -> None:
    assert mapped(f"First name | {header}").target_of(1) == "contact.email"


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("Cust. No.", "client.external_id"),
        ("A.B.N.", "client.tax_id"),
        ("Fed. ID #", "client.tax_id"),
        ("D.O.B. (MM/DD/YYYY)", "contact.birthday"),
        ("2nd E-mail", "contact.email2"),
        ("customeremail", "client.email"),
        ("QuickBooks Customer ID", "client.external_id"),
        ("Organization Title", "contact.job_title"),
        ("Contact owner", "client.assignee"),
        ("Account Manager", "client.assignee"),
    ],
)
def test_the_trades_ways_of_writing_are_known(header: str, target: str) -> None:
    assert mapped(f"Customer | Contact name | {header}").target_of(2) == target


@pytest.mark.parametrize(
    "header",
    ["Email Status", "Email Opt Out", "E-mail 1 - Label", "Bank account number", "Ship-to city", "Open balance",
     "Lead status", "Phonetic First Name", "Dependent Last Name", "Created date", "Assistant's phone", "Spouse's SSN",
     "Template name", "Parcel delivery phone", "GST registered", "IP address", "Tax rate", "Nickname"],
)  # fmt: skip
def test_what_is_none_of_ours_is_left_out(header: str) -> None:
    assert mapped(f"Customer | First name | Last name | {header}").target_of(3) == IGNORE


@pytest.mark.parametrize(("typo", "target"), [("Adress", "client.address"), ("Fisrt Name", "contact.first_name")])
def test_a_typing_error_is_understood_and_asked_about(typo: str, target: str) -> None:
    found = column(f"Customer | {typo}", typo)
    assert (found.target, found.confidence) == (target, "check")


def test_an_unknown_word_before_a_plain_thing_makes_it_a_question() -> None:
    found = column("Customer | Zorblax email", "Zorblax email")
    assert (found.target, found.confidence) == ("client.email", "check")


def test_a_header_that_says_nothing_known_is_unknown() -> None:
    found = column("Customer | Zorblax", "Zorblax")
    assert (found.target, found.confidence) == (IGNORE, "unknown")


def test_of_several_addresses_one_is_taken_whole() -> None:
    table = "Customer | Home street | Home city | Billing street | Billing city | Billing ZIP | Delivery street"
    assert targets(table) == [
        "client.name", IGNORE, IGNORE, "client.street", "client.city", "client.postal_code", IGNORE
    ]  # fmt: skip


def test_address_is_the_street_where_city_and_zip_have_their_own_columns() -> None:
    assert targets("Customer | Address | City | Zip")[1] == "client.street"
    assert targets("Customer | Address | Phone")[1] == "client.address"


def test_region_alone_is_no_part_of_an_address() -> None:
    assert targets("Email | First name | Region")[2] == IGNORE
    assert targets("Customer | City | Region")[2] == "client.region"


def test_title_before_the_first_name_is_the_salutation_and_elsewhere_the_job() -> None:
    assert targets("Title | First name | Last name")[0] == "contact.salutation"
    assert targets("First name | Last name | Title")[2] == "contact.job_title"


def test_a_company_beside_the_customer_is_not_taken_for_its_name() -> None:
    assert targets("Customer | Company") == ["client.name", "client.legal_name"]
    assert targets("Company | City")[0] == "client.name"


def test_contact_name_is_the_client_where_nothing_else_can_be() -> None:
    assert targets("ContactName | FirstName | LastName")[0] == "client.name"
    assert targets("Customer | ContactName")[1] == "contact.name"


def test_a_spouse_is_the_second_contact_even_where_the_first_is_not_named() -> None:
    assert targets("Client name | Spouse name | Spouse email")[1:] == ["contact2.name", "contact2.email"]


def test_numbers_behind_name_and_email_belong_together() -> None:
    assert targets("Client | Contact 1 | Email 1 | Contact 2 | Email 2 | Phone 2")[1:] == [
        "contact.name", "contact.email", "contact2.name", "contact2.email", "contact2.phone"
    ]  # fmt: skip
    assert targets("Company | First name 1 | Last name 1 | First name 2 | Last name 2")[3:] == [
        "contact2.first_name", "contact2.last_name"
    ]  # fmt: skip


def test_a_second_email_of_the_same_person_stays_hers() -> None:
    assert targets("Client | First name | Email | Email 2")[2:] == ["contact.email", "contact.email2"]


def test_name_beside_company_is_the_persons_and_beside_contact_name_the_clients() -> None:
    assert targets("Name | Company | Email") == ["contact.name", "client.name", "contact.email"]
    assert targets("Name | Company | Contact name")[0] == "client.name"
