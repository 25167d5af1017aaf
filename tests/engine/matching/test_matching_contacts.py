"""Which contact a row means."""

from __future__ import annotations

from tests.engine.tables import changes, existing, planned, said, verdicts

HELD = existing(
    """
    pk | id | name
    1  | K1 | Acme
    2  | K2 | Beta
    """,
    """
    pk | contact_id | first | last  | email  | mobile
    11 | P11        | Ann   | Green | a@x.io | 1
    12 | P12        | Bob   | Brown | b@x.io | 2
    13 | P13        | Ann   | Green | c@x.io | 3
    14 | P14        |       |       | info@x.io | 4
    """,
    """
    pk  | client | contact | role  | primary
    101 | 1      | 11      | Owner | yes
    102 | 1      | 12      |       | no
    103 | 2      | 13      |       | yes
    104 | 1      | 14      |       | no
    """,
)


def test_a_contact_id_finds_its_contact():
    plan = planned("id | contact_id | first | last\nK1 | P11 | Anna | Green", HELD)
    assert changes(plan) == ["contact 11 first_name: Ann -> Anna"]


def test_an_unknown_contact_id_is_a_problem():
    assert verdicts(planned("id | contact_id\nK1 | P99", HELD)) == ["problem unknown-id"]


def test_email_and_name_find_the_contact_of_the_client():
    plan = planned("id | first | last | email | mobile\nK1 | Ann | Green | A@X.IO | 1", HELD)
    assert plan.contacts["pk"].to_list() == [11]


def test_the_name_finds_the_contact_of_the_client():
    plan = planned("id | first | last | email\nK1 | Bob | Brown | bob@new.io", HELD)
    assert changes(plan) == ["contact 12 email: b@x.io -> bob@new.io"]


def test_the_same_name_under_another_client_is_another_contact():
    plan = planned("id | first | last\nK2 | Bob | Brown", HELD)
    assert plan.contact_counts.added == 1
    assert verdicts(plan) == ["updated"]


def test_a_contact_id_of_another_client_ties_that_contact_to_this_one():
    plan = planned("id | contact_id | first\nK2 | P12 | Bob", HELD)
    assert plan.contact_counts.added == 0
    assert plan.links.select("client", "contact", "action", "contact.primary").rows() == [(0, 0, "added", "no")]
    assert verdicts(plan) == ["updated"]


def test_a_nameless_contact_is_found_by_its_email():
    assert verdicts(planned("id | email\nK1 | info@x.io", HELD)) == ["unchanged"]


def test_another_nameless_email_is_another_contact():
    plan = planned("id | email\nK1 | sales@x.io", HELD)
    assert plan.contact_counts.added == 1


def test_an_email_without_a_name_means_whoever_has_it():
    plan = planned("id | first | email | mobile\nK1 | | a@x.io | 99", HELD)
    assert changes(plan) == ["contact 11 mobile: 1 -> 99"]


def test_a_part_of_the_name_that_the_file_does_not_have_tells_nobody_apart():
    plan = planned("id | last | mobile\nK1 | Brown | 99", HELD)
    assert changes(plan) == ["contact 12 mobile: 2 -> 99"]


def test_a_file_without_names_means_the_only_contact_of_a_client():
    assert changes(planned("id | mobile\nK2 | 99", HELD)) == ["contact 13 mobile: 3 -> 99"]
    assert verdicts(planned("id | mobile\nK1 | 99", HELD)) == ["problem several-contacts"]


TWO_JOS = existing(
    "pk | id | name\n1 | K1 | Acme\n2 | K2 | Beta",
    "pk | contact_id | first | last | email\n"
    "1 | P1 | Jo | Ash | a@x.io\n2 | P2 | Jo | Ash |\n3 | P3 | Jo | Ash | c@x.io",
    "pk | client | contact | primary\n1 | 1 | 1 | yes\n2 | 1 | 2 | no\n3 | 2 | 3 | yes",
)
JO = "id | first | last | email | mobile\nK1 | Jo | Ash | d@x.io | 99"


def test_two_contacts_of_one_name_are_named_offered_and_asked_about():
    plan = planned(f"{JO}\nK1 | Jo | Ash | a@x.io |", TWO_JOS)
    assert verdicts(plan) == ["problem several-contacts", "unchanged"]
    assert said(plan, "several-contacts") == [(2, "Jo Ash (P1, a@x.io) and Jo Ash (P2)")]
    assert plan.candidates.rows() == [(2, 1, "name", 1), (2, 2, "name", 1)]


def test_the_contact_that_was_chosen_is_changed_and_the_others_stay_on_offer():
    plan = planned(JO, TWO_JOS, contacts={(2, 1): "contact:2"})
    assert changes(plan) == ["contact 2 email:  -> d@x.io", "contact 2 mobile:  -> 99"]
    assert plan.candidates["pk"].to_list() == [1, 2]


def test_a_new_contact_of_the_same_name_can_be_meant_also_beside_one_that_is_there():
    plan = planned(f"{JO}\nK1 | Jo | Ash | a@x.io |", TWO_JOS, contacts={(2, 1): "new"})
    assert verdicts(plan) == ["updated", "unchanged"]
    assert plan.contacts.select("action", "pk").rows() == [("added", None), ("unchanged", 1)]


def test_a_contact_is_chosen_in_the_slot_that_asks():
    file = "id | contact2.first_name | contact2.last_name | contact2.email | first\nK1 | Jo | Ash | d@x.io | Bo"
    assert planned(file, TWO_JOS).candidates["slot"].to_list() == [2, 2]
    assert verdicts(planned(file, TWO_JOS, contacts={(2, 1): "contact:2"})) == ["problem several-contacts"]
    assert verdicts(planned(file, TWO_JOS, contacts={(2, 2): "contact:2"})) == ["updated"]


