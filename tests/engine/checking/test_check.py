"""Every cell as the kind of its field, and all problems at once."""

from __future__ import annotations

import polars as pl
import pytest

from rollforward.engine.checking import check, check_column
from rollforward.engine.values import CLEAR, PROBLEM_SCHEMA, Choices, Edit
from tests.engine.checking.sheets import checked, fields, mapping, said, table, values


def test_each_column_is_read_as_the_kind_of_its_field() -> None:
    result = checked("""
        client.name | client.status | client.services          | client.since | client.assignee | client.custom.fee
        Acme        | active        | tax, "payroll, monthly"  | 4/13/2024    | Ana Cruz        | $1,150.00
        Bolt        |               |                          | 03/04/2024   |                 |
    """)
    assert result.cells.drop("line").rows() == [
        ("Acme", "Active", '["1", "2"]', "2024-04-13", "7", "1150"),
        ("Bolt", None, None, "2024-03-04", None, None),
    ]
    assert result.problems.is_empty()


def test_rows_keep_the_line_numbers_of_the_file() -> None:
    assert checked("client.name\nAcme\nBolt").cells["line"].to_list() == [2, 3]


def test_columns_that_are_ignored_are_left_out() -> None:
    assert checked("client.name | ignore\nAcme | x").cells.columns == ["line", "client.name"]


def test_all_problems_of_all_rows_are_reported_in_the_order_of_the_sheet() -> None:
    result = checked("""
        client.name | client.email | client.since | client.status
        Acme        | nobody       | soon         | Dormant
        Bolt        | a@b.co       | 2024-01-31   | Active
        Corp        | a@b          | 2024-01-31   | Active
    """)
    assert said(result) == [
        (2, 1, "not-an-email"),
        (2, 2, "not-a-date"),
        (2, 3, "not-an-option"),
        (4, 1, "not-an-email"),
    ]
    assert values(result, "client.email") == [None, "a@b.co", None]
    assert result.problems.schema == PROBLEM_SCHEMA


def test_a_problem_tells_the_text_at_fault_its_field_and_how_bad_it_is() -> None:
    result = checked("client.name | client.services | client.phone\nAcme | Tax, Audit, Tea | call me")
    assert result.problems.select("target", "severity", "value").rows() == [
        ("client.services", "error", "Audit, Tea"),
        ("client.phone", "warning", "call me"),
    ]
    assert values(result, "client.phone") == ["call me"]


def test_a_problem_does_not_repeat_the_text_of_a_sensitive_field() -> None:
    result = checked("client.name | client.custom.ssn\nAcme | 12-34")
    assert result.problems.select("code", "value").rows() == [("not-a-number", "")]


def test_a_problem_does_not_repeat_an_endless_text() -> None:
    result = checked(f"client.name | client.notes\nAcme | {'x' * 40_000}")
    assert result.problems.select("code", "value", "detail").rows() == [("too-long", "x" * 80, "40,000")]


def test_clear_on_purpose_is_kept_apart_from_blank_and_its_escaped_text_comes_back() -> None:
    result = checked("client.name | client.city | client.since\nAcme | (clear) | (CLEAR)\nBolt | \\(clear) |")
    assert values(result, "client.city") == [CLEAR, "(clear)"]
    assert values(result, "client.since") == [CLEAR, None]


def test_words_are_read_as_the_member_said() -> None:
    choices = Choices(values={"client.status": {" Dormant": "Inactive", "?": None}})
    result = checked("client.name | client.status\nA | DORMANT\nB | ?\nC | x", choices=choices)
    assert values(result, "client.status") == ["Inactive", None, None]
    assert said(result) == [(4, 1, "not-an-option")]


def test_dates_are_read_in_the_order_that_the_member_chose() -> None:
    sheet = "client.name | client.since\nAcme | 03/04/2024"
    assert said(checked(sheet)) == [(2, 1, "ambiguous-date")]
    chosen = checked(sheet, choices=Choices(dates={"client.since": "dmy"}))
    assert values(chosen, "client.since") == ["2024-04-03"]


def test_an_order_of_dates_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match='"dym" is no order of dates: use dmy, mdy or ymd'):
        checked("client.name | client.since\nAcme |", choices=Choices(dates={"client.since": "dym"}))


def test_contacts_side_by_side_have_columns_of_their_own() -> None:
    result = checked("client.name | contact.email | contact2.email\nAcme | a@b.co | c@d")
    assert values(result, "contact2.email") == [None]
    assert result.problems.select("target", "position").rows() == [("contact2.email", 2)]


def test_a_field_that_is_gone_makes_its_filled_cells_problems() -> None:
    result = checked("client.name | client.custom.gone\nAcme | x\nBolt |  ")
    assert said(result) == [(2, 1, "unknown-field")]
    assert values(result, "client.custom.gone") == [None, None]


def test_several_columns_for_the_notes_are_put_together_with_their_headers() -> None:
    result = checked("client.name | client.notes | client.notes\nAcme | likes tea | Bob\nBolt | | Eve\nCorp | |")
    assert values(result, "client.notes") == ["Header 1: likes tea\nHeader 2: Bob", "Header 2: Eve", None]


def test_two_columns_for_any_other_field_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match='The columns "Header 1" and "Header 2" all go to City: choose one'):
        checked("client.name | client.city | client.city\nAcme | x | y")


def test_the_apostrophes_of_our_own_csv_are_taken_off_but_not_off_edits() -> None:
    sheet = "client.name | client.phone\n'=Acme | '+1 555 123 4567\n'quoted | "
    edits = [Edit(3, 0, "'=typed")]
    assert values(checked(sheet, edits=edits), "client.name") == ["'=Acme", "'=typed"]
    assert values(checked(sheet, edits=edits, writing_prefix=True), "client.name") == ["=Acme", "'=typed"]
    assert values(checked(sheet, writing_prefix=True), "client.name") == ["=Acme", "'quoted"]


def test_one_column_checked_by_itself_is_as_in_the_whole_table() -> None:
    sheet = table("client.name | client.since\nAcme | 4/13/2024\nBolt | 3/4/2024\nCorp | soon")
    whole = check(sheet, mapping(sheet), fields(), Choices())
    alone = check_column(
        sheet.rows["line"], sheet.rows["c1"], position=1, target="client.since", fields=fields(), choices=Choices()
    )
    assert alone.values.equals(whole.cells["client.since"], check_names=True)
    assert alone.problems.equals(whole.problems)


def test_a_table_without_rows_or_without_mapped_columns_has_nothing_to_say() -> None:
    assert checked("client.name | client.since").cells.height == 0
    nothing = checked("ignore\nx")
    assert said(nothing) == [(2, -1, "required")]
    assert nothing.cells["client.name"].dtype == pl.String
