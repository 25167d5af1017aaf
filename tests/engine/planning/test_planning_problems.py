"""Rows that are left out, and what that means for the others."""

from __future__ import annotations

import polars as pl

from rollforward.engine.fields import FieldSet, built_in_field_set
from tests.engine.tables import changes, existing, planned, said, verdicts

HELD = existing("pk | id | name | code | city\n1 | K1 | Acme | A1 | Austin\n2 | K2 | Beta | B2 |")


def test_client_columns_of_one_client_must_agree():
    plan = planned("name | city | first\nNew | Boston | Ann\nNew | Dallas | Bob\nNew | | Cid")
    assert verdicts(plan) == ["problem disagreeing-rows", "problem disagreeing-rows", "added"]
    words = '"Boston" (line 2) and "Dallas" (line 3), with the same Client name'
    assert said(plan, "disagreeing-rows") == [(line, words) for line in (2, 3)]


def test_a_filled_cell_beats_a_blank_one():
    plan = planned("name | city | first\nNew | | Ann\nNew | Boston | Bob")
    assert plan.clients["client.city"].to_list() == ["Boston"]


def test_values_of_sensitive_fields_are_not_repeated_in_sentences():
    plan = planned("code | name | tax | first\nC1 | New | 12-345 | Ann\nC1 | New | 99-999 | Bob")
    words = "line 2 and line 3, with the same Client code"
    assert said(plan, "disagreeing-rows") == [(2, words), (3, words)]


def test_rows_that_disagree_are_told_by_which_key_they_are_one_client():
    plan = planned("tax | name\n123-45-6789 | Ann\n12-3456789 | Bob")
    assert (2, '"Ann" (line 2) and "Bob" (line 3), with the same Tax ID') in said(plan, "disagreeing-rows")


def test_every_disagreement_is_reported():
    plan = planned("code | name | city\nC1 | New | Boston\nC1 | Now | Dallas")
    assert plan.problems["target"].to_list() == ["client.name", "client.city", "client.name", "client.city"]


def test_rows_that_clear_and_rows_that_fill_disagree():
    assert (
        verdicts(planned("id | city | first\nK1 | (clear) | Ann\nK1 | Boston | Bob", HELD))
        == ["problem disagreeing-rows"] * 2
    )


def test_one_contact_twice_under_a_client_with_different_values_is_a_problem():
    plan = planned("name | first | mobile\nNew | Ann | 1\nNew | Ann | 2\nNew | Bob | 3")
    assert verdicts(plan) == ["problem twice-in-file", "problem twice-in-file", "added"]
    assert said(plan, "twice-in-file") == [(2, "3"), (3, "2")]


def test_one_contact_twice_under_a_client_with_different_roles_is_a_problem():
    assert (
        verdicts(planned("name | first | role\nNew | Ann | Owner\nNew | Ann | Officer"))
        == ["problem twice-in-file"] * 2
    )


def test_one_contact_twice_under_a_client_with_equal_values_is_none():
    plan = planned("name | first | mobile\nNew | Ann | 1\nNew | Ann | 1")
    assert plan.problems.is_empty()
    assert plan.links.height == 1


def test_the_problem_of_a_second_contact_in_a_row_points_to_its_column():
    plan = planned("name | first | mobile | contact2.first_name | contact2.mobile\nNew | Ann | 1 | Ann | 2")
    assert plan.problems["target"].to_list() == ["contact.mobile", "contact2.mobile"]


def test_one_contact_under_two_clients_must_agree():
    held = existing(replaced_contact_ids=frozenset({"P1"}))
    file = "name | contact_id | first | role\nNew | P1 | Ann | Owner\nOther | P1 | Eve | Officer"
    plan = planned(file, held, mode="clear")
    assert verdicts(plan) == ["problem disagreeing-rows"] * 2
    assert plan.problems["target"].to_list() == ["contact.first_name"] * 2


def test_roles_of_one_contact_under_two_clients_may_differ():
    held = existing(replaced_contact_ids=frozenset({"P1"}))
    plan = planned("name | contact_id | role\nNew | P1 | Owner\nOther | P1 | Officer", held, mode="clear")
    assert plan.links["contact.role"].to_list() == ["Owner", "Officer"]


