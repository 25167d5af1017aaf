"""Serial numbers of days as dates and times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from rollforward.engine.months import LANGUAGES, Names
from rollforward.engine.reading.numberformat.digits import rounded, significant
from rollforward.engine.reading.numberformat.sections import Section
from rollforward.engine.reading.numberformat.tokens import Token

#: Days between the two ways of counting: from 1900 on, or from 1904 on as old Macs did.
DAYS_1904 = 1462
#: The day after 9999-12-31.
END = 2_958_466

_DAY = 86_400
#: Excel counts a 29 February 1900 that never was; before it, its days are one off.
_LEAP = 60


@dataclass(frozen=True, slots=True)
class _Moment:
    """``parts`` of the last second, in ``10**places``-ths; ``elapsed``: whole seconds since the start of counting."""

    year: int
    month: int
    day: int
    weekday: int
    elapsed: int
    parts: int
    places: int

    @property
    def clock(self) -> int:
        return self.elapsed % _DAY


def date_text(section: Section, value: float) -> str | None:
    """The text of a serial number (counted from 1900); ``None`` where it is no day between 1900 and 9999."""
    moment = _moment(section, value)
    if moment is None:
        return None
    twelve = any(item.kind == "ampm" for item in section.items)
    names = LANGUAGES[section.language]
    return "".join(_text(item, moment, twelve, names) for item in section.items)


def _moment(section: Section, value: float) -> _Moment | None:
    if not 0 <= value < END:
        return None
    places = min(3, max((len(item.text) for item in section.items if item.kind == "part"), default=0))
    digits, power = significant(value)
    ticks = rounded(digits * _DAY, power, places)
    elapsed, parts = divmod(ticks, 10**places)
    # A time that rounds up to midnight belongs to the next day; a date alone does not ask for the time.
    day = elapsed // _DAY if any(_is_time(item) for item in section.items) else int(value)
    if day >= END:
        return None
    return _Moment(*_calendar(day), (day + 6) % 7, elapsed, parts, places)


def _is_time(item: Token) -> bool:
    return item.kind in ("minute", "elapsed", "ampm", "part") or (item.kind == "date" and item.text[0] in "hs")


def _calendar(day: int) -> tuple[int, int, int]:
    if day == 0:
        return 1900, 1, 0
    if day == _LEAP:
        return 1900, 2, 29
    date = dt.date(1899, 12, 30 if day > _LEAP else 31) + dt.timedelta(day)
    return date.year, date.month, date.day


def _text(item: Token, moment: _Moment, twelve: bool, names: Names) -> str:
    if item.kind == "date":
        return _date(item.text, moment, twelve, names)
    if item.kind == "minute":
        return _padded(moment.clock // 60 % 60, len(item.text))
    if item.kind == "elapsed":
        unit = {"h": 3600, "m": 60, "s": 1}[item.text[0]]
        return str(moment.elapsed // unit).rjust(len(item.text), "0")
    if item.kind == "ampm":
        half = "PM" if moment.clock >= _DAY // 2 else "AM"
        return half[0] if item.text == "a/p" else half
    if item.kind == "part":
        return "." + str(moment.parts).rjust(moment.places, "0")[: len(item.text)]
    return item.text


def _date(sign: str, moment: _Moment, twelve: bool, names: Names) -> str:
    size = len(sign)
    hour = moment.clock // 3600
    texts: dict[str, Callable[[], str]] = {
        "y": lambda: _year(moment.year, size),
        "e": lambda: _year(moment.year, 4),
        "b": lambda: _year(moment.year + 543, size),  # the Buddhist calendar of Thailand
        "m": lambda: _month(moment.month, size, names),
        "d": lambda: _padded(moment.day, size) if size < 3 else _weekday(moment.weekday, size, names),
        "a": lambda: _weekday(moment.weekday, size, names),
        "h": lambda: _padded((hour % 12 or 12) if twelve else hour, size),
        "s": lambda: _padded(moment.clock % 60, size),
    }
    return texts.get(sign[0], str)()


def _year(year: int, size: int) -> str:
    return f"{year:04}" if size > 2 else f"{year % 100:02}"


def _month(month: int, size: int, names: Names) -> str:
    if size < 3:
        return _padded(month, size)
    if size == 3:
        return names.short_months[month - 1]
    return names.months[month - 1][0] if size == 5 else names.months[month - 1]


def _weekday(weekday: int, size: int, names: Names) -> str:
    return names.short_days[weekday] if size == 3 else names.days[weekday]


def _padded(number: int, size: int) -> str:
    return f"{number:02}" if size > 1 else str(number)
