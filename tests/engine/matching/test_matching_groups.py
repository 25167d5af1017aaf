"""Which rows of a file are one client."""

from __future__ import annotations

from tests.engine.tables import existing, planned, said, verdicts


def clients(plan):
    return plan.rows["client"].to_list()


def test_rows_with_the_same_code_are_one_client():
    plan = planned("code | name | first\nC1 | Acme | Ann\nC1 | Acme | Bob\nC2 | Beta | Cid")
    assert clients(plan) == [0, 0, 1]
    assert verdicts(plan) == ["added"] * 3


def test_rows_with_the_same_tax_id_are_one_client():
    assert clients(planned("tax | name | first\n12-3 | Acme | Ann\n12-3 | | Bob")) == [0, 0]


def test_rows_with_the_same_name_are_one_client():
    assert clients(planned("name | first\nAcme | Ann\nBeta | Cid\nAcme | Bob")) == [0, 1, 0]


def test_a_name_written_in_two_ways_is_one_client_that_disagrees():
    assert verdicts(planned("name | first\nAcme | Ann\nACME | Bob")) == ["problem disagreeing-rows"] * 2


def test_a_row_with_only_a_common_name_means_the_namesake_that_the_file_speaks_of():
    held = existing("pk | id | name\n1 | K1 | John Smith\n2 | K2 | John Smith")
    plan = planned("id | name | first\nK2 | John Smith | Ann\n | John Smith | Bob", held)
    assert plan.clients["pk"].to_list() == [2]
    assert plan.rows["key"].to_list() == ["id", "id"]


def test_a_row_with_only_the_name_belongs_to_the_client_with_the_code():
    assert clients(planned("code | name | first\n | Acme | Ann\nC1 | Acme | Bob")) == [0, 0]


def test_codes_tell_namesakes_apart():
    assert clients(planned("code | name\nC1 | John Smith\nC2 | John Smith")) == [0, 1]


def test_a_shared_tax_id_does_not_join_clients_with_different_codes():
    assert clients(planned("code | tax | name\nC1 | 12 | North\nC2 | 12 | South")) == [0, 1]


def test_a_row_that_fits_two_clients_of_the_file_asks():
    plan = planned("code | name | first\nC1 | John Smith |\nC2 | John Smith |\n | John Smith | Ann")
    assert verdicts(plan) == ["added", "added", "problem several-found"]
    assert said(plan, "several-found") == [(4, "more than one client of this file")]


def test_another_key_settles_which_client_of_the_file_is_meant():
    assert clients(planned("code | tax | name\nC1 | 12 | North\nC2 | 12 | South\n | 12 | South")) == [0, 1, 1]


def test_a_row_without_a_match_follows_its_companions_to_an_existing_client():
    held = existing("pk | id | name\n1 | K1 | Acme Corporation")
    plan = planned("id | code | name | first\nK1 | C1 | | Ann\n | C1 | | Bob", held)
    assert plan.clients["pk"].to_list() == [1]
    assert verdicts(plan) == ["updated", "updated"]


def test_rows_of_a_client_wait_for_the_one_that_asks():
    plan = planned("id | name | first\nK9 | Acme | Ann\n | Acme | Bob")
    assert verdicts(plan) == ["problem unknown-id", "problem several-found"]
    assert said(plan, "several-found") == [(3, "the client of line 2, which is not settled yet")]


def test_a_decision_on_one_row_holds_for_its_companions():
    held = existing("pk | name\n1 | John Smith\n2 | John Smith")
    plan = planned("name | first\nJohn Smith | Ann\nJohn Smith | Bob", held, rows={2: "client:2"})
    assert plan.clients["pk"].to_list() == [2]
    assert verdicts(plan) == ["updated", "updated"]


def test_a_row_decided_as_new_takes_its_companions_along():
    held = existing("pk | name\n1 | John Smith\n2 | John Smith")
    plan = planned("name | first\nJohn Smith | Ann\nJohn Smith | Bob", held, rows={2: "new"})
    assert verdicts(plan) == ["added", "added"]
    assert plan.client_counts.added == 1


def test_rows_that_mean_different_existing_clients_stay_apart_though_their_names_agree():
    held = existing("pk | name | code | tax\n1 | North | C1 |\n2 | South | | 12")
    plan = planned("code | tax | name\nC1 | | Branch\n | 12 | Branch", held)
    assert plan.clients["pk"].to_list() == [1, 2]


def test_companions_by_tax_id_whose_names_mean_different_clients_are_several_found():
    held = existing("pk | name\n1 | North\n2 | South")
    plan = planned("tax | name\n12 | North\n12 | South", held)
    assert verdicts(plan) == ["problem several-found"] * 2
    assert plan.candidates.rows() == [(2, 1, "name", 0), (3, 2, "name", 0)]


def test_clients_are_numbered_as_the_file_names_them():
    held = existing("pk | name\n7 | Beta\n3 | Acme")
    plan = planned("name\nNew\nAcme\nBeta", held)
    assert plan.clients.select("client", "pk", "line").rows() == [(0, None, 2), (1, 3, 3), (2, 7, 4)]


def test_a_long_chain_of_companions_is_one_client():
    links = [(f"C{i // 2}", f"T{(i + 1) // 2}") for i in range(400)]
    rows = "\n".join(
        f"{c if i % 4 < 2 else ''} | {t if i % 4 in (1, 2) else ''} | N{i // 3}" for i, (c, t) in enumerate(links)
    )
    plan = planned(f"code | tax | name\n{rows}")
    assert plan.row_counts.rows == 400