def test_a_choice_counts_only_within_the_client_it_was_made_for_and_while_the_row_asks():
    assert verdicts(planned(JO, TWO_JOS, contacts={(2, 1): "contact:3"})) == ["problem several-contacts"]
    with_id = "id | contact_id | mobile\nK1 | P1 | 99"
    assert changes(planned(with_id, TWO_JOS, contacts={(2, 1): "contact:2"})) == ["contact 1 mobile:  -> 99"]


def test_contacts_side_by_side_are_contacts_of_one_row():
    plan = planned("name | first | contact2.first_name | contact2.role\nAcme | Ann | Bob | Spouse\nBeta | | Cid |")
    assert plan.contacts.select("line", "contact.first_name").rows() == [(2, "Ann"), (2, "Bob"), (3, "Cid")]
    assert plan.links["contact.role"].to_list() == [None, "Spouse", None]
    assert verdicts(plan) == ["added", "added"]


def test_primary_alone_names_no_contact():
    assert planned("name | primary\nAcme | yes").contacts.is_empty()


def test_one_contact_id_under_two_clients_is_one_contact():
    held = existing(replaced_ids=frozenset(), replaced_contact_ids=frozenset({"P1"}))
    plan = planned("name | contact_id | first\nAcme | P1 | Ann\nBeta | P1 | Ann", held, mode="clear")
    assert plan.contact_counts.added == 1
    assert plan.links.select("client", "contact").rows() == [(0, 0), (1, 0)]
    assert plan.contacts["contact.id"].to_list() == ["P1"]


def test_an_unknown_contact_id_is_a_problem_in_clear_mode_too():
    assert verdicts(planned("name | contact_id\nAcme | P1", mode="clear")) == ["problem unknown-id"]


def test_a_row_with_the_contact_id_speaks_for_one_with_only_the_name():
    plan = planned("id | contact_id | first | last\nK2 | P12 | Bob | Brown\nK2 | | Bob | Brown", HELD)
    assert plan.contact_counts.unchanged == 1
    assert plan.links.height == 1


TWO_CLIENTS = "name | first | last | email\nAcme | Ann | Lee | ann@x.io\nGamma | Ann | Lee | ann@x.io"
ANN = "ann@x.io annlee"


def test_one_person_under_two_clients_is_two_contacts_until_the_member_says_otherwise():
    assert planned(TWO_CLIENTS).contact_counts.added == 2
    assert planned(TWO_CLIENTS, people={ANN: "apart"}).contact_counts.added == 2
    plan = planned(TWO_CLIENTS, people={ANN: "one"})
    assert plan.contact_counts.added == 1
    assert plan.links.select("client", "contact", "contact.primary").rows() == [(0, 0, "yes"), (1, 0, "yes")]
    assert verdicts(plan) == ["added", "added"]


def test_what_was_said_of_one_person_says_nothing_of_another_with_the_same_email():
    file = f"{TWO_CLIENTS}\nDelta | Bo | Ray | ann@x.io\nEpsilon | Bo | Ray | ann@x.io"
    assert planned(file, people={ANN: "one"}).contact_counts.added == 3


def test_a_row_with_the_name_alone_follows_the_others_of_its_client():
    rows = ("Acme | Ann | Lee | ann@x.io |", "Acme | Ann | Lee | | 5", "Zed | Ann | Lee | ann@x.io |")
    file = "\n".join(["name | first | last | email | mobile", *rows])
    plan = planned(file, people={ANN: "one"})
    assert plan.contacts.select("contact.mobile").rows() == [("5",)]
    assert plan.links.height == 2


def test_a_contact_of_the_firm_is_tied_to_another_client_when_the_member_says_it_is_that_one():
    file = "id | first | last | email | mobile\nK2 | Bob | Brown | b@x.io | 9"
    assert planned(file, HELD).contact_counts.added == 1
    plan = planned(file, HELD, people={"b@x.io bobbrown": "contact:12"})
    assert plan.contact_counts.added == 0
    assert changes(plan) == ["contact 12 mobile: 2 -> 9"]
    assert plan.links.select("action", "contact.primary").rows() == [("added", "no")]
    assert verdicts(plan) == ["updated"]


def test_a_contact_that_is_gone_since_the_member_chose_it_is_a_problem():
    plan = planned(
        "id | first | last | email\nK2 | Bob | Brown | b@x.io", HELD, people={"b@x.io bobbrown": "contact:99"}
    )
    assert verdicts(plan) == ["problem contact-gone"]


def test_the_contact_that_the_client_has_already_stays_whatever_was_said():
    plan = planned(
        "id | first | last | email\nK1 | Bob | Brown | b@x.io", HELD, people={"b@x.io bobbrown": "contact:11"}
    )
    assert (plan.contacts["pk"].to_list(), verdicts(plan)) == ([12], ["unchanged"])


def test_rows_that_disagree_about_one_person_are_a_problem():
    file = "name | first | last | email | mobile\nAcme | Ann | Lee | ann@x.io | 1\nGamma | Ann | Lee | ann@x.io | 2"
    assert verdicts(planned(file)) == ["added", "added"]
    assert verdicts(planned(file, people={ANN: "one"})) == ["problem disagreeing-rows"] * 2


def test_of_one_person_in_a_new_set_the_contact_id_is_kept():
    held = existing(replaced_contact_ids=frozenset({"P7"}))
    file = "name | contact_id | first | last | email\nAcme | P7 | Ann | Lee | ann@x.io\nZed | | Ann | Lee | ann@x.io"
    plan = planned(file, held, mode="clear", people={ANN: "one"})
    assert plan.contacts["contact.id"].to_list() == ["P7"]
    assert plan.links.height == 2
