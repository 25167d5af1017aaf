"""The client's name: from one column or several, and what is missing without it."""

from __future__ import annotations

from tests.engine.checking.sheets import checked, said, values

PERSON = """
    ignore  | contact.first_name | contact.last_name
    Acme    | Ana                | Cruz
            | Bo                 | Lee
            |                    | Li
"""


def test_a_single_column_gives_the_name_exactly() -> None:
    assert values(checked("ignore\nAcme", name_from=[0]), "client.name") == ["Acme"]


def test_several_columns_are_joined_first_name_before_last_name() -> None:
    assert values(checked(PERSON, name_from=[1, 2]), "client.name") == ["Ana Cruz", "Bo Lee", "Li"]


def test_where_the_first_columns_are_blank_the_others_make_the_name() -> None:
    result = checked(PERSON, name_from=[0], name_fallback=[1, 2])
    assert values(result, "client.name") == ["Acme", "Bo Lee", "Li"]
    assert values(result, "contact.last_name") == ["Cruz", "Lee", "Li"]


def test_the_column_of_the_client_name_needs_no_more_than_its_target() -> None:
    sheet = "client.name | ignore\nAcme | x\n | Bolt"
    assert values(checked(sheet), "client.name") == ["Acme", None]
    assert values(checked(sheet, name_fallback=[1]), "client.name") == ["Acme", "Bolt"]
    assert values(checked(sheet, name_from=[0], name_fallback=[1]), "client.name") == ["Acme", "Bolt"]


def test_a_missing_name_is_a_problem_where_no_key_is_filled() -> None:
    result = checked("""
        client.name | client.id | client.external_id | client.tax_id
                    |           |                    |
                    | C-1       |                    |
                    |           | 0042               |
                    |           |                    | 12-3456789
        (clear)     |           | (clear)            |
    """)
    assert said(result) == [(2, 0, "required"), (6, 0, "required")]
    assert values(result, "client.name") == [None] * 5


def test_a_missing_name_is_shown_where_the_name_is_made() -> None:
    assert said(checked("ignore | ignore\nx | ", name_from=[1])) == [(2, 1, "required")]


def test_a_name_that_cannot_be_kept_is_one_problem_not_two() -> None:
    assert said(checked("client.name\nA\x07cme")) == [(2, 0, "illegal-character")]
    assert said(checked("ignore\nA\x07cme", name_from=[0])) == [(2, 0, "illegal-character")]
    part = checked("contact.first_name | contact.last_name\nA\x07na |", name_from=[0, 1])
    assert said(part) == [(2, 0, "illegal-character"), (2, 0, "required")]


def test_a_key_that_is_wrong_is_one_problem_not_two() -> None:
    assert said(checked("client.name | client.external_id\n | 00\x0142")) == [(2, 1, "illegal-character")]
