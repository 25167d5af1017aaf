"""Clear and add: a new set that knows the old one only by its IDs."""

from __future__ import annotations

from tests.engine.tables import existing, planned, verdicts

HELD = existing(
    "pk | id | name | code\n1 | K1 | Acme | A1\n2 | K2 | Beta | B2",
    "pk | contact_id | first\n11 | P11 | Ann",
    "pk | client | contact | primary\n101 | 1 | 11 | yes",
    replaced_ids=frozenset({"K1", "K2"}),
    replaced_contact_ids=frozenset({"P11"}),
)


def test_nothing_existing_is_matched():
    plan = planned("name | code\nAcme | A1\nAcme Inc |", HELD, mode="clear")
    assert verdicts(plan) == ["added", "added"]
    assert plan.clients["pk"].to_list() == [None, None]


def test_a_row_keeps_the_id_that_it_carries():
    plan = planned("id | name | contact_id | first\nK1 | Acme | P11 | Ann\n | New | | Bob", HELD, mode="clear")
    assert plan.clients["client.id"].to_list() == ["K1", None]
    assert plan.contacts["contact.id"].to_list() == ["P11", None]
    assert plan.links["contact.primary"].to_list() == ["yes", "yes"]


def test_an_id_that_is_not_of_the_replaced_set_is_a_problem():
    assert verdicts(planned("id | name\nK9 | Acme", HELD, mode="clear")) == ["problem unknown-id"]


def test_rows_with_one_id_are_one_client():
    plan = planned("id | name | first\nK1 | Acme | Ann\nK1 | Acme | Bob", HELD, mode="clear")
    assert plan.client_counts.added == 1


def test_a_row_decided_as_new_gets_a_new_id():
    plan = planned("id | name\nK1 | Acme", HELD, mode="clear", rows={2: "new"})
    assert plan.clients["client.id"].to_list() == [None]


def test_ids_are_not_kept_by_an_update():
    plan = planned("id | name\nK7 | New", HELD, rows={2: "new"})
    assert plan.clients["client.id"].to_list() == [None]
