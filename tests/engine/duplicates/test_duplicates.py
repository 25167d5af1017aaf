"""Likely duplicates: what is found, what is certain, and what must not depend on the order of the rows."""

from __future__ import annotations

import random

import polars as pl
import pytest

from bench.duplicates.measure import LISTS
from bench.duplicates.persons import Faults, full
from bench.duplicates.truth import found, scored
from rollforward.engine.fields import built_in_field_set
from rollforward.engine.pipeline import likely_duplicates
from rollforward.engine.values import Region, Table

HEADER = ("First name", "Last name", "Birthday", "Street", "City", "Phone", "Email", "Tax ID")
ANA = ("Ana", "Ruiz", "1970-03-12", "12 Harbor Street", "Portland", "(207) 555-0112", "ana@ruiz.example", "41-2233445")
OTHERS = [
    ("Bo", "Lee", "1981-11-02", "4 Mill Road", "Bangor", "207-555-0147", "bo@lee.example", "52-9988776"),
    ("Chen", "Wu", "1964-07-23", "81 Congress Street", "Portland", "207-555-0163", "wu@chen.example", "63-1029384"),
    ("Dora", "Finch", "1990-01-30", "7 Elm Lane", "Augusta", "207-555-0199", "dora@finch.example", "74-5647382"),
]


def table(rows: list[tuple[str, ...]], header: tuple[str, ...] = HEADER) -> Table:
    cells = {f"c{at}": pl.Series([row[at] for row in rows], dtype=pl.String) for at in range(len(header))}
    lines = pl.int_range(2, len(rows) + 2, dtype=pl.UInt32, eager=True)
    return Table(header, pl.DataFrame({"line": lines, **cells}), Region((1,), (2, len(rows) + 1)))


def but(row: tuple[str, ...], **changed: str) -> tuple[str, ...]:
    names = [name.replace(" ", "_").lower() for name in HEADER]
    return tuple(changed.get(name, cell) for name, cell in zip(names, row, strict=True))


def pairs(rows: list[tuple[str, ...]], against: list[tuple[str, ...]] | None = None) -> dict[tuple[int, int], str]:
    told = likely_duplicates(table(rows), built_in_field_set(), table(against) if against else None)
    return {(a, b): decision for a, b, decision in told.select("a", "b", "decision").iter_rows()}


def test_a_row_repeated_with_slips_of_the_pen_is_the_same_client() -> None:
    again = but(ANA, last_name="Riuz", street="12 Harbor St", phone="2075550112")
    assert pairs([ANA, *OTHERS, again]) == {(1, 5): "same"}


def test_a_short_given_name_and_swapped_names_are_seen() -> None:
    william = but(ANA, first_name="William")
    assert (1, 5) in pairs([william, *OTHERS, but(william, first_name="Bill", email="")])
    assert (1, 5) in pairs([ANA, *OTHERS, but(ANA, first_name="Ruiz", last_name="Ana", tax_id="")])


def test_people_under_one_roof_are_not_one_client() -> None:
    husband = but(ANA, first_name="Gregor", birthday="1968-09-30", email="gregor@post.example", tax_id="88-7766554")
    assert pairs([ANA, *OTHERS, husband]) == {}


def test_different_tax_ids_are_never_taken_for_the_same_unasked() -> None:
    assert pairs([ANA, *OTHERS, but(ANA, tax_id="99-8877661")]).get((1, 5)) != "same"


def test_every_row_of_a_file_is_a_duplicate_of_itself() -> None:
    rows = [ANA, *OTHERS]
    assert {pair: decision for pair, decision in pairs(rows, rows).items() if pair[0] == pair[1]} == {
        (at, at): "same" for at in range(1, 5)
    }


def test_the_two_files_may_change_places() -> None:
    left, right = [ANA, *OTHERS[:2]], [OTHERS[2], but(ANA, last_name="Riuz"), OTHERS[0]]
    assert {(b, a): decision for (a, b), decision in pairs(right, left).items()} == pairs(left, right) != {}


def test_reasons_are_sentences_with_the_columns_names() -> None:
    told = likely_duplicates(table([ANA, *OTHERS, but(ANA, last_name="Riuz")]), built_in_field_set())
    (reasons,) = told["reasons"].to_list()
    assert "Email is the same." in reasons
    assert all(sentence.endswith(".") for sentence in reasons)


@pytest.mark.parametrize("rows", [[], [ANA], [ANA, OTHERS[0]], [("",) * 8] * 5], ids=["none", "one", "two", "blank"])
def test_lists_without_duplicates_have_none(rows: list[tuple[str, ...]]) -> None:
    assert pairs(rows) == {}


@pytest.mark.parametrize("seed", [0])
def test_the_order_of_the_rows_changes_their_numbers_and_nothing_else(seed: int) -> None:
    one = full(seed, 120, 60, Faults(most=3)).table
    order = list(range(one.rows.height))
    random.Random(seed).shuffle(order)
    mixed = Table(one.header, one.rows[order], one.region)

    def told(of: Table, numbers: list[int]) -> set[tuple[int, int, float, str]]:
        rows = likely_duplicates(of, built_in_field_set()).drop("reasons").iter_rows()
        return {(*sorted((numbers[a - 1], numbers[b - 1])), round(score, 3), said) for a, b, score, said in rows}  # type: ignore[misc]

    assert told(mixed, order) == told(one, list(range(one.rows.height)))


@pytest.mark.parametrize("what", ["persons, 1,000, one duplicate each", "persons, 1,000, much missing", "sites, 3,337"])
def test_the_one_threshold_serves_lists_of_every_kind(what: str) -> None:
    make, goal = LISTS[what]
    one = make(7)
    score = scored(one, found(one))
    assert score.f1 > goal
    assert score.same >= 0.99
    assert score.called > 100
