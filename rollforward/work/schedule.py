"""When recurring work falls due: a part of the recurrence rules of RFC 5545, as dates, as choices of a form, as words.

Only rules that ``Schedule`` can say are kept, so every series can be shown and changed. A day that a month does not
have is its last day: the 31st is the 30th in April, February 29 the 28th in other years.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateutil.rrule import rrule, rrulestr

UNITS = ("week", "month", "year")
WEEKENDS = ("keep", "before", "after")
WORKING_DAYS = (0, 1, 2, 3, 4)
LAST = -1
#: Nothing is planned outside of these years: dates there are slips of the pen.
FIRST_YEAR, LAST_YEAR = 1990, 2200
MOST_EVERY = 99

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}
_FREQUENCIES = {"WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
#: The days of which the last one that a month has stands for its 29th, 30th or 31st.
_CLAMPED = {day: tuple(range(28, day + 1)) for day in (29, 30, 31)}
_MIDNIGHT = datetime.time()
_DAY = datetime.timedelta(days=1)


class UnknownRule(ValueError):
    """A rule that says more than a ``Schedule`` can."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Every ``every`` weeks, months or years (``unit``).

    Of weeks: on the ``weekdays`` (0 is Monday). Of months and years: on ``day`` (1 to 31, -1 the last one), or, where
    that is 0, on the ``ordinal``-th (1 to 4, -1 the last one) of the ``weekdays``. Of years: in the ``months``; several
    of them only every year.
    """

    unit: str
    every: int = 1
    weekdays: tuple[int, ...] = ()
    day: int = 0
    ordinal: int = 0
    months: tuple[int, ...] = ()

    def rule(self) -> str:
        """As the table keeps it."""
        if self.unit == "week":
            return _joined(FREQ="WEEKLY", INTERVAL=self.every, BYDAY=[_CODES[d] for d in self.weekdays])
        if self.unit == "month":
            return _joined(FREQ="MONTHLY", INTERVAL=self.every, **self._days())
        if len(self.months) > 1:
            # By month, since a place among the days (BYSETPOS) would otherwise be counted over the whole year.
            return _joined(FREQ="MONTHLY", BYMONTH=list(self.months), **self._days())
        return _joined(FREQ="YEARLY", INTERVAL=self.every, BYMONTH=list(self.months), **self._days())

    def _days(self) -> dict[str, list[int] | list[str] | int]:
        if not self.day:
            return {"BYDAY": [_CODES[d] for d in self.weekdays], "BYSETPOS": self.ordinal}
        if self.day in _CLAMPED:
            return {"BYMONTHDAY": list(_CLAMPED[self.day]), "BYSETPOS": LAST}
        return {"BYMONTHDAY": [self.day]}


def read_rule(rule: str) -> Schedule:
    """The schedule that a rule says. Raises ``UnknownRule``."""
    parts = dict(part.partition("=")[::2] for part in rule.removeprefix("RRULE:").split(";"))
    try:
        found = _from_parts(parts)
    except (KeyError, ValueError) as fault:
        raise UnknownRule(rule) from fault
    # What it would write must mean the same: parts that it does not know would otherwise be lost.
    if set(parts) - {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYSETPOS", "BYMONTH"} or not _within(found):
        raise UnknownRule(rule)
    return found


def _within(plan: Schedule) -> bool:
    """Whether every number is one that a calendar has."""
    return bool(
        1 <= plan.every <= MOST_EVERY
        and plan.day in (LAST, *range(32))
        and plan.ordinal in (0, *_ORDINALS)
        # A place among days that are not named is of one day: the fourth of it never comes, and is looked for long.
        and (plan.weekdays or not plan.ordinal)
        and set(plan.months) <= set(range(1, 13))
    )


def _from_parts(parts: dict[str, str]) -> Schedule:
    unit, every = _FREQUENCIES[parts["FREQ"]], int(parts.get("INTERVAL", "1"))
    months = _numbers(parts.get("BYMONTH", ""))
    weekdays, ordinal = _weekdays(parts.get("BYDAY", ""), int(parts.get("BYSETPOS", "0")))
    if unit == "week":
        return Schedule(unit, every, weekdays)
    days = _numbers(parts.get("BYMONTHDAY", ""))
    several = len(months) > 1 and (every > 1 or (parts["FREQ"] == "YEARLY" and "BYSETPOS" in parts))
    if several or (len(days) > 1 and days != _CLAMPED.get(days[-1])):
        raise UnknownRule
    unit = "year" if months else unit
    return Schedule(unit, every, weekdays, days[-1] if days else 0, 0 if days else ordinal, months)


def _weekdays(text: str, place: int) -> tuple[tuple[int, ...], int]:
    """``2TU`` is the second Tuesday, and so is ``TU`` with a place of 2."""
    if one := re.fullmatch(r"([+-]?\d)([A-Z]{2})", text):
        return (_CODES.index(one[2]),), int(one[1])
    return tuple(_CODES.index(code) for code in text.split(",") if code), place


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(",") if number)


def _joined(**parts: Sequence[int] | Sequence[str] | int | str) -> str:
    texts = {n: v if isinstance(v, str | int) else ",".join(str(one) for one in v) for n, v in parts.items()}
    return ";".join(f"{name}={value}" for name, value in texts.items() if value and (name, value) != ("INTERVAL", 1))


def dates(
    rule: str, starts_on: datetime.date, first: datetime.date, last: datetime.date | None = None, most: int = 1_000
) -> list[datetime.date]:
    """The dates of a rule from ``first`` to ``last``, both included, at most so many."""
    found = []
    start = datetime.datetime.combine(max(first, starts_on), _MIDNIGHT)
    for moment in _recurrence(rule, starts_on).xafter(start, count=most, inc=True):
        if last and moment.date() > last:
            break
        found.append(moment.date())
    return found


def date_from(rule: str, starts_on: datetime.date, first: datetime.date) -> datetime.date | None:
    """The first date of a rule that is not before ``first``."""
    return next(iter(dates(rule, starts_on, first, most=1)), None)


def _recurrence(rule: str, starts_on: datetime.date) -> rrule:
    found = rrulestr(rule, dtstart=datetime.datetime.combine(starts_on, _MIDNIGHT))
    assert isinstance(found, rrule)  # noqa: S101 (only a text with several rules makes a set)
    return found


def off_weekend(day: datetime.date, weekend: str) -> datetime.date:
    """The day itself (``keep``), or for a Saturday or Sunday the working day ``before`` or ``after``."""
    step = {"before": -_DAY, "after": _DAY}.get(weekend)
    while step and day.weekday() not in WORKING_DAYS:
        day += step
    return day


def words(rule: str) -> str:
    """``FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20`` -> ``every 3 months on day 20``; an unknown rule as it is."""
    try:
        plan = read_rule(rule)
    except UnknownRule:
        return rule
    often = f"every {plan.unit}" if plan.every == 1 else f"every {plan.every} {plan.unit}s"
    if plan.unit == "week":
        return f"{often} on {_listed([_DAYS[d] for d in plan.weekdays])}" if plan.weekdays else often
    if len(plan.months) == 1 and plan.day > 0:
        return f"{often} on {_MONTHS[plan.months[0] - 1]} {plan.day}"
    of = f" of {_listed([_MONTHS[m - 1] for m in plan.months])}" if plan.months else ""
    day = _day_words(plan)
    return f"{often} on {day}{of}" if day else often


def _day_words(plan: Schedule) -> str:
    if plan.day:
        return "the last day" if plan.day == LAST else f"day {plan.day}"
    if not plan.weekdays:
        return ""
    day = "working day" if plan.weekdays == WORKING_DAYS else _listed([_DAYS[d] for d in plan.weekdays])
    return f"the {_ORDINALS.get(plan.ordinal, str(plan.ordinal))} {day}"


def _listed(texts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))
