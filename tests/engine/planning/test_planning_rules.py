"""The firm's own rules, held against what an import would make of its records."""

from __future__ import annotations

import polars as pl
import pytest

from rollforward.engine.fields import Field, Option, Rule, built_in_field_set
from rollforward.engine.values import Checked
from tests.engine.tables import checked, existing, planned, said, verdicts

OWN = (
    Field("client.custom.matter", "Matter", "text"),
    Field("client.custom.rate", "Rate", "number"),
    Field("client.custom.end", "End", "date"),
    Field("client.custom.pin", "PIN", "text", sensitive=True),
    Field("client.custom.type", "Type", "single-select", options=(Option("7", "S-Corp"), Option("8", "LLC"))),
    Field("client.custom.work", "Work", "multi-select", options=(Option("1", "Tax"), Option("11", "Audit"))),
)
MATTER, RATE, END, TYPE = "client.custom.matter", "client.custom.rate", "client.custom.end", "client.custom.type"


def under(*rules: Rule):
    made = built_in_field_set(OWN)
    return type(made)(made.fields, made.members, rules)


def rule(kind, *fields, **terms):
    return Rule("1", kind, fields, **terms)


UNIQUE = under(rule("unique", MATTER))
TOGETHER = under(rule("unique", MATTER, "client.city"))


def test_two_new_clients_with_one_value_each_name_the_other():
    plan = planned(f"name | {MATTER}\nOne | M1\nTwo | m1 \nThree | M2", fields=UNIQUE)
    assert verdicts(plan) == ["problem not-unique", "problem not-unique", "added"]
    assert said(plan, "not-unique") == [(2, "line 3 has it as well"), (3, "line 2 has it as well")]


def test_the_rows_of_one_client_share_its_value():
    plan = planned(f"name | {MATTER} | first\nOne | M1 | Ann\nOne | M1 | Bob", fields=UNIQUE)
    assert verdicts(plan) == ["added", "added"]


def test_a_value_that_another_client_holds_is_taken():
    held = existing(f"pk | id | name | {MATTER}\n1 | K1 | Acme | M1\n2 | K2 | Beta | M2")
    plan = planned(f"id | name | {MATTER}\nK2 | Beta | M1\nK1 | Acme | M1", held, fields=UNIQUE)
    assert verdicts(plan) == ["problem not-unique", "unchanged"]
    assert said(plan, "not-unique") == [(2, "Acme (K1) has it as well")]


def test_in_a_clear_the_old_set_holds_nothing():
    held = existing(f"pk | id | name | {MATTER}\n1 | K1 | Acme | M1")
    assert verdicts(planned(f"name | {MATTER}\nNew | M1", held, mode="clear", fields=UNIQUE)) == ["added"]


def test_blank_values_are_never_alike():
    plan = planned(f"name | {MATTER}\nOne | \nTwo | \nThree | (clear)", fields=UNIQUE)
    assert verdicts(plan) == ["added"] * 3


def test_what_stays_blank_in_the_file_counts_as_the_client_has_it():
    held = existing(f"pk | id | name | {MATTER} | city\n1 | K1 | Acme | M1 | Austin\n2 | K2 | Beta | M1 | Boston")
    plan = planned("id | city\nK2 | Austin", held, fields=TOGETHER)
    assert said(plan, "not-unique") == [(2, "Acme (K1) has the same Matter and City")]
    assert plan.problems["target"].to_list() == ["client.city"]


def test_tax_ids_are_compared_without_their_marks():
    plan = planned(
        "name | tax\nOne | 12-345\nTwo | 12345", fields=under(rule("unique", "client.tax_id")), match=("id",)
    )
    assert verdicts(plan) == ["problem not-unique"] * 2
    assert plan.problems["value"].to_list() == [None, None]


