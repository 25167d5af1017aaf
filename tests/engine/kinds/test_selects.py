"""Choices among options: without regard to case and outer spaces, and with what the member said that words mean."""

from __future__ import annotations

import pytest

from rollforward.engine.fields import Field, Option
from rollforward.engine.kinds import Context, Parsed, cell_reader, parse, show
from tests.engine.kinds.examples import field

FORMS = Field(
    "client.custom.forms",
    "Tax forms",
    "multi-select",
    options=(Option("1", "1040"), Option("2", "1120-S"), Option("3", "Payroll, monthly"), Option("4", "None")),
)
ONE_FORM = Field("client.custom.form", "Tax form", "single-select", options=FORMS.options)


def multi(text: str, **said: str | None) -> Parsed:
    return cell_reader(FORMS, Context(aliases=said))(text)


def single(text: str, **said: str | None) -> Parsed:
    return cell_reader(ONE_FORM, Context(aliases=said))(text)


def test_an_option_is_found_without_regard_to_case_and_outer_spaces() -> None:
    assert parse(" 1120-s ", ONE_FORM) == Parsed("2")


def test_an_option_is_found_by_its_label_never_by_its_key() -> None:
    assert parse("2", ONE_FORM) == Parsed(None, "not-an-option")


def test_a_comma_in_a_single_choice_needs_no_quotes_but_may_have_them() -> None:
    assert parse("payroll, monthly", ONE_FORM) == parse('"Payroll, monthly"', ONE_FORM) == Parsed("3")


def test_several_options_come_in_the_order_of_the_options() -> None:
    assert multi('1120-S, "payroll, monthly", 1040, 1040').value == '["1", "2", "3"]'


def test_only_commas_are_blank() -> None:
    assert multi(" , ,") == Parsed(None)


def test_the_words_that_are_no_option_are_named() -> None:
    assert multi('1040, 990, "a, b"') == Parsed(None, "not-an-option", '990, "a, b"')


def test_one_option_with_a_comma_is_found_without_its_quotes() -> None:
    assert multi("Payroll, Monthly").value == '["3"]'


def test_what_the_member_said_goes_before_the_labels() -> None:
    assert single("S Corp", **{"s corp": "2"}) == Parsed("2")
    assert single("S Corp", **{"s corp": "1120-S"}) == Parsed("2")
    assert single("None", none="1") == Parsed("1")
    assert multi("S Corp, 1040", **{"s corp": "2"}).value == '["1", "2"]'


def test_what_the_member_left_blank_is_no_problem() -> None:
    assert single("n/a", **{"n/a": None}) == Parsed(None)
    assert multi("n/a", **{"n/a": None}) == Parsed(None)
    assert multi("n/a, 1040", **{"n/a": None}).value == '["1"]'


def test_what_the_member_said_must_be_an_option() -> None:
    assert single("S Corp", **{"s corp": "gone"}).code == "not-an-option"


def test_options_are_shown_by_label_with_quotes_where_they_are_needed() -> None:
    assert show('["1", "3"]', FORMS) == '1040, "Payroll, monthly"'
    assert show("3", ONE_FORM) == "Payroll, monthly"
    assert show('["9"]', FORMS) == "9"


def test_tags_are_kept_once_and_sorted_without_regard_to_case() -> None:
    tags = field("tags")
    assert parse('vip, Dental, VIP, "a, b"', tags).value == '["a, b", "Dental", "vip"]'
    assert show('["a, b", "Dental", "vip"]', tags) == '"a, b", Dental, vip'


@pytest.mark.parametrize("text", ["Clients;Payroll", "Payroll | Clients", "Clients ::: Payroll", "Payroll\nClients"])
def test_tags_are_told_apart_as_address_books_divide_their_categories(text: str) -> None:
    assert parse(text, field("tags")).value == '["Clients", "Payroll"]'


def test_a_tag_that_holds_a_mark_comes_back_whole() -> None:
    assert show('["A;B", "c"]', field("tags")) == '"A;B", c'
    assert parse('"A;B", c', field("tags")).value == '["A;B", "c"]'


def test_tags_can_be_renamed_or_dropped_by_what_the_member_said() -> None:
    read = cell_reader(field("tags"), Context(aliases={"vip": "Important", "old": None}))
    assert read("VIP, old, x").value == '["Important", "x"]'
    assert read("old") == Parsed(None)


@pytest.mark.parametrize(
    ("text", "answer"), [("Yes", "yes"), (" TRUE ", "yes"), ("x", "yes"), ("N", "no"), ("0", "no")]
)
def test_yes_and_no_are_understood_in_the_usual_words(text: str, answer: str) -> None:
    assert parse(text, field("yes/no")) == Parsed(answer)


def test_other_words_are_neither_yes_nor_no_unless_the_member_says_so() -> None:
    assert parse("Active", field("yes/no")).code == "not-yes-no"
    read = cell_reader(field("yes/no"), Context(aliases={"active": "Yes", "?": None}))
    assert [read("Active"), read("?"), read("no")] == [Parsed("yes"), Parsed(None), Parsed("no")]
