"""Days of the year: month and day in any usual writing, with evidence where that is needed."""

from __future__ import annotations

import polars as pl
import pytest

from rollforward.engine.kinds import parse, parse_column
from tests.engine.kinds.examples import field

MONTH_DAY = field("month-day")


def column(*cells: str, order: str | None = None) -> list[str | None]:
    values, codes, _ = parse_column(pl.Series(cells), MONTH_DAY, (), order)
    return [value or code for value, code in zip(values, codes, strict=True)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12/31", "12-31"),
        ("31/12", "12-31"),
        ("12-31", "12-31"),
        ("03-05", "03-05"),
        ("--06-30", "06-30"),
        ("December 31", "12-31"),
        ("Dec. 31st", "12-31"),
        ("31 Dec", "12-31"),
        ("30-Jun", "06-30"),
        ("FYE 6/30", "06-30"),
        ("Year end: June 30", "06-30"),
        ("02-29", "02-29"),
        ("12/31/2026", "12-31"),
        ("2026-06-30", "06-30"),
        ("31. Dezember", "12-31"),
        ("30 juin", "06-30"),
        ("31 de diciembre", "12-31"),
    ],
)
def test_a_day_of_the_year_is_read_as_people_write_it(text: str, value: str) -> None:
    assert parse(text, MONTH_DAY).value == value


@pytest.mark.parametrize("text", ["6/31", "13/13", "June", "31", "soon", "Dec 315", "12/31" + " " * 60 + "x"])
def test_what_is_no_day_of_the_year_is_a_problem(text: str) -> None:
    assert parse(text, MONTH_DAY).code == "not-a-month-day"


def test_one_cell_settles_the_order_of_the_column() -> None:
    assert column("5/6", "31/12") == ["06-05", "12-31"]
    assert column("5/6", "FYE 12/31") == ["05-06", "12-31"]


def test_without_evidence_the_member_is_asked() -> None:
    assert column("5/6", "6/6") == ["ambiguous-date", "06-06"]
    assert column("5/6", order="dmy") == ["06-05"]
    assert column("5/6", order="ymd") == ["05-06"]


def test_our_own_writing_is_month_first_unless_the_column_shows_otherwise() -> None:
    assert column("03-05", "04-06") == ["03-05", "04-06"]
    assert column("03-05", "31-12") == ["05-03", "12-31"]
