"""Headers as databases and forms write them: a word that all share, numbers of questions, remarks without words."""

from __future__ import annotations

import pytest

from rollforward.engine.mapping import map_headers
from tests.engine.mapping.headers import PLAIN


def targets(*headers: str) -> list[str]:
    return [column.target for column in map_headers(headers, PLAIN).columns]


def test_a_first_word_that_every_column_shares_says_nothing() -> None:
    assert targets("cl_name", "cl_city", "cl_state", "cl_zip", "cl_email") == [
        "client.name", "client.city", "client.region", "client.postal_code", "client.email",
    ]  # fmt: skip


def test_a_shared_word_that_means_something_stays() -> None:
    headers = ("Ship Name", "Ship City", "Ship State", "Ship Zip", "Ship Phone")
    assert set(targets(*headers)) == {"ignore"}


@pytest.mark.parametrize("header", ["4. City", "(4) City", "City (4+)", "City [...]"])
def test_numbers_of_questions_and_remarks_without_words_are_passed_over(header: str) -> None:
    assert targets("Client name", header, "ZIP")[1] == "client.city"


def test_yes_or_no_to_something_else_is_no_name() -> None:
    assert targets("Company", "Is Client", "Is Billing Contact")[1:] == ["ignore", "ignore"]


def test_the_taxpayer_is_the_one_whose_name_is_not_marked() -> None:
    headers = ("First name", "Last name", "Taxpayer email", "Spouse first name", "Spouse email")
    assert targets(*headers) == [
        "contact.first_name", "contact.last_name", "contact.email", "contact2.first_name", "contact2.email",
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["{} *", "*{}", '"{}"', "{}:", "{} (optional)", "{} [required]", "{} - mandatory"])
def test_what_says_whether_a_cell_must_be_filled_says_nothing_else(form: str) -> None:
    headers = ["sn_name", "sn_contact", "sn_email", "sn_pstcode", "sn_memo", "sn_faxno"]
    marked = map_headers([form.format(header) for header in headers], PLAIN)
    assert [c.target for c in marked.columns] == [c.target for c in map_headers(headers, PLAIN).columns]


def test_a_table_is_not_taken_off_what_is_strange_with_it() -> None:
    found = map_headers(["lead_source", "lead_status", "first_name", "last_name", "company", "email"], PLAIN)
    assert [c.target for c in found.columns][:2] == ["ignore", "ignore"]
