"""Numbers: one reading or none, and the column decides where a cell could be read in two ways."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollforward.engine.kinds import Parsed, parse, parse_column, show
from rollforward.engine.kinds.numbers import _COMMA, _EITHER, _POINT, _readings
from tests.engine.kinds.examples import FIXED, field

NUMBER = field("number")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1250", "1250"),
        ("1,250.00", "1250"),
        ("1.250,00", "1250"),
        ("1.250.000", "1250000"),
        ("$1,150.00", "1150"),
        ("(45.10)", "-45.1"),
        ("($1,150)", "-1150"),
        ("-$5", "-5"),
        ("$-5", "-5"),
        ("5-", "-5"),
        ("\u22125", "-5"),
        ("+5", "5"),
        ("1 250,5", "1250.5"),
        ("1'250.50", "1250.5"),
        ("12 EUR", "12"),
        ("33.3%", "33.3"),
        (".5", "0.5"),
        ("007", "7"),
        ("-0.00", "0"),
        ("0.125", "0.125"),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, value: str) -> None:
    assert parse(text, NUMBER).value == value


@pytest.mark.parametrize(
    "text", ["1.23E+11", "12,50,00", "abc", "--5", "(-5)", "5 6", "1,2.3,4", "\u0661", "9" * 41, "$", "-"]
)
def test_what_is_no_number_is_a_problem(text: str) -> None:
    assert parse(text, NUMBER) == Parsed(None, "not-a-number")


def test_without_evidence_the_point_is_the_decimal_mark() -> None:
    values, codes, _ = parse_column(pl.Series(["1,250", "1.250", "7"]), NUMBER)
    assert values.to_list() == ["1250", "1.25", "7"]
    assert codes.to_list() == [None] * 3


def test_the_column_tells_that_the_comma_is_the_decimal_mark() -> None:
    values, _, _ = parse_column(pl.Series(["1.250", "12,5", "1,125"]), NUMBER)
    assert values.to_list() == ["1250", "12.5", "1.125"]


def test_a_column_that_uses_both_marks_leaves_open_only_what_can_be_read_in_two_ways() -> None:
    values, codes, details = parse_column(pl.Series(["1.250", "12,5", "1,250.00"]), NUMBER)
    assert values.to_list() == [None, "12.5", "1250"]
    assert codes.to_list() == ["ambiguous-number", None, None]
    assert details[0] == "1 with a decimal point, 1 with a decimal comma"


def test_an_amount_is_shown_with_two_decimals_at_least() -> None:
    amount = field("currency")
    assert [show(v, amount) for v in ("1250", "45.1", "-0.125")] == ["1250.00", "45.10", "-0.125"]


@FIXED
@given(st.text("0123456789.,", min_size=1, max_size=10))
def test_the_patterns_of_evidence_say_what_the_readings_say(digits: str) -> None:
    readings = _readings(digits)
    if len(set(readings.values())) == 2:
        assert _matches(_EITHER, digits)
    elif len(readings) == 1:
        assert _matches(_POINT if "." in readings else _COMMA, digits)
        assert not _matches(_COMMA if "." in readings else _POINT, digits)


def _matches(pattern: str, text: str) -> bool:
    return bool(pl.Series([text]).str.contains(pattern).item())
