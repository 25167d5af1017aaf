"""Headers that only their neighbours explain: places of phones and e-mails, couples, counted contacts, whose work."""

from __future__ import annotations

import pytest

from rollforward.engine.mapping import map_headers
from rollforward.engine.values import Mapping
from tests.engine.mapping.headers import PLAIN


def mapping(line: str) -> Mapping:
    return map_headers(line.split(" | "), PLAIN)


def targets(line: str) -> list[str]:
    return [column.target for column in mapping(line).columns]


def test_who_is_the_member_in_charge_where_the_client_is_named() -> None:
    named = mapping("Client | Who | Email | Phone")
    assert [c.target for c in named.columns][:2] == ["client.name", "client.assignee"]
    assert named.columns[1].confidence == "check"
    assert targets("Who | Email | Phone | City")[0] == "client.name"


@pytest.mark.parametrize(
    ("header", "target"), [("Client Owner Email", "client.assignee"), ("Preparer Email", "client.assignee")]
)
def test_members_are_known_by_their_e_mail(header: str, target: str) -> None:
    assert targets(f"Client Name | {header} | City")[1] == target


def test_e_mails_told_by_place_are_the_first_and_the_second() -> None:
    line = "Company | First Name | Last Name | Job Title | Email (personal) | Email (other) | Email (work)"
    assert targets(line)[4:] == ["contact.email2", "ignore", "contact.email"]


def test_places_beside_a_mobile_and_a_fax_are_phones() -> None:
    line = "First | Last | Company | Title | Home | Work | Mobile | Fax"
    assert targets(line)[4:] == ["ignore", "contact.phone", "contact.mobile", "client.fax"]


def test_the_day_of_a_birthday_in_three_parts_is_no_birthday() -> None:
    assert targets("First Name | Last Name | Birth Year | Birth Month | Birth Day")[2:] == ["ignore"] * 3
    assert targets("First Name | Last Name | Birth Day")[2] == "contact.birthday"


def test_one_name_beside_the_first_names_of_a_couple_is_their_last_name() -> None:
    couple = mapping("Nom | Prénom Mr | Prénom Mme | Adresse | Ville")
    assert [c.target for c in couple.columns][:3] == ["contact.last_name", "contact.first_name", "contact2.first_name"]
    assert couple.name_from == (1, 0)


def test_a_number_before_one_of_several_contacts_counts_them() -> None:
    line = "Firma | 1. Ansprechpartner | Tel. 1 | 2. Ansprechpartner | Tel. 2 | Ort"
    assert targets(line)[1:5] == ["contact.name", "contact.phone", "contact2.name", "contact2.phone"]


def test_owners_are_counted_and_their_shares_are_nobody() -> None:
    line = "Entity name | Owner 1 | Owner 1 % | Owner 1 email | Owner 2 | Owner 2 email"
    assert targets(line)[1:] == ["contact.name", "ignore", "contact.email", "contact2.name", "contact2.email"]


def test_a_remark_that_names_another_column_is_about_that_one() -> None:
    assert targets("Firma | Telefon | Bemerkung (Telefon) | Bemerkung")[2:] == ["ignore", "client.notes"]


def test_a_remark_that_is_not_understood_makes_a_phone_doubtful() -> None:
    phone = mapping("Company | City | Phone (yacht)").columns[2]
    assert (phone.target, phone.confidence) == ("client.phone", "check")


@pytest.mark.parametrize(("header", "target"), [
    ("Mail Street", "client.street"),
    ("Date Client Since", "client.since"),
    ("CustomerPriority__c", "client.priority"),
])  # fmt: skip
def test_words_between_and_around_the_thing_do_not_hide_it(header: str, target: str) -> None:
    assert targets(f"Account Name | {header} | Notes")[1] == target


def test_states_in_which_something_is_filed_are_no_address() -> None:
    assert targets("Client | State(s) | E-filed")[1] == "ignore"
    alone = mapping("Client | State | EIN").columns[1]
    assert (alone.target, alone.confidence) == ("client.region", "check")


