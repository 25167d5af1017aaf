"""A contact whom the file reaches and does not name is kept, and told of once."""

from __future__ import annotations

from tests.engine.tables import existing, planned

HELD = existing(
    "pk | id | name\n1 | K1 | Acme",
    "pk | contact_id | first | email\n11 | P11 | Ann | ann@x.example",
    "pk | client | contact | primary\n101 | 1 | 11 | yes",
)


def told(plan):
    return plan.problems.filter(code="unnamed-contact").select("line", "severity", "value").rows()


def test_a_new_contact_without_a_name_is_told_of():
    plan = planned("name | first | email\nNew | Ann | a@x.example\nOak | | info@oak.example\nElm | |")
    assert told(plan) == [(3, "warning", "info@oak.example")]
    assert plan.contacts.height == 2


def test_a_row_without_a_name_whose_email_is_a_contacts_means_that_one():
    plan = planned("id | first | email\nK1 | | ann@x.example", HELD)
    assert (told(plan), plan.contacts["action"].to_list()) == ([], ["unchanged"])
