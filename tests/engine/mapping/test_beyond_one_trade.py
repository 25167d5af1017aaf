"""What office sheets, forms and directories say in their own ways: whose a column is, and what no longer holds."""

from __future__ import annotations

import pytest

from rollforward.engine.mapping import map_headers
from tests.engine.mapping.headers import PLAIN


def read(line: str) -> dict[str, str]:
    return {column.header: column.target for column in map_headers(line.split(" | "), PLAIN).columns}


def test_attributes_of_a_directory_are_read_as_what_they_stand_for() -> None:
    found = read("dn | cn | givenName | sn | o | ou | l | st | c | telephoneNumber | mail")
    assert list(found.values()) == [
        "ignore", "contact.name", "contact.first_name", "contact.last_name", "client.name", "ignore", "client.city",
        "client.region", "client.country", "contact.phone", "contact.email",
    ]  # fmt: skip


def test_a_single_letter_is_no_attribute_where_nothing_else_is() -> None:
    assert read("Client | o | l | Email")["o"] == "ignore"


@pytest.mark.parametrize("header", ["Address updated", "Email sent", "Lettre de mission signée", "Vollmacht erhalten"])
def test_what_got_done_is_no_field(header: str) -> None:
    assert read(f"Client Name | {header} | Tax ID")[header] == "ignore"


def test_the_new_address_is_taken_and_the_old_one_is_not() -> None:
    found = read("Client Name | Old address | New address | Old phone | New phone")
    assert list(found.values()) == ["client.name", "ignore", "client.address", "ignore", "client.phone"]


def test_what_stands_before_its_purpose_is_the_thing() -> None:
    found = read("Company | Company Name for Emails | Email for 2290")
    assert (found["Company"], found["Company Name for Emails"]) == ("client.name", "ignore")
    assert found["Email for 2290"] in {"client.email", "contact.email"}


def test_who_sends_is_no_contact_and_who_receives_is_one_with_her_company() -> None:
    found = read("Sender Name | Sender Email | Recipient Name | Recipient Email | Recipient Company Name")
    assert list(found.values()) == ["ignore", "ignore", "contact.name", "contact.email", "client.name"]


def test_the_number_of_whoever_prepares_the_return_is_not_the_clients() -> None:
    assert read("Taxpayer First Name | Taxpayer Last Name | ERO Name | Firm EIN")["Firm EIN"] == "ignore"


def test_a_unit_and_a_county_away_from_an_address_are_no_parts_of_it() -> None:
    found = read("Unit # | Company | DBA | County | Type of entity | Phone | Street | City | State | ZIP")
    assert (found["Unit #"], found["County"]) == ("ignore", "ignore")
    assert read("Company | Street | Unit # | City | County")["Unit #"] == "client.street2"


def test_a_bare_status_beside_what_a_form_keeps_is_that_of_the_entry() -> None:
    assert read("Name | Email | Entry ID | User Agent | Status")["Status"] == "ignore"


def test_a_status_with_the_letters_of_marriage_is_none_of_the_client() -> None:
    assert read("Client Name | Status (M/S/W/D) | Phone")["Status (M/S/W/D)"] == "ignore"


def test_letters_with_numbers_stand_for_the_persons_that_are_counted() -> None:
    found = read("Company | Director 1 | Director 2 | Mobile D1 | Mobile D2")
    assert (found["Mobile D1"], found["Mobile D2"]) == ("contact.mobile", "contact2.mobile")


def test_an_unknown_word_that_is_counted_as_emails_are_names_persons() -> None:
    found = read("Praktijk | Behandelaarster 1 | Behandelaarster 2 | Mail 1 | Mail 2")
    assert list(found.values())[1:] == ["contact.name", "contact2.name", "contact.email", "contact2.email"]


def test_one_of_two_kinds_of_clients_names_the_client() -> None:
    assert read("Cód. | Transportadora / Autônomo | CNPJ | Dono")["Transportadora / Autônomo"] == "client.name"
    assert read("District / Municipality | Mayor | Mayor E-mail")["District / Municipality"] == "client.name"


def test_who_acts_for_a_client_comes_after_her() -> None:
    found = read("Client Name | Phone | Email | Executor | Executor phone | Executor email")
    assert (found["Executor phone"], found["Email"]) == ("contact2.phone", "contact.email")


def test_whoever_answers_for_a_department_is_a_person_of_her_own() -> None:
    found = read("Entreprise | Dirigeant | Interlocuteur paie | Mail dirigeant")
    assert (found["Dirigeant"], found["Interlocuteur paie"]) == ("contact.name", "contact2.name")