def test_contacts_are_unique_among_contacts_in_every_slot():
    fields = under(rule("unique", "contact.email"))
    file = "name | first | email | contact2.first_name | contact2.email\nOne | Ann | a@x.example | Bo | A@x.example"
    plan = planned(file, fields=fields)
    assert plan.problems["target"].to_list() == ["contact.email", "contact2.email"]
    assert said(plan, "not-unique") == [(2, "line 2 has it as well")] * 2


@pytest.mark.parametrize(
    ("terms", "value", "detail"),
    [
        ({"least": "10", "most": "500"}, "9.5", "10 to 500"),
        ({"least": "10"}, "9", "10 or more"),
        ({"most": "500"}, "1000", "500 or less"),
        ({"least": "-5"}, "-10", "-5 or more"),
    ],
)
def test_a_number_out_of_range_is_told_what_it_must_be(terms, value, detail):
    plan = planned(f"name | {RATE}\nOne | {value}\nTwo | 100", fields=under(rule("range", RATE, **terms)))
    assert verdicts(plan) == ["problem out-of-range", "added"]
    assert said(plan, "out-of-range") == [(2, detail)]


@pytest.mark.parametrize(
    ("terms", "value", "detail"),
    [
        ({"least": "2020-01-01", "most": "2029-12-31"}, "2019-12-31", "2020-01-01 to 2029-12-31"),
        ({"least": "2020-01-01"}, "2019-12-31", "2020-01-01 or later"),
        ({"most": "2029-12-31"}, "2030-01-01", "2029-12-31 or earlier"),
    ],
)
def test_a_date_out_of_range_is_told_what_it_must_be(terms, value, detail):
    plan = planned(f"name | {END}\nOne | {value}\nTwo | 2025-05-05", fields=under(rule("range", END, **terms)))
    assert said(plan, "out-of-range") == [(2, detail)]


@pytest.mark.parametrize(
    ("terms", "wrong", "right", "detail"),
    [
        ({"form": "digits"}, "12a", "0012", "digits alone, such as 00123"),
        (
            {"form": "example", "text": "AB-12 x"},
            "AB-123x",
            "ZZ-99 q",
            '2 capital letters, "-", 2 digits, a space, 1 small letter, such as AB-12 x',
        ),
        (
            {"form": "own", "text": "[A-Z]{2}|0", "words": "two letters or a nought"},
            "AB0",
            "0",
            "two letters or a nought",
        ),
    ],
)
def test_a_text_in_another_form_is_told_the_form(terms, wrong, right, detail):
    plan = planned(f"name | {MATTER}\nOne | {wrong}\nTwo | {right}", fields=under(rule("pattern", MATTER, **terms)))
    assert verdicts(plan) == ["problem other-form", "added"]
    assert said(plan, "other-form") == [(2, detail)]


def test_characters_are_counted_not_bytes():
    plan = planned(f"name | {MATTER}\nOne | ünä\nTwo | ünäß", fields=under(rule("length", MATTER, most="3")))
    assert said(plan, "over-length") == [(3, "4 characters; at most 3")]


def test_two_dates_in_the_wrong_order_are_both_named_also_where_one_is_held():
    fields = under(rule("order", "client.since", END))
    held = existing(f"pk | id | name | client.since | {END}\n1 | K1 | Acme | 2024-05-01 |")
    plan = planned(
        f"id | name | client.since | {END}\nK1 | | | 2024-01-01\n | New | 2024-01-01 | 2024-01-01", held, fields=fields
    )
    assert verdicts(plan) == ["problem wrong-order", "added"]
    assert said(plan, "wrong-order") == [(2, "Client since is after End (2024-05-01 and 2024-01-01)")]
    assert plan.problems["target"].to_list() == [END]


