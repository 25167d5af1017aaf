"""Several values in one cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollforward.engine.kinds import join_cell, pack, split_cell, split_foreign, unpack
from tests.engine.kinds.examples import FIXED


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("a, b,c", ["a", "b", "c"]),
        ('"a, b", c', ["a, b", "c"]),
        (' "a, b" ,c', ["a, b", "c"]),
        ('"say ""hi"", twice"', ['say "hi", twice']),
        ('6" pipe, 2" pipe', ['6" pipe', '2" pipe']),
        ('"open, b', ['"open', "b"]),
        ('"a" b, c', ['"a" b', "c"]),
        (",, ,", []),
        ('""', []),
    ],
)
def test_a_cell_is_split_at_its_commas_outside_of_quotes(text: str, items: list[str]) -> None:
    assert split_cell(text) == items


@FIXED
@given(st.lists(st.text(st.sampled_from('ab", ')).map(str.strip).filter(bool)))
def test_joined_values_are_split_into_the_same_values(items: list[str]) -> None:
    assert split_cell(join_cell(items)) == items


@FIXED
@given(st.lists(st.text()))
def test_packed_values_are_unpacked_to_the_same_values(items: list[str]) -> None:
    assert unpack(pack(items)) == items


def test_no_values_are_blank() -> None:
    assert pack([]) is None


def test_a_cell_full_of_quotes_is_read_in_one_pass() -> None:
    assert len(split_cell('"a,' * 10_000)) == 10_000


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Tax; Payroll, monthly; Audit", ["Tax", "Payroll, monthly", "Audit"]),
        ("Tax | Books", ["Tax", "Books"]),
        ("Tax\nBooks\n\nAudit", ["Tax", "Books", "Audit"]),
        ('"a; b"; Tax', ["a; b", "Tax"]),
        ('Tax; "a, b"', ["Tax", "a, b"]),
        ("Tax/Books", ["Tax", "Books"]),
        ("Books / Audit", ["Books", "Audit"]),
        ("A/R", ["A/R"]),
        ("Advice; Tax", ["Advice; Tax"]),
        ("Advice; Tax, Advice", ["Advice; Tax", "Advice"]),
        ("Payroll, monthly", ["Payroll, monthly"]),
        (" ; ", []),
    ],
)
def test_what_other_programs_put_between_values_divides_them_but_no_known_value(text: str, items: list[str]) -> None:
    known = {"Tax", "Payroll, monthly", "Advice; Tax", "Advice"}
    assert split_foreign(text, known.__contains__) == items