def test_a_code_that_another_client_has_is_taken():
    plan = planned("id | code\nK1 | B2", HELD, match=("id", "name"))
    assert verdicts(plan) == ["problem code-taken"]
    assert said(plan, "code-taken") == [(2, "Beta")]


def test_a_code_of_two_clients_in_the_file_is_taken():
    plan = planned("id | code\nK1 | N1\nK2 | N1", HELD)
    assert verdicts(plan) == ["problem code-taken"] * 2
    assert said(plan, "code-taken") == [(2, "line 3 as well"), (3, "line 2 as well")]


def test_a_client_keeps_its_own_code():
    assert verdicts(planned("id | code\nK1 | A1", HELD)) == ["unchanged"]


def test_codes_of_the_set_being_replaced_are_free():
    assert verdicts(planned("name | code\nNew | B2", HELD, mode="clear")) == ["added"]


def test_a_new_client_needs_a_name():
    plan = planned("code | city\nX1 | Boston\nX1 | ", HELD)
    assert verdicts(plan) == ["problem required"] * 2
    assert plan.problems["target"].to_list() == ["client.name"] * 2


def test_an_existing_client_needs_no_name():
    assert verdicts(planned("code | city\nA1 | Boston", HELD)) == ["updated"]


def test_the_name_of_a_client_cannot_be_cleared():
    assert verdicts(planned("id | name\nK1 | (clear)", HELD)) == ["problem required"]


def test_a_row_with_an_error_is_left_out():
    plan = planned("id | city\nK1 | Boston\nK2 | Dallas", HELD, errors={2: "not-a-date"})
    assert verdicts(plan) == ["problem not-a-date", "updated"]
    assert changes(plan) == ["client 2 city:  -> Dallas"]
    assert plan.clients["client"].to_list() == [0]
    assert plan.rows["client"].to_list() == [None, 0]


def test_a_warning_leaves_no_row_out():
    plan = planned("id | city\nK1 | Austin", HELD, errors={2: "not-a-phone"})
    assert verdicts(plan) == ["unchanged"]
    assert plan.problems.height == 1


def test_the_other_rows_of_a_client_are_planned_without_the_one_that_has_an_error():
    plan = planned("name | first | phone\nNew | Ann | 555\nNew | Bob |", errors={2: "not-a-date"})
    assert verdicts(plan) == ["problem not-a-date", "added"]
    assert plan.clients.select("line", "client.phone").rows() == [(3, None)]
    assert plan.contacts["contact.first_name"].to_list() == ["Bob"]


def test_a_row_with_an_error_still_takes_part_in_the_question_whether_rows_agree():
    plan = planned("name | city\nNew | Boston\nNew | Dallas", errors={2: "not-a-date"})
    assert verdicts(plan) == ["problem not-a-date", "problem disagreeing-rows"]


def test_a_row_with_an_error_still_tells_which_client_its_companions_mean():
    plan = planned("id | name | first\nK1 | Acme Corp | Ann\n | Acme Corp | Bob", HELD, errors={2: "not-a-date"})
    assert plan.clients["pk"].to_list() == [1]


def test_a_client_whose_name_stands_only_in_a_row_with_an_error_waits():
    plan = planned("code | name | first\nX1 | New | Ann\nX1 | | Bob", errors={2: "not-a-date"})
    assert verdicts(plan) == ["problem not-a-date", "problem required"]


def test_a_skipped_row_takes_no_part_in_anything():
    plan = planned("name | city\nNew | Boston\nNew | Dallas", rows={2: "skip"})
    assert verdicts(plan) == ["skipped", "added"]
    assert plan.clients["client.city"].to_list() == ["Dallas"]


def test_required_fields_are_those_of_the_firm():
    fields = FieldSet(tuple(f for f in built_in_field_set() if f.key != "client.name"))
    assert verdicts(planned("code\nX1", fields=fields)) == ["added"]


def test_problems_stand_in_the_order_of_the_file():
    plan = planned("id | name\nK9 | X\nK1 | Beta\nK8 | Y", HELD)
    assert plan.problems["line"].to_list() == [2, 3, 4]
    assert plan.problems.filter(pl.col("severity") != "error").is_empty()
