"""Dates: read with evidence from the whole column, never by a silent guess."""

from __future__ import annotations

import polars as pl
import pytest

from rollforward.engine.kinds import parse, parse_column
from tests.engine.kinds.examples import field

DATE = field("date")


def column(*cells: str, order: str | None = None) -> list[str]:
    """Each cell as its value and, if there is one, its problem."""
    values, codes, _ = parse_column(pl.Series(cells), DATE, (), order)
    return [" ".join(filter(None, pair)) for pair in zip(values, codes, strict=True)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-03-31", "2026-03-31"),
        ("2026/3/31", "2026-03-31"),
        ("2026.03.31", "2026-03-31"),
        ("20260331", "2026-03-31"),
        ("2026-03-31T00:00:00Z", "2026-03-31"),
        ("2026-03-31 15:04:05.123", "2026-03-31"),
        ("12 Mar 2024", "2024-03-12"),
        ("March 12th, 2024", "2024-03-12"),
        ("Tue, 12 March 2024", "2024-03-12"),
        ("Sept. 5, 2024", "2024-09-05"),
        ("May 2, 2024 3:04 PM", "2024-05-02"),
        ("13/04/2024", "2024-04-13"),
        ("4-13-2024", "2024-04-13"),
        ("13.4.2024", "2024-04-13"),
        ("3/3/2024", "2024-03-03"),
        ("12. März 2024", "2024-03-12"),
        ("Di, 12. Mrz 2024", "2024-03-12"),
        ("mardi 12 mars 2024", "2024-03-12"),
        ("1er févr. 2024", "2024-02-01"),
        ("12 de enero de 2024", "2024-01-12"),
        ("sábado, 3 de agosto del 2024", "2024-08-03"),
        ("quinta-feira, 14 de março de 2024", "2024-03-14"),
        ("5 maj 2024", "2024-05-05"),
        ("12-mrt-2024", "2024-03-12"),
    ],
)
def test_a_date_that_can_mean_one_day_is_read(text: str, value: str) -> None:
    assert parse(text, DATE).value == value


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2024",
        "2026-02-30",
        "13/13/2024",
        "0202-03-31",
        "Mar 2024",
        "tomorrow",
        "12 Mar 202",
        "1/2/3",
        "12 Foo 2024",
        "45382",
        "x" * 50,
    ],
)
def test_what_is_no_date_is_a_problem(text: str) -> None:
    assert parse(text, DATE).code == "not-a-date"


@pytest.mark.parametrize("text", ["0/0/00", "00/00/0000", "0000-00-00"])
def test_zeros_for_no_date_are_blank(text: str) -> None:
    assert parse(text, DATE) == parse("", DATE)


def test_one_cell_that_can_only_be_day_first_settles_the_column() -> None:
    assert column("03/04/2024", "13/04/2024") == ["2024-04-03", "2024-04-13"]


def test_one_cell_that_can_only_be_month_first_settles_the_column() -> None:
    assert column("03/04/2024", "4/13/2024") == ["2024-03-04", "2024-04-13"]


def test_without_evidence_the_member_is_asked() -> None:
    assert column("03/04/2024", "05/05/2024") == ["ambiguous-date", "2024-05-05"]


def test_iso_dates_are_no_evidence_for_the_others() -> None:
    assert column("2024-04-13", "03/04/2024") == ["2024-04-13", "ambiguous-date"]


def test_a_column_that_contradicts_itself_is_not_guessed() -> None:
    values, codes, details = parse_column(pl.Series(["03/04/2024", "13/04/2024", "13/04/2024", "4/13/2024"]), DATE)
    assert values.to_list() == [None, "2024-04-13", "2024-04-13", "2024-04-13"]
    assert codes[0] == "ambiguous-date"
    assert details[0] == "2 cells can only be day-first, 1 cell can only be month-first"


def test_the_order_that_was_chosen_decides_and_a_cell_against_it_is_a_problem() -> None:
    assert column("03/04/2024", "4/13/2024", "2024-01-31", order="dmy") == ["2024-04-03", "not-a-date", "2024-01-31"]


def test_years_in_two_digits_are_read_as_spreadsheets_do_and_said() -> None:
    assert column("12/25/29", "12/25/30") == ["2029-12-25 two-digit-year", "1930-12-25 two-digit-year"]


def test_years_in_two_digits_that_could_stand_first_are_asked_for() -> None:
    assert column("24-03-11", "23-05-14") == ["ambiguous-date", "ambiguous-date"]
    assert column("24-03-11", "98-05-14") == ["2024-03-11 two-digit-year", "1998-05-14 two-digit-year"]
    assert column("24-03-11", order="ymd") == ["2024-03-11 two-digit-year"]


def test_day_numbers_are_dates_only_where_the_whole_column_holds_them() -> None:
    assert column("45382", "45383.5", "") == ["2024-03-31 excel-serial", "2024-04-01 excel-serial", ""]
    assert column("45382", "2024-03-31") == ["not-a-date", "2024-03-31"]


def test_years_alone_are_no_day_numbers() -> None:
    assert column("2011", "1998") == ["not-a-date", "not-a-date"]
