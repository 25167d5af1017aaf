"""Rows that are deals or pieces of work, and the headers of programs that prepare returns."""

from __future__ import annotations

import pytest

from rollforward.engine.mapping import map_headers
from tests.engine.mapping.headers import PLAIN


def targets(line: str) -> dict[str, str]:
    return {column.header: column.target for column in map_headers(line.split(" | "), PLAIN).columns}


@pytest.mark.parametrize(
    "line",
    [
        "Deal Title | Organization | Stage | Status | Value",
        "Project | Client Name | Status | Due Date",
        "Client Name | Uploaded On | Delivered On | Status",
    ],
)
def test_a_bare_status_beside_work_is_how_far_the_work_is(line: str) -> None:
    assert targets(line)["Status"] == "ignore"


def test_the_status_of_the_client_stays_one_also_beside_work() -> None:
    read = targets("Client Name | Client Status | Task Type | Due Date | Status")
    assert (read["Client Status"], read["Status"]) == ("client.status", "ignore")


def test_a_full_name_beside_the_taxpayers_parts_is_what_the_client_goes_by() -> None:
    read = targets("Full Name | Taxpayer First Name | Taxpayer Last Name | Spouse First Name | Spouse Last Name")
    assert list(read.values()) == [
        "client.name", "contact.first_name", "contact.last_name", "contact2.first_name", "contact2.last_name",
    ]  # fmt: skip


def test_a_firm_beside_the_business_name_is_the_one_that_prepares() -> None:
    read = targets("First Name | Last Name | Business Name | City | Preparer | Firm")
    assert (read["Business Name"], read["Firm"]) == ("client.name", "ignore")


def test_a_signer_beside_the_preparer_is_no_contact() -> None:
    assert targets("Client Name | Preparer | Reviewer | Signer")["Signer"] == "ignore"
    assert targets("Client Name | Signer | Signer Email")["Signer"] == "contact.name"


def test_the_day_on_which_a_business_began_is_not_when_it_became_a_client() -> None:
    assert targets("Client Name | Date Business Started")["Date Business Started"] == "ignore"
    assert targets("Client Name | Client Take On Date")["Client Take On Date"] == "client.since"


def test_whether_somebody_is_the_main_contact_is_asked_with_a_question_mark() -> None:
    assert targets("Client | Main contact? | First name | Last name")["Main contact?"] == "contact.primary"
    assert targets("Client | Main contact | Phone")["Main contact"] == "contact.name"


def test_short_forms_of_numbered_persons_are_theirs() -> None:
    read = targets("Company | Shareholder 1 | SH1 % | SH1 Email | Shareholder 2 | SH2 % | SH2 Email")
    assert (read["SH1 Email"], read["SH2 Email"]) == ("contact.email", "contact2.email")


def test_a_title_beside_a_salutation_is_what_the_person_does() -> None:
    assert targets("Salutation | First Name | Last Name | Birthdate | Title | Email")["Title"] == "contact.job_title"
    assert targets("Nombre | Apellidos | Nombre de Cuenta | Título | Saludo")["Título"] == "contact.job_title"


def test_a_description_in_a_list_of_persons_is_about_the_person() -> None:
    read = targets("First Name | Last Name | Account Name | Job Title | Email | Mobile | Description")
    assert read["Description"] == "contact.notes"
    assert targets("Company Name | Phone | Website | Description")["Description"] == "client.description"


def test_a_partner_beside_the_clients_code_is_in_charge_though_persons_are_listed() -> None:
    line = "Client Code | Client Name | Entity Type | Partner | First | Last | Contact E-mail | Contact Title"
    assert targets(line)["Partner"] == "client.assignee"
    assert (
        targets("First Name | Last Name | Company | Job Title | Mobile Phone | Partner")["Partner"] != "client.assignee"
    )


def test_payments_are_nobodys_name() -> None:
    read = targets("Company Name | Contact First Name | Contact Last Name | Combine Payments | Payment Email")
    assert read["Combine Payments"] == "ignore"
