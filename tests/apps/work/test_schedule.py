"""Rules, dates and words of recurring work; no database."""

from __future__ import annotations

import datetime

import pytest

from rollforward.work.schedule import (
    LAST,
    WORKING_DAYS,
    Schedule,
    UnknownRule,
    date_from,
    dates,
    off_weekend,
    read_rule,
    words,
)

D = datetime.date.fromisoformat

SCHEDULES = [
    (Schedule("week", 2, (4,)), "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "every 2 weeks on Friday"),
    (Schedule("week", 1, (0, 3)), "FREQ=WEEKLY;BYDAY=MO,TH", "every week on Monday and Thursday"),
    (Schedule("month", 1, day=15), "FREQ=MONTHLY;BYMONTHDAY=15", "every month on day 15"),
    (
        Schedule("month", 3, day=31),
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
        "every 3 months on day 31",
    ),
    (Schedule("month", 1, day=LAST), "FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
    (
        Schedule("month", 1, (1,), ordinal=2),
        "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2",
        "every month on the second Tuesday",
    ),
    (
        Schedule("month", 1, WORKING_DAYS, ordinal=LAST),
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "every month on the last working day",
    ),
    (
        Schedule("year", 1, day=15, months=(4,)),
        "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15",
        "every year on April 15",
    ),
    (
        Schedule("year", 1, day=15, months=(1, 4, 6, 9)),
        "FREQ=MONTHLY;BYMONTH=1,4,6,9;BYMONTHDAY=15",
        "every year on day 15 of January, April, June and September",
    ),
]


@pytest.mark.parametrize(("plan", "rule", "said"), SCHEDULES)
def test_a_schedule_is_a_rule_and_words_and_comes_back_from_its_rule(plan: Schedule, rule: str, said: str) -> None:
    assert plan.rule() == rule
    assert read_rule(rule) == plan
    assert words(rule) == said


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=HOURLY",
        "FREQ=MONTHLY;COUNT=3",
        "FREQ=MONTHLY;BYMONTHDAY=40",
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=MONTHLY;INTERVAL=0;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
        "FREQ=MONTHLY;BYDAY=XX;BYSETPOS=1",
        "FREQ=MONTHLY;BYSETPOS=4",
        "FREQ=YEARLY;BYMONTH=2;BYSETPOS=4",
        "nonsense",
    ],
)
def test_a_rule_that_no_schedule_can_say_is_unknown(rule: str) -> None:
    with pytest.raises(UnknownRule):
        read_rule(rule)


def told(plan: Schedule, starts_on: str, most: int = 5) -> list[str]:
    return [str(day) for day in dates(plan.rule(), D(starts_on), D(starts_on), most=most)]


def test_the_31st_is_the_last_day_of_shorter_months() -> None:
    found = told(Schedule("month", 1, day=31), "2027-12-31")
    assert found == ["2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]


def test_the_30th_is_the_28th_in_february_and_the_30th_otherwise() -> None:
    assert told(Schedule("month", 1, day=30), "2027-01-15", 3) == ["2027-01-30", "2027-02-28", "2027-03-30"]


def test_february_29_falls_on_the_28th_in_other_years() -> None:
    found = told(Schedule("year", 1, day=29, months=(2,)), "2026-01-01")
    assert found == ["2026-02-28", "2027-02-28", "2028-02-29", "2029-02-28", "2030-02-28"]


def test_the_31st_of_several_months_is_clamped_in_each_of_them() -> None:
    found = told(Schedule("year", 1, day=31, months=(4, 10)), "2026-01-01", 3)
    assert found == ["2026-04-30", "2026-10-31", "2027-04-30"]


def test_quarters_are_counted_from_the_first_month() -> None:
    assert told(Schedule("month", 3, day=20), "2026-02-21", 3) == ["2026-05-20", "2026-08-20", "2026-11-20"]


def test_every_second_week_keeps_its_rhythm_wherever_one_begins_to_look() -> None:
    rule, start = Schedule("week", 2, (4,)).rule(), D("2026-01-02")
    assert date_from(rule, start, D("2026-01-03")) == D("2026-01-16")
    assert date_from(rule, start, D("2026-01-16")) == D("2026-01-16")


def test_the_last_working_day_and_the_second_tuesday() -> None:
    assert told(Schedule("month", 1, WORKING_DAYS, ordinal=LAST), "2026-01-01", 2) == ["2026-01-30", "2026-02-27"]
    assert told(Schedule("month", 1, (1,), ordinal=2), "2026-01-01", 2) == ["2026-01-13", "2026-02-10"]


def test_no_date_lies_before_the_start_or_after_the_end() -> None:
    rule = Schedule("month", 1, day=15).rule()
    assert dates(rule, D("2026-03-16"), D("2026-01-01"), D("2026-04-15")) == [D("2026-04-15")]
    assert dates(rule, D("2026-03-16"), D("2026-01-01"), D("2026-04-14")) == []


@pytest.mark.parametrize(
    ("day", "weekend", "due"),
    [
        ("2026-08-15", "keep", "2026-08-15"),
        ("2026-08-15", "before", "2026-08-14"),
        ("2026-08-16", "before", "2026-08-14"),
        ("2026-08-15", "after", "2026-08-17"),
        ("2026-08-17", "after", "2026-08-17"),
    ],
)
def test_a_weekend_is_kept_or_left_for_the_working_day_before_or_after(day: str, weekend: str, due: str) -> None:
    assert off_weekend(D(day), weekend) == D(due)