@pytest.mark.parametrize(
    ("value", "cell", "broken"), [("7", "7", True), ("7", "8", False), ("", "8", True), ("", "", False)]
)
def test_a_field_is_required_where_another_has_a_value_or_any(value, cell, broken):
    plan = planned(f"name | {TYPE}\nOne | {cell}", fields=under(rule("needed", MATTER, TYPE, value=value)))
    assert verdicts(plan) == (["problem needed-here"] if broken else ["added"])
    if broken:
        assert said(plan, "needed-here") == [(2, "Type is S-Corp" if value else "Type is filled")]


def test_one_of_several_options_asks_for_the_field_and_no_other_that_begins_alike():
    fields = under(rule("needed", MATTER, "client.custom.work", value='["1"]'))
    plan = planned('name | client.custom.work\nOne | ["11"]\nTwo | ["11", "1"]', fields=fields)
    assert verdicts(plan) == ["added", "problem needed-here"]


def test_clearing_what_is_required_there_is_refused():
    held = existing(f"pk | id | name | {MATTER} | {TYPE}\n1 | K1 | Acme | M1 | 7")
    fields = under(rule("needed", MATTER, TYPE, value="7"))
    assert verdicts(planned(f"id | {MATTER}\nK1 | (clear)", held, fields=fields)) == ["problem needed-here"]
    blank = {"blank": {MATTER: "clear"}}
    assert verdicts(planned(f"id | {MATTER}\nK1 |", held, fields=fields, **blank)) == ["problem needed-here"]


def test_a_client_that_has_broken_a_rule_before_is_left_in_peace_until_the_field_changes():
    held = existing(f"pk | id | name | {RATE} | city\n1 | K1 | Acme | 5 | Austin")
    fields = under(rule("range", RATE, least="10"))
    assert verdicts(planned(f"id | {RATE} | city\nK1 | 5 | Dallas", held, fields=fields)) == ["updated"]
    assert verdicts(planned(f"id | {RATE}\nK1 | 6", held, fields=fields)) == ["problem out-of-range"]
    assert verdicts(planned(f"id | {RATE}\nK1 | (clear)", held, fields=fields)) == ["updated"]


def test_a_wrong_cell_is_not_missing_as_well():
    fields = under(rule("needed", "client.since", MATTER))
    plan = planned(f"name | client.since | {MATTER}\nOne | | M1", errors={2: "not-a-date"}, fields=fields)
    assert plan.problems["code"].to_list() == ["not-a-date"]


def test_what_is_left_of_a_client_when_a_row_is_left_out_keeps_to_the_rules_too():
    fields = under(rule("needed", MATTER, TYPE))
    plan = planned(
        f"name | {TYPE} | {MATTER} | first\nOne | 7 | | Ann\nOne | | M1 | Bo\nOne | | | Cid",
        errors={3: "not-a-date"},
        fields=fields,
    )
    assert verdicts(plan) == ["problem needed-here", "problem not-a-date", "added"]


def test_all_that_a_row_breaks_is_said_at_once():
    fields = under(rule("range", RATE, least="10"), rule("length", MATTER, most="2"))
    plan = planned(f"name | {RATE} | {MATTER}\nOne | 5 | M123", fields=fields)
    assert plan.problems["code"].to_list() == ["out-of-range", "over-length"]


def test_the_problem_stands_at_the_column_of_its_field():
    table = checked(f"name | {RATE}\nOne | 5")
    there = Checked(table.cells, table.problems, {"client.name": 0, RATE: 4})
    plan = planned(there, fields=under(rule("range", RATE, least="10")))
    assert plan.problems["position"].to_list() == [4]


def test_a_rule_of_a_field_that_is_put_away_sleeps():
    fields = under(rule("unique", "client.custom.gone", MATTER), rule("unique", MATTER))
    assert len(fields.rules_of("client")) == 1


def test_a_rule_that_the_file_does_not_speak_of_costs_nothing():
    plan = planned("name | city\nOne | Austin\nOne | Austin", fields=UNIQUE)
    assert plan.ties.is_empty()
    assert isinstance(plan.ties, pl.DataFrame)