def test_columns_by_the_alphabet_do_not_tell_what_a_row_is_by_what_stands_first() -> None:
    headers = [
        "City",
        "Company",
        "Department",
        "DisplayName",
        "FirstName",
        "LastName",
        "Manager",
        "MobilePhone",
        "Title",
    ]
    mapping = map_headers(headers, PLAIN)
    assert mapping.shape == "one row per contact"
    assert {c.header: c.target for c in mapping.columns}["Manager"] == "ignore"


def test_labels_that_stand_last_tell_which_email_it_is() -> None:
    found = read(
        "Personne - Nom | Personne - Organisation | Personne - E-mail - Travail | Personne - E-mail - Domicile"
        " | Personne - Téléphone - Travail | Personne - Téléphone - Mobile | Personne - Fonction"
    )
    assert list(found.values()) == [
        "contact.name", "client.name", "contact.email", "contact.email2", "contact.phone", "contact.mobile",
        "contact.job_title",
    ]  # fmt: skip


def test_somebody_whom_only_the_sheet_tells_is_never_sure() -> None:
    columns = map_headers(["Company", "Site foreman", "Site foreman email"], PLAIN).columns
    assert [(c.target, c.confidence) for c in columns[1:]] == [("contact.name", "check"), ("contact.email", "check")]


def test_a_header_without_words_beside_returns_is_no_mistake() -> None:
    assert read("Taxpayer Last Name | PTIN | ?? | Phone")["??"] == "ignore"


def test_where_nothing_names_the_client_what_stands_first_does() -> None:
    found = read("Nr | Musiker | Steuernummer | E-Mail | Handy | Anschrift")
    assert found["Musiker"] == "client.name"
    assert read("Nr | Musiker | Mandant | Steuernummer | E-Mail | Handy")["Musiker"] == "ignore"


def test_how_a_place_of_business_is_reached_is_how_the_client_is() -> None:
    found = read("Restaurant | Owner | Owner's cell | Restaurant phone")
    assert (found["Owner's cell"], found["Restaurant phone"]) == ("contact.mobile", "client.phone")


def test_a_customer_beside_a_supplier_is_a_mark() -> None:
    assert read("Naam | Plaats | Klant | Leverancier")["Klant"] == "ignore"


def test_who_was_signed_in_when_a_form_was_filled_in_is_not_the_client() -> None:
    found = read("Start time | Completion time | Email | Name | Legal name of your business | Phone")
    assert (found["Name"], found["Legal name of your business"]) == ("ignore", "client.name")


def test_parts_of_names_and_addresses_as_forms_write_them() -> None:
    found = read("Name - First Name | Name - Last Name | Company | Address - City | Contact #1 Email")
    assert list(found.values())[:4] == ["contact.first_name", "contact.last_name", "client.name", "client.city"]


def test_an_email_with_its_purpose_behind_it_is_one_where_there_is_no_other() -> None:
    assert read("Werkgever | Contact salaris | Mail loonstroken | Cao")["Mail loonstroken"] in {
        "client.email", "contact.email",
    }  # fmt: skip


def test_a_phone_is_hers_who_alone_is_called_so() -> None:
    found = read("Praxisname | Praxisinhaber | Ansprechpartnerin Lohn | Tel. Ansprechpartnerin")
    assert (found["Ansprechpartnerin Lohn"], found["Tel. Ansprechpartnerin"]) == ("contact2.name", "contact2.phone")


def test_a_private_client_goes_before_the_business_she_has() -> None:
    found = read("NAME | BUS. NAME | SS# | SP. NAME | SP. SS# | CELL")
    assert (found["NAME"], found["SP. NAME"]) == ("client.name", "contact2.name")


def test_persons_may_be_counted_by_letters() -> None:
    found = read("Bedrijf | Vennoot A | Vennoot B | Mail A | Mail B | KvK")
    assert list(found.values())[1:5] == ["contact.name", "contact2.name", "contact.email", "contact2.email"]


def test_an_owner_who_holds_an_office_goes_by_what_is_said_first() -> None:
    found = read("Client | Owner/CEO | Owner email | Finance lead | Finance lead email")
    assert list(found.values())[1:] == ["contact.name", "contact.email", "contact2.name", "contact2.email"]


def test_first_and_second_contacts_are_two_persons() -> None:
    found = read("Client | 1st contact | 1st contact mobile | 2nd contact | 2nd contact email")
    assert list(found.values())[1:] == ["contact.name", "contact.mobile", "contact2.name", "contact2.email"]
    assert read("Client | First contact | Phone")["First contact"] == "ignore"
