"""Find and replace on whole columns."""

from __future__ import annotations

import re

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollforward.engine.reviewing import BadPattern, Find, found, replaced

TEXTS = st.lists(st.text(alphabet="aAbB.$ 1*\\\n", max_size=6), max_size=8)
SHORT = st.text(alphabet="aAbB.$1*\\", min_size=1, max_size=2)


def column(texts: list[str]) -> pl.Series:
    return pl.Series(texts, dtype=pl.String)


@given(TEXTS, SHORT, SHORT, st.booleans(), st.booleans())
def test_text_is_found_and_replaced_as_it_stands_whatever_signs_it_holds(
    texts: list[str], sought: str, by: str, case: bool, whole: bool
) -> None:
    pattern = re.compile(re.escape(sought), 0 if case else re.IGNORECASE)
    find = Find(sought, case=case, whole=whole)
    hits = [bool(pattern.fullmatch(text) if whole else pattern.search(text)) for text in texts]
    assert found(column(texts), find).to_list() == hits
    expected = [
        (by if whole else pattern.sub(lambda _: by, text)) if hit else text
        for text, hit in zip(texts, hits, strict=True)
    ]
    assert replaced(column(texts), find, by).to_list() == expected


def test_blank_cells_are_found_and_filled() -> None:
    cells = column(["", " \t", "x"])
    assert found(cells, Find(blank=True)).to_list() == [True, True, False]
    assert replaced(cells, Find(blank=True), "y").to_list() == ["y", "y", "x"]


def test_a_pattern_puts_its_groups_where_they_are_named() -> None:
    find = Find(r"(\d{3})-(\d{4})", pattern=True)
    assert replaced(column(["555-0147", "none"]), find, "$2/$1").to_list() == ["0147/555", "none"]


@pytest.mark.parametrize("text", ["(", r"(a)\1", "(?=a)", "[", "a{1000}{1000}{1000}", "x" * 1_001])
def test_a_pattern_that_cannot_be_searched_for_is_refused_in_a_sentence(text: str) -> None:
    for act in (lambda find: found(column(["a"]), find), lambda find: replaced(column(["a"]), find, "")):
        with pytest.raises(BadPattern, match=r"no regular expression|more than 1,000"):
            act(Find(text, pattern=True))


def test_a_pattern_made_to_hang_other_engines_ends() -> None:
    cells = column(["a" * 30_000 + "!"])  # one that tries all ways would need longer than the universe is old
    assert found(cells, Find(r"(a+)+$", pattern=True)).to_list() == [False]
