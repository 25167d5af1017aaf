"""What holds for any list: neither the order of its rows nor the direction of looking changes what is said of two."""

from __future__ import annotations

from random import Random

import polars as pl
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from rollforward.engine.duplicates import clusters
from rollforward.engine.fields import built_in_field_set
from rollforward.engine.pipeline import likely_duplicates
from tests.engine.duplicates.test_duplicates import ANA, OTHERS, but, table

Rows = list[tuple[str, ...]]

#: Few values, so that rows often share some, are often the same, and are often blank.
_VALUES = (
    ("Ana", "Anna", "Bo", "William", "Bill", ""),
    ("Ruiz", "Riuz", "Lee", "Wu", ""),
    ("1970-03-12", "1970-12-03", "03/12/1970", "1981-11-02", ""),
    ("12 Harbor Street", "12 Harbor St", "4 Mill Road", ""),
    ("Portland", "Bangor", ""),
    ("(207) 555-0112", "2075550112", "207-555-0147", ""),
    ("ana@ruiz.example", "bo@lee.example", ""),
    ("41-2233445", "52-9988776", ""),
)
rows = st.lists(st.tuples(*map(st.sampled_from, _VALUES)), max_size=9).map(lambda drawn: [*drawn, ANA, *OTHERS])


def told(one: Rows, against: Rows | None = None) -> list[tuple[int, int, float, str]]:
    found = likely_duplicates(table(one), built_in_field_set(), table(against) if against else None)
    return [(a, b, round(score, 3), decision) for a, b, score, decision in found.drop("reasons").iter_rows()]


#: A failing list is told as it was drawn: making it smaller would take minutes.
@settings(max_examples=2, phases=[Phase.generate])
@given(rows, rows, st.randoms(use_true_random=False))
def test_neither_order_nor_direction_nor_repetition_changes_what_is_said(
    one: Rows, other: Rows, chance: Random
) -> None:
    found, order = told(one), list(range(len(one)))
    chance.shuffle(order)
    mixed = told([one[at] for at in order])
    assert sorted((*sorted((order[a - 1] + 1, order[b - 1] + 1)), *rest) for a, b, *rest in mixed) == found
    assert sorted((b, a, *rest) for a, b, *rest in told(other, one)) == sorted(told(one, other))
    assert told(one) == found
    assert all(1 <= a < b <= len(one) and 0.5 <= score <= 1 for a, b, score, _ in found)
    assert len({(a, b) for a, b, *_ in found}) == len(found)


def test_birthdays_are_compared_as_days_however_they_are_written() -> None:
    written = [
        but(row, birthday=day) for row, day in zip(OTHERS, ("11/02/1981", "7/23/1964", "1/30/1990"), strict=True)
    ]
    again = but(ANA, birthday="3/12/1970", street="", email="")
    found = likely_duplicates(table([ANA, *OTHERS]), built_in_field_set(), table([*written, again]))
    reasons = {(a, b): said for a, b, said in found.select("a", "b", "reasons").iter_rows()}
    assert all("Birthday is the same." in reasons[at, other] for at, other in ((1, 4), (2, 1), (3, 2), (4, 3)))


@given(st.sets(st.tuples(st.integers(1, 12), st.integers(1, 12)).filter(lambda pair: pair[0] < pair[1])))
def test_rows_are_of_one_cluster_exactly_where_pairs_lead_from_one_to_the_other(pairs: set[tuple[int, int]]) -> None:
    together: dict[int, set[int]] = {}
    for a, b in pairs:
        whole = together.get(a, {a}) | together.get(b, {b})
        together |= dict.fromkeys(whole, whole)
    frame = pl.DataFrame(sorted(pairs), {"a": pl.UInt32, "b": pl.UInt32}, orient="row")
    assert clusters(frame).to_list() == [min(together[a]) for a, _ in sorted(pairs)]
