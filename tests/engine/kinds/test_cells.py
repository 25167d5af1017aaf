"""The gate for cell text, ``(clear)``, and the apostrophe against formulas."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollforward.engine.kinds import Parsed, admit, escape, guard_formula, unguard_formulas
from rollforward.engine.values import CLEAR
from tests.engine.kinds.examples import FIXED


@pytest.mark.parametrize("text", ["00417", " outer spaces ", "a\tb\nc", "=1+1", "+1 555", "\U0001f600", "\x7f\x85x"])
def test_legal_text_is_kept_exactly(text: str) -> None:
    assert admit(text) == Parsed(text)


def test_line_ends_become_line_feeds() -> None:
    assert admit("a\r\nb\rc\n") == Parsed("a\nb\nc\n")


@pytest.mark.parametrize("bad", ["\x00", "\x08", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_characters_that_a_workbook_cannot_hold_are_refused_by_name(bad: str) -> None:
    assert admit(f"a{bad}b") == Parsed(None, "illegal-character", f"U+{ord(bad):04X}")


def test_text_as_long_as_a_cell_is_kept_and_longer_text_is_refused() -> None:
    assert admit("x" * 32_767).code is None
    assert admit("x" * 32_768) == Parsed(None, "too-long", "32,768")
    assert admit("😀" * 16_384) == Parsed(None, "too-long", "32,768")  # a spreadsheet counts each as two
    assert admit("😀" * 16_383) == Parsed("😀" * 16_383)


def test_only_spaces_are_blank() -> None:
    assert admit(" \t\n\u00a0\u3000") == Parsed(None)


def test_clear_is_understood_in_any_case_and_with_spaces() -> None:
    assert admit(" (CLEAR) ") == Parsed(CLEAR)
    assert admit("(clear) it").value == "(clear) it"


@FIXED
@given(
    st.from_regex(r"\s?\\{0,3}\((clear|CLEAR|other)\)\s?", fullmatch=True).filter(
        lambda text: not set(text) & set("\r\x0b\x0c\x1c\x1d\x1e\x1f")
    )
)
def test_text_that_says_clear_is_escaped_and_comes_back(text: str) -> None:
    assert admit(escape(text)) == Parsed(text)


@FIXED
@given(st.text("=+-@\t\r\n'a1 ", max_size=6))
def test_guarded_formulas_come_back_and_do_not_run(text: str) -> None:
    guarded = guard_formula(text)
    assert guarded[:1] not in tuple("=+-@\t\r\n")
    assert pl.Series([guarded]).to_frame("a").select(unguard_formulas(pl.col("a"))).item() == text
