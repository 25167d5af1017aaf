"""Columns that are added to the notes: one line per filled cell, problems where they stand."""

from __future__ import annotations

from rollforward.engine.fields import ADD_TO_NOTES, built_in_field_set
from rollforward.engine.mapping import map_headers
from tests.engine.checking.sheets import checked, said, values


def test_each_filled_cell_is_a_line_with_its_header_in_the_order_of_the_file() -> None:
    result = checked("""
        client.notes+ | client.name | client.notes+
        Bob           | Acme        | Tax
        Ann           | Beta        |
                      | Gamma       | Audit
    """)
    assert values(result, ADD_TO_NOTES) == ["Header 0: Bob\nHeader 2: Tax", "Header 0: Ann", "Header 2: Audit"]


def test_blank_cells_and_those_that_clear_add_nothing() -> None:
    result = checked("client.name | client.notes+ | client.notes+\nAcme | | (clear)\nBeta | (clear) | x")
    assert values(result, ADD_TO_NOTES) == [None, "Header 2: x"]


def test_what_the_notes_column_says_is_left_as_it_is() -> None:
    result = checked("client.name | client.notes | client.notes+\nAcme | VIP | Bob")
    assert (values(result, "client.notes"), values(result, ADD_TO_NOTES)) == (["VIP"], ["Header 2: Bob"])


def test_a_cell_that_is_wrong_is_a_problem_where_it_stands_and_adds_nothing() -> None:
    result = checked("client.name | client.notes+ | client.notes+\nAcme | Bob | #REF!\nBeta | B\x07b | x")
    assert said(result) == [(2, 2, "error-value"), (3, 1, "illegal-character")]
    assert result.problems["target"].to_list() == [ADD_TO_NOTES] * 2
    assert values(result, ADD_TO_NOTES) == ["Header 1: Bob", "Header 2: x"]


def test_no_column_is_proposed_to_be_added() -> None:
    found = map_headers(["Client", "Add to notes", "Notes", "Remarks", "client.notes+"], built_in_field_set())
    assert ADD_TO_NOTES not in {column.target for column in found.columns}
