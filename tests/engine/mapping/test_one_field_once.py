"""The whole sheet at once: the best sum, every column decided, no field twice."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from rollforward.engine.mapping import map_headers
from rollforward.engine.mapping.assignment import assign
from rollforward.engine.values import IGNORE
from tests.engine.mapping.headers import PLAIN

SCORES = st.lists(st.dictionaries(st.sampled_from("abcd"), st.sampled_from([0.5, 0.6, 0.8, 0.9, 1.0])), max_size=3)
WORDS = (
    """Name First Last Email Phone 2 Contact Company Spouse City Address Street Type Owner Home Billing Tax ID Zorb"""
)
HEADERS = st.lists(
    st.lists(st.sampled_from(WORDS.split()), max_size=4).map(" ".join) | st.text(max_size=12), max_size=12
)


@given(SCORES)
def test_no_other_choice_of_fields_has_a_higher_sum(scores: list[dict[str, float]]) -> None:
    given_to = assign(scores)
    total = sum(column[target] for column, target in zip(scores, given_to, strict=True) if target)
    places = [*{target for column in scores for target in column}, *[None] * len(scores)]
    best = max(
        sum(column.get(place, 0.0) for column, place in zip(scores, order, strict=True) if place)
        for order in set(permutations(places, len(scores)))
    )
    assert abs(total - best) < 1e-9


def test_among_equal_columns_the_first_wins() -> None:
    assert assign([{"a": 0.9}, {"a": 0.9}]) == ["a", None]


def test_a_weaker_second_place_is_taken_when_that_serves_both() -> None:
    assert assign([{"a": 1.0, "b": 0.9}, {"a": 0.8}]) == ["b", "a"]


@given(HEADERS)
def test_any_headers_are_decided_without_a_field_used_twice(headers: list[str]) -> None:
    mapping = map_headers(headers, PLAIN)
    assert [column.position for column in mapping.columns] == list(range(len(headers)))
    used = [column.target for column in mapping.columns if column.target != IGNORE]
    assert len(used) == len(set(used))
    assert all(0 <= position < len(headers) for position in (*mapping.name_from, *mapping.name_fallback))


def test_very_wide_sheets_are_solved() -> None:
    mapping = map_headers([f"Email {i}" for i in range(1, 1_000)], PLAIN)
    assert [c.target for c in mapping.columns if c.target != IGNORE] == ["client.email", "contact.email2"]
