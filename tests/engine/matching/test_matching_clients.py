"""Which client a row means."""

from __future__ import annotations

from tests.engine.tables import changes, existing, planned, said, verdicts

HELD = existing(
    """
    pk | id | name        | code | tax
    1  | K1 | Acme Inc    | A1   | 12-3456789
    2  | K2 | Beta LLC    | B2   | 98-7654321
    3  | K3 | Gamma Ltd   |      |
    4  | K4 | John Smith  | S1   |
    5  | K5 | John Smith  | S2   |
    6  | K6 | Delta North | D1   | 55-5555555
    7  | K7 | Delta South | D2   | 55-5555555
    """
)


def keys(plan):
    return [(key, pk) for key, pk in plan.rows.join(plan.clients, on="client", how="left").select("key", "pk").rows()]


def test_a_client_id_finds_its_client():
    plan = planned("id | name\nK1 | Acme Inc", HELD)
    assert verdicts(plan) == ["unchanged"]
    assert plan.rows["key"].to_list() == ["id"]
    assert plan.clients["pk"].to_list() == [1]


def test_a_code_finds_its_client_where_the_id_is_blank():
    plan = planned("id | code | name\n | B2 | Beta LLC", HELD)
    assert plan.rows["key"].to_list() == ["code"]
    assert plan.clients["pk"].to_list() == [2]


def test_a_tax_id_is_compared_by_its_letters_and_digits():
    plan = planned("tax | name\n123456789 | Acme Inc", HELD)
    assert plan.rows["key"].to_list() == ["tax_id"]
    assert changes(plan) == ["client 1 tax_id: 12-3456789 -> 123456789"]


def test_a_name_is_compared_without_case_spaces_and_punctuation():
    plan = planned("name | city\nACME, inc. | Austin", HELD)
    assert plan.rows["key"].to_list() == ["name"]
    assert plan.clients["pk"].to_list() == [1]


def test_a_key_that_finds_nobody_is_passed_over():
    plan = planned("code | tax | name\nX9 | 00 | Gamma Ltd", HELD)
    assert plan.rows["key"].to_list() == ["name"]
    assert plan.clients["pk"].to_list() == [3]


def test_an_unknown_client_id_is_a_problem():
    plan = planned("id | name\nK99 | Acme Inc", HELD)
    assert verdicts(plan) == ["problem unknown-id"]
    assert plan.problems["value"].to_list() == ["K99"]


def test_an_unknown_client_id_does_not_matter_where_ids_are_no_key():
    plan = planned("id | name\nK99 | Acme Inc", HELD, match=("name",))
    assert verdicts(plan) == ["unchanged"]


def test_two_filled_keys_that_point_to_different_clients_are_several_found():
    plan = planned("code | tax | name\nA1 | 98-7654321 | Acme Inc", HELD)
    assert verdicts(plan) == ["problem several-found"]
    assert said(plan, "several-found") == [(2, "Acme Inc by client code and Beta LLC by tax ID")]
    assert plan.candidates.rows() == [(2, 1, "code", 0), (2, 2, "tax_id", 0)]


def test_an_id_beside_the_name_of_another_client_is_several_found():
    assert verdicts(planned("id | name\nK1 | Gamma Ltd", HELD)) == ["problem several-found"]


def test_an_id_beside_a_new_name_renames_the_client():
    plan = planned("id | name\nK1 | Acme Holding", HELD)
    assert changes(plan) == ["client 1 name: Acme Inc -> Acme Holding"]


def test_a_tax_id_of_two_clients_is_several_found():
    plan = planned("tax | name\n55-5555555 | Delta", HELD)
    assert said(plan, "several-found") == [(2, "Delta North by tax ID and Delta South by tax ID")]


def test_a_tax_id_of_two_clients_does_not_hinder_a_code():
    assert verdicts(planned("code | tax | name\nD2 | 55-5555555 | Delta South", HELD)) == ["unchanged"]


def test_a_name_of_two_clients_is_several_found():
    plan = planned("name\nJohn Smith", HELD)
    assert verdicts(plan) == ["problem several-found"]
    assert plan.candidates["pk"].to_list() == [4, 5]


def test_a_code_tells_namesakes_apart():
    plan = planned("code | name\nS2 | John Smith", HELD)
    assert verdicts(plan) == ["unchanged"]
    assert plan.clients["pk"].to_list() == [5]


def test_a_name_does_not_decide_where_filled_codes_differ():
    assert verdicts(planned("code | name\nX9 | Acme Inc", HELD)) == ["problem several-found"]


def test_a_name_does_not_decide_where_filled_tax_ids_differ():
    assert verdicts(planned("tax | name\n11-1111111 | Acme Inc", HELD)) == ["problem several-found"]


def test_a_legal_form_apart_only_proposes():
    plan = planned("name\nGamma Limited\nGamma", HELD)
    assert verdicts(plan) == ["problem several-found"] * 2
    assert plan.candidates.rows() == [(2, 3, "similar", 0), (3, 3, "similar", 0)]
    assert said(plan, "several-found")[0] == (2, "Gamma Ltd by a similar name")


def test_last_name_first_only_proposes():
    plan = planned("name\nSmith, John", HELD)
    assert plan.candidates["pk"].to_list() == [4, 5]
    assert verdicts(plan) == ["problem several-found"]


def test_a_similar_name_with_another_tax_id_is_another_client():
    assert verdicts(planned("tax | name\n11-1111111 | Acme LLC", HELD)) == ["added"]


def test_the_order_of_the_keys_decides_which_is_named():
    file = "code | name\nA1 | Acme Inc"
    assert planned(file, HELD, match=("name", "code")).rows["key"].to_list() == ["name"]
    assert planned(file, HELD).rows["key"].to_list() == ["code"]


def test_a_member_settles_several_found():
    plan = planned("name\nJohn Smith", HELD, rows={2: "client:4"})
    assert verdicts(plan) == ["unchanged"]
    assert plan.rows["key"].to_list() == ["choice"]


def test_a_member_adds_a_namesake_as_a_new_client():
    plan = planned("name\nJohn Smith", HELD, rows={2: "new"})
    assert verdicts(plan) == ["added"]
    assert plan.rows["key"].to_list() == [None]


def test_a_client_chosen_and_since_deleted_is_a_problem():
    assert verdicts(planned("name\nJohn Smith", HELD, rows={2: "client:77"})) == ["problem stale"]


def test_a_skipped_row_is_only_counted():
    plan = planned("id | name\nK99 | Acme\nK1 | Acme Inc", HELD, rows={2: "skip"})
    assert verdicts(plan) == ["skipped", "unchanged"]
    assert plan.problems.is_empty()


def test_a_name_of_punctuation_is_found_again():
    held = existing("pk | name\n1 | ***")
    assert verdicts(planned("name\n***\n+++", held)) == ["unchanged", "added"]


def test_accents_are_compared_as_letters_however_they_are_composed():
    held = existing("pk | name\n1 | Caf\u00e9 Zoe")
    plan = planned("name\nCafe\u0301 Zoe\nCafe Zoe", held)
    assert plan.rows["key"].to_list() == ["name", None]


def test_namesakes_beyond_counting_are_still_several_found():
    held = existing("pk | name | code\n" + "\n".join(f"{i} | Same | C{i}" for i in range(1, 40)))
    assert verdicts(planned("name\nSame", held)) == ["problem several-found"]
    assert verdicts(planned("name | code\nSame | C39", held)) == ["unchanged"]
