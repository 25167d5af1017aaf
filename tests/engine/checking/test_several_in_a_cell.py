"""Several e-mails or phones in one cell go to the fields beside; what finds no place leaves the cell whole."""

from __future__ import annotations

import pytest

from rollforward.engine.kinds import Numbers, split_emails, split_phones
from rollforward.engine.values import Choices
from tests.engine.checking.sheets import checked, said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ann@a.example; bob@b.example", ("ann@a.example", "bob@b.example")),
        ("ann@a.example, bob@b.example", ("ann@a.example", "bob@b.example")),
        ("ann@a.example / bob@b.example", ("ann@a.example", "bob@b.example")),
        ("ann@a.example\nbob@b.example", ("ann@a.example", "bob@b.example")),
        ("ann@a.example and bob@b.example", ("ann@a.example", "bob@b.example")),
        ("ann@a.example; ann@a.example", ("ann@a.example",)),
        ("ann@a.example", ()),
        ("ann@a.example; ask Bob", ()),
        ("ask Bob bob@b.example", ()),
        ("Ann Lee <ann@a.example>", ("ann@a.example",)),
        ('"Lee, Ann" <ann@a.example>, Bob <bob@b.example>', ("ann@a.example", "bob@b.example")),
        ("ann@a.example (work); home: ann@h.example", ("ann@a.example", "ann@h.example")),
        ("mailto:ann@a.example", ("ann@a.example",)),
        ("ann@a.example;", ("ann@a.example",)),
    ],
)
def test_addresses_in_a_cell(text: str, found: tuple[str, ...]) -> None:
    assert split_emails(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Phone: (555) 010-8834  Mobile: (555) 010-8835", Numbers("(555) 010-8834", "(555) 010-8835")),
        ("Phone:(555) 010-8834 Fax:(555) 010-8836", Numbers(phone="(555) 010-8834", fax="(555) 010-8836")),
        ("555-010-8834 (w); 555-010-8835 (c)", Numbers("555-010-8834", "555-010-8835")),
        ("Mobile: 555 010 8835", Numbers(mobile="555 010 8835")),
        ("Tel. +49 30 901820, Handy +49 170 5550123", Numbers("+49 30 901820", "+49 170 5550123")),
        ("Office: 555-010-8834 ext. 12\nCell: 555-010-8835", Numbers("555-010-8834 ext. 12", "555-010-8835")),
        ("555-010-8834 (home) 555-010-8835 (cell)", Numbers("555-010-8834", "555-010-8835")),
        ("Tel 030 901820, Durchwahl 12; Mobil 0170 5550123", Numbers("030 901820, Durchwahl 12", "0170 5550123")),
        ("(555) 010-8834", None),
        ("(555) 010-8834 x12", None),
        ("555-010-8834 or 555-010-8835", None),
        ("555-010-8834; 555-010-8835", None),
        ("call after five: 555-010-8834", None),
        ("ext 12", None),
    ],
)
def test_numbers_in_a_cell_tell_by_their_words(text: str, found: Numbers | None) -> None:
    assert split_phones(text) == found


def test_the_second_address_goes_to_the_second_email() -> None:
    result = checked("""
        client.name | contact.first_name | contact.email
        Acme        | Ann                | ann@a.example; bob@b.example
        Bolt        | Cy                 | cy@c.example
    """)
    rows = result.cells.select("contact.email", "contact.email2").rows()
    assert rows == [("ann@a.example", "bob@b.example"), ("cy@c.example", None)]
    assert result.problems.is_empty()


def test_a_column_of_the_file_is_never_filled_from_another() -> None:
    result = checked("""
        client.name | contact.first_name | contact.email                | contact.email2
        Acme        | Ann                | ann@a.example; bob@b.example | own@a.example
    """)
    assert result.cells["contact.email2"].to_list() == ["own@a.example"]
    assert [code for _, _, code in said(result)] == ["several-emails"]


def test_three_addresses_find_no_place_and_stay_a_problem() -> None:
    result = checked("""
        client.name | contact.first_name | contact.email
        Acme        | Ann                | a@a.example; b@b.example; c@c.example
    """)
    assert [code for _, _, code in said(result)] == ["several-emails"]


def test_numbers_go_to_phone_mobile_and_fax() -> None:
    result = checked("""
        client.name | contact.name | client.phone
        Acme        | Ann Lee      | Phone: (555) 010-8834  Mobile: (555) 010-8835 Fax: (555) 010-8836
        Bolt        | Bo Day       | (555) 010-9900
    """)
    found = result.cells.select("client.phone", "contact.mobile", "client.fax").rows()
    assert found == [("(555) 010-8834", "(555) 010-8835", "(555) 010-8836"), ("(555) 010-9900", None, None)]


def test_a_mobile_number_of_nobody_stays_with_the_client() -> None:
    result = checked("""
        client.name | client.phone
        Acme        | Phone: (555) 010-8834  Mobile: (555) 010-8835
    """)
    assert result.cells["client.phone"].to_list() == ["Phone: (555) 010-8834  Mobile: (555) 010-8835"]


def test_cells_that_are_kept_whole_are_not_taken_apart() -> None:
    text = "client.name | client.phone\nAcme | Phone: (555) 010-8834 Fax: (555) 010-8836"
    result = checked(text, choices=Choices(whole=("client.phone",)))
    assert result.cells["client.phone"].to_list() == ["Phone: (555) 010-8834 Fax: (555) 010-8836"]
    assert "client.fax" not in result.cells.columns


def test_a_second_address_of_the_client_is_the_persons_who_is_named() -> None:
    result = checked("""
        client.name | contact.first_name | client.email
        Acme        | Ann                | office@a.example, ann@a.example
    """)
    assert result.cells.select("client.email", "contact.email").rows() == [("office@a.example", "ann@a.example")]


def test_a_name_or_a_label_around_an_address_is_taken_off() -> None:
    result = checked("""
        client.name | contact.first_name | contact.email
        Acme        | Ann                | Ann Lee <ann@a.example>
        Bolt        | Bo                 | mailto:bo@b.example;
    """)
    assert result.cells["contact.email"].to_list() == ["ann@a.example", "bo@b.example"]
    assert result.problems.is_empty()