def test_letters_that_all_columns_begin_with_are_passed_over() -> None:
    assert targets("CLNAME | CLCITY | CLZIP | CLFAX | CLEMAIL | CLMEMO") == [
        "client.name", "client.city", "client.postal_code", "client.fax", "client.email", "client.notes",
    ]  # fmt: skip


def test_the_title_of_an_entry_of_a_list_is_nobodys_job() -> None:
    assert targets("Title | Client Name | Client No | Created By")[0] == "ignore"


def test_an_article_with_an_apostrophe_is_a_word_of_its_own() -> None:
    line = "Nom de l'entreprise | Téléphone de l’entreprise | Prénom du contact | Nom du contact"
    assert targets(line)[:2] == ["client.name", "client.phone"]


def test_the_second_line_of_a_name_is_no_other_name() -> None:
    assert targets("Kunde | Name 1 | Name 2 | Ort")[1:3] == ["client.name", "ignore"]


def test_a_second_phone_before_all_contacts_is_of_no_second_one() -> None:
    assert targets("Name | Phone 1 | Phone 2 | Contact 1 | Contact 2")[2] == "ignore"


def test_a_second_line_between_the_first_and_the_city_is_of_that_address() -> None:
    line = "Company | Street Address 1 | Street Address 2 | City | State | Address 2 Street 1 | City 2"
    assert targets(line)[1:] == ["client.street", "client.street2", "client.city", "client.region", "ignore", "ignore"]


def test_some_digits_of_a_tax_number_are_none() -> None:
    assert targets("Client | Last 4 of SSN/EIN")[1] == "ignore"


def test_an_office_by_name_is_the_firms_own() -> None:
    assert targets("Office Name | Taxpayer First Name | Taxpayer Last Name")[0] == "ignore"


def test_the_page_about_a_person_is_not_the_clients_website() -> None:
    assert targets("First Name | Last Name | URL | Email Address | Company | Position")[2] == "ignore"


def test_indexes_are_counted_from_where_they_begin() -> None:
    line = "name | contacts[0].firstName | contacts[0].email | contacts[1].firstName | contacts[1].email"
    assert targets(line)[1:] == ["contact.first_name", "contact.email", "contact2.first_name", "contact2.email"]


def test_an_owner_who_is_only_mailed_beside_a_contact_is_nobody_new() -> None:
    line = "Company | First Name | Last Name | Phone | Email | Owner Email"
    assert "contact2.email" not in targets(line)


def test_a_remark_that_lists_kinds_says_that_they_are_told() -> None:
    assert targets("Client | Type (Ltd/Sole/Partnership)")[1] == "client.kind"


def test_the_line_before_an_unmarked_city_is_of_its_address() -> None:
    line = "Name | Physical Address 1 | Physical Address 2 | Suburb | Code | Postal Address 1"
    assert targets(line)[1:4] == ["client.street", "client.street2", "client.city"]


def test_a_short_word_that_is_known_stands_for_nothing_else() -> None:
    assert targets("Mand.-Nr. | Firma | Mandatsleiter | Ort")[0] == "client.external_id"


def test_a_business_beside_a_cell_is_no_phone() -> None:
    assert targets("Business | Owner | Cell | Email")[0] == "client.name"


def test_a_pin_is_a_postal_code_within_an_address_only() -> None:
    assert targets("Client | Address | City | PIN")[3] == "client.postal_code"
    assert targets("Client | Email | PIN")[2] == "ignore"


def test_the_number_of_another_tax_and_the_fax_at_home_are_left_alone() -> None:
    assert targets("Client | Tax ID (State) | Fax (home) | Fax")[1:] == ["ignore", "ignore", "client.fax"]


def test_all_words_for_a_region_are_one() -> None:
    assert targets("Name | City | State/Province/Region/Territory")[2] == "client.region"


def test_an_account_before_the_name_of_a_company_is_no_name() -> None:
    assert targets("Cuenta | Razón social | NIF | Municipio")[:2] == ["ignore", "client.name"]


def test_a_secretary_beside_a_president_is_an_officer() -> None:
    assert targets("Corp Name | President | Secretary")[1:] == ["contact.name", "contact2.name"]
    assert targets("Name | Company | Job Title | Secretary")[3] == "ignore"
