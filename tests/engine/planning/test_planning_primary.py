"""One primary contact per client."""

from __future__ import annotations

from tests.engine.tables import changes, existing, planned, verdicts

HELD = existing(
    "pk | id | name\n1 | K1 | Acme\n2 | K2 | Beta",
    "pk | contact_id | first\n11 | P11 | Ann\n12 | P12 | Bob",
    "pk | client | contact | primary\n101 | 1 | 11 | yes\n102 | 1 | 12 | no",
)


def primary(plan):
    return plan.links["contact.primary"].to_list()


def test_the_first_contact_of_a_new_client_is_primary_where_none_says_so():
    assert primary(planned("name | first\nNew | Ann\nNew | Bob\nOther | Cid")) == ["yes", "no", "yes"]


def test_the_contact_that_says_so_is_primary():
    assert primary(planned("name | first | primary\nNew | Ann | no\nNew | Bob | yes")) == ["no", "yes"]


def test_the_first_contact_is_primary_where_all_deny_it():
    assert primary(planned("name | first | primary\nNew | Ann | no\nNew | Bob | no")) == ["yes", "no"]


def test_two_contacts_that_both_say_so_are_a_problem():
    plan = planned("name | first | primary\nNew | Ann | yes\nNew | Bob | yes\nNew | Cid |")
    assert verdicts(plan) == ["problem disagreeing-rows"] * 2 + ["added"]


def test_a_new_primary_contact_unsets_the_old_one():
    plan = planned("id | contact_id | primary\nK1 | P12 | yes\nK1 | P11 |", HELD)
    assert changes(plan) == ["link 101 primary: yes -> no", "link 102 primary: no -> yes"]
    assert verdicts(plan) == ["updated", "updated"]


def test_a_new_primary_contact_unsets_one_that_the_file_does_not_mention():
    plan = planned("id | first | primary\nK1 | Cid | yes", HELD)
    assert changes(plan) == ["link 101 primary: yes -> no"]
    assert plan.changes["number"].to_list() == [None]
    assert plan.changes["line"].to_list() == [2]


def test_a_further_contact_leaves_the_primary_one():
    plan = planned("id | first\nK1 | Cid", HELD)
    assert primary(plan) == ["no"]
    assert plan.changes.is_empty()


def test_the_first_contact_of_a_client_without_any_is_primary():
    assert primary(planned("id | first\nK2 | Cid\nK2 | Dan", HELD)) == ["yes", "no"]


def test_the_primary_contact_stays_where_no_other_is_named():
    plan = planned("id | contact_id | primary\nK1 | P11 | no", HELD)
    assert verdicts(plan) == ["unchanged"]
    assert plan.problems.select("code", "severity").rows() == [("primary-kept", "warning")]


def test_saying_again_who_is_primary_changes_nothing():
    assert verdicts(planned("id | contact_id | primary\nK1 | P11 | yes\nK1 | P12 | no", HELD)) == ["unchanged"] * 2
