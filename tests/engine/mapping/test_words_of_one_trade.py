"""What one trade calls its clients and the people there, understood from the columns around."""

from __future__ import annotations

import pytest

from rollforward.engine.mapping import map_headers
from tests.engine.mapping.headers import PLAIN


def targets(*headers: str) -> list[str]:
    return [column.target for column in map_headers(headers, PLAIN).columns]


@pytest.mark.parametrize("header", ["Carrier Name", "DAYCARE NAME", "Practice", "Restaurant", "Law Firm"])
def test_where_nothing_else_names_the_client_the_word_of_the_trade_does(header: str) -> None:
    mapping = map_headers(("Lic #", header, "EIN", "City", "Zip", "Email"), PLAIN)
    assert (mapping.columns[1].target, mapping.name_from) == ("client.name", (1,))


def test_a_name_that_only_the_sheet_tells_is_never_sure() -> None:
    assert map_headers(("Carrier Name", "EIN", "City"), PLAIN).columns[0].confidence == "check"


def test_a_law_firm_beside_a_client_is_somebody_else() -> None:
    assert targets("Client name", "EIN", "Law Firm") == ["client.name", "client.tax_id", "ignore"]


def test_details_under_the_word_of_the_trade_are_the_clients() -> None:
    headers = ("Plan Sponsor", "Sponsor EIN", "Sponsor Address", "Sponsor City", "Sponsor State", "Sponsor ZIP")
    assert targets(*headers) == [
        "client.name", "client.tax_id", "client.street", "client.city", "client.region", "client.postal_code",
    ]  # fmt: skip


def test_who_is_reached_by_fewer_words_is_the_one_named_before() -> None:
    headers = ("Company", "Managing Partner", "Mng Ptr Email", "Lead Zorker", "Zorker Cell", "Zorker Email")
    assert targets(*headers) == [
        "client.name", "contact.name", "contact.email", "contact2.name", "contact2.mobile", "contact2.email",
    ]  # fmt: skip


def test_contact_1_comes_before_the_spouse() -> None:
    headers = ("Business Name", "Contact 1 First", "Contact 1 Mob", "Partner/Spouse First", "Partner/Spouse Mob")
    assert targets(*headers)[1:] == [
        "contact.first_name", "contact.mobile", "contact2.first_name", "contact2.mobile",
    ]  # fmt: skip


def test_where_a_person_lives_is_not_where_the_company_is() -> None:
    headers = ("Company Name", "First Name", "Last Name", "Person City", "Person Zip", "Company City", "Company Zip")
    assert targets(*headers)[3:] == ["ignore", "ignore", "client.city", "client.postal_code"]


def test_a_prefix_without_names_of_persons_is_that_of_a_phone() -> None:
    assert targets("Alpha Name", "Prefix", "Phone Number")[1] == "ignore"


def test_a_taxpayer_whose_name_is_in_one_cell_is_the_client() -> None:
    assert targets("Taxpayer Number", "Taxpayer Name", "Taxpayer City", "Taxpayer Zip Code") == [
        "client.tax_id", "client.name", "client.city", "client.postal_code",
    ]  # fmt: skip


def test_names_of_two_spouses_are_those_of_persons() -> None:
    assert targets("Taxpayer Name", "Spouse Name", "Spouse Phone")[0] == "contact.name"


@pytest.mark.parametrize("header", ["Resp Lawyer", "Assigned BK", "CPA in charge", "Sales representative"])
def test_who_does_the_work_is_the_assignee_by_whatever_trade(header: str) -> None:
    assert targets("Client name", header)[1] == "client.assignee"


def test_a_vendor_before_a_company_is_what_the_books_call_it() -> None:
    assert targets("Vendor", "Company", "Address", "Phone")[0] == "client.name"
    assert targets("Client name", "Vendor", "Address")[:2] == ["client.name", "ignore"]


def test_a_family_in_front_is_the_client_where_nobody_else_is_named() -> None:
    assert targets("Family", "Phone", "City")[0] == "client.name"
    assert targets("Client name", "Family", "City")[1] == "client.group"


def test_persons_are_not_sure_while_others_are_not_understood() -> None:
    mapping = map_headers(("Company", "Zork Email", "Treasurer", "Treasurer Email"), PLAIN)
    assert mapping.columns[2].confidence == "check"


def test_what_the_books_call_the_client_comes_before_the_company() -> None:
    headers = ("contact_name", "company_name", "credit_limit", "first_name", "last_name", "email")
    assert map_headers(headers, PLAIN).name_from == (0,)


def test_a_region_beside_marks_of_a_program_for_mail_is_guessed() -> None:
    headers = ("Email Address", "First Name", "Address", "OPTIN_TIME", "OPTIN_IP", "LATITUDE", "LONGITUDE", "REGION")
    assert targets(*headers)[7] == "ignore"


def test_two_who_are_told_by_letters_are_two() -> None:
    headers = ("Nome SP A", "E-mail SP A", "Nome SP B", "E-mail SP B", "Morada")
    assert targets(*headers)[:4] == ["contact.name", "contact.email", "contact2.name", "contact2.email"]


def test_a_row_of_an_account_with_its_contact_is_a_client() -> None:
    headers = (
        "Account Name",
        "Tags",
        "Contact First Name",
        "Contact Middle Name",
        "Contact Last Name",
        "Contact Email",
    )
    assert map_headers(headers, PLAIN).shape == "one row per client"


def test_bill_to_alone_is_an_address_and_to_be_looked_at() -> None:
    column = map_headers(("Customer", "Bill to", "Main Phone"), PLAIN).columns[1]
    assert (column.target, column.confidence) == ("client.address", "check")


def test_a_file_kept_of_a_client_is_her_code_where_the_company_is_named() -> None:
    assert targets("Dossier", "Raison soc.", "SIREN")[:2] == ["client.external_id", "client.name"]
    assert targets("Dossier", "Interlocuteur", "Ville")[0] == "client.name"
    assert targets("Code dossier", "Dossier", "SIREN")[:2] == ["client.external_id", "client.name"]


def test_a_school_names_no_person_of_a_list() -> None:
    assert targets("First Name", "Last Name", "School", "Grade")[2] == "ignore"
    assert targets("School", "Principal", "Email")[0] == "client.name"


def test_whether_mail_is_wanted_is_no_address() -> None:
    assert targets("Company", "Email", "EmailSubscriber", "UseEmail")[2:] == ["ignore", "ignore"]


def test_who_does_the_work_of_a_person_is_no_client() -> None:
    assert targets("LAST", "FIRST", "WHO")[2] == "client.assignee"
