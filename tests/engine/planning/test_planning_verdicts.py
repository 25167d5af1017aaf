"""One verdict per row, and the records behind it."""

from __future__ import annotations

import polars as pl
import pytest

from rollforward.engine.planning.accounting import Unbalanced, row_counts
from rollforward.engine.values import Counts, RowCounts
from tests.engine.tables import changes, existing, planned, verdicts

HELD = existing(
    """
    pk | id | name | code | city   | phone
    1  | K1 | Acme | A1   | Austin | 555
    2  | K2 | Beta |      |        |
    """,
    "pk | contact_id | first | last | email\n11 | P11 | Ann | Green | a@x.io\n12 | P12 | Bob | |",
    "pk | client | contact | role | primary\n101 | 1 | 11 | Owner | yes\n102 | 1 | 12 | | no",
)


def test_an_empty_file_plans_nothing():
    plan = planned("name | city")
    assert plan.row_counts == RowCounts()
    assert plan.clients.is_empty()


def test_rows_are_the_sum_of_the_verdicts():
    plan = planned(
        "id | name | city\nK1 | Acme | Austin\nK2 | Beta | Boston\n | New |\nK9 | |\nK1 | Acme |",
        HELD,
        rows={6: "skip"},
    )
    assert plan.row_counts == RowCounts(added=1, updated=1, unchanged=1, skipped=1, problems=1)
    assert plan.row_counts.rows == 5


def test_an_equal_row_is_unchanged_and_changes_nothing():
    plan = planned(
        "id | name | city | contact_id | first | role | primary\nK1 | Acme | Austin | P11 | Ann | Owner | yes", HELD
    )
    assert verdicts(plan) == ["unchanged"]
    assert plan.changes.is_empty()
    assert plan.client_counts == Counts(unchanged=1)
    assert plan.contact_counts == Counts(unchanged=1)


def test_a_change_tells_old_and_new_and_where_it_stands():
    plan = planned("line | id | city\n17 | K1 | Dallas", HELD)
    assert plan.changes.rows(named=True) == [
        {
            "record": "client",
            "number": 0,
            "pk": 1,
            "line": 17,
            "target": "client.city",
            "old": "Austin",
            "new": "Dallas",
        }
    ]


def test_further_rows_of_a_new_client_are_added():
    plan = planned("name | first\nNew | Ann\nNew | Bob\nNew | Bob")
    assert verdicts(plan) == ["added"] * 3
    assert (plan.client_counts.added, plan.contact_counts.added) == (1, 2)


def test_a_new_contact_of_an_existing_client_updates_its_row():
    plan = planned("id | first\nK1 | Cid", HELD)
    assert verdicts(plan) == ["updated"]
    assert plan.client_counts == Counts(unchanged=1)


def test_the_same_new_contact_a_second_time_adds_nothing():
    plan = planned("id | first\nK1 | Cid\nK1 | Cid", HELD)
    assert verdicts(plan) == ["updated", "unchanged"]
    assert plan.contact_counts.added == 1


def test_a_changed_role_updates_the_row_and_neither_client_nor_contact():
    plan = planned("id | contact_id | role\nK1 | P11 | Partner", HELD)
    assert verdicts(plan) == ["updated"]
    assert changes(plan) == ["link 101 role: Owner -> Partner"]
    assert plan.contact_counts == Counts(unchanged=1)


def test_only_rows_that_say_the_new_value_are_updated():
    plan = planned("id | first | last | city\nK1 | Ann | Green | Dallas\nK1 | Bob | |", HELD)
    assert verdicts(plan) == ["updated", "unchanged"]
    assert changes(plan) == ["client 1 city: Austin -> Dallas"]


def test_blank_cells_keep_what_is_there():
    assert verdicts(planned("id | city | phone\nK1 | |", HELD)) == ["unchanged"]


def test_a_column_can_clear_by_its_blank_cells():
    plan = planned("id | city | phone\nK1 | |", HELD, blank={"client.city": "clear"})
    assert changes(plan) == ["client 1 city: Austin -> "]
    assert verdicts(plan) == ["updated"]


def test_all_columns_can_clear_by_their_blank_cells_but_for_required_ones():
    plan = planned(
        "id | name | city | phone\nK1 | | | 555", HELD, blank_default="clear", blank={"client.phone": "keep"}
    )
    assert changes(plan) == ["client 1 city: Austin -> "]


def test_a_filled_row_outweighs_a_blank_one_where_blank_cells_clear():
    plan = planned("id | city | first\nK1 | Austin | Ann\nK1 | | Bob", HELD, blank={"client.city": "clear"})
    assert "client 1 city: Austin -> " not in changes(plan)


def test_a_cell_that_says_clear_clears_on_purpose():
    plan = planned("id | city | phone\nK1 | (clear) |", HELD)
    assert changes(plan) == ["client 1 city: Austin -> "]
    assert verdicts(planned("id | city\nK2 | (clear)", HELD)) == ["unchanged"]


def test_a_cell_that_says_clear_leaves_a_new_client_blank():
    assert planned("name | city\nNew | (clear)").clients["client.city"].to_list() == [None]


def test_clients_that_the_file_does_not_mention_are_left_alone():
    plan = planned("id | name\nK2 | Beta", HELD)
    assert plan.clients["pk"].to_list() == [2]


def test_a_new_client_has_every_mapped_value():
    plan = planned("name | code | city\nNew | 007 | Boston")
    assert plan.clients.select("action", "client.name", "client.external_id", "client.city").rows() == [
        ("added", "New", "007", "Boston")
    ]


def test_a_column_that_the_firm_holds_no_value_of_is_filled():
    plan = planned("id | client.custom.grade\nK1 | A", HELD)
    assert changes(plan) == ["client 1 custom.grade:  -> A"]


def test_verdicts_that_do_not_add_up_stop_everything():
    rows = pl.DataFrame({"line": [2, 3], "verdict": ["added", None]})
    with pytest.raises(Unbalanced, match="2 rows were read, but 1"):
        row_counts(rows, 2)
