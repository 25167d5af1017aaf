"""Day numbers as dates, times and durations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from rollforward.engine.reading.numberformat.tokens import Section, Token

_LAST_DAY = 2_958_466
_SECONDS = 86_400
_DAY_THAT_NEVER_WAS = 60  # 29 February 1900, which spreadsheets count
_DAYS_TO_1904 = 1_462
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WEEKDAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")


@dataclass(frozen=True, slots=True)
class _Moment:
    """``fraction`` of a second in units of the digits shown; ``total``: seconds since the day 0."""

    year: int
    month: int
    day: int
    weekday: int
    hour: int
    minute: int
    second: int
    fraction: int
    total: int


def shown_date(value: float, section: Section, date1904: bool) -> str | None:
    """The text of a day number; ``None`` for days that no spreadsheet has."""
    digits = _fraction_digits(section.tokens)
    moment = _moment(value, digits, date1904)
    if moment is None:
        return None
    half_days = any(token.text in ("AM/PM", "A/P", "上午/下午") for token in section.tokens)
    minutes = _minutes(section.tokens)
    words, in_fraction = [], False
    for at, token in enumerate(section.tokens):
        if token.kind == "digit" and in_fraction:
            continue
        in_fraction = token.kind == "point" and at + 1 < len(section.tokens) and section.tokens[at + 1].text == "0"
        if in_fraction and digits and _follows_seconds(section.tokens, at):
            words.append(f".{moment.fraction:0{digits}}")
        else:
            in_fraction = False
            words.append(_word(token, moment, half_days, at in minutes))
    return "".join(words)


def _fraction_digits(tokens: tuple[Token, ...]) -> int:
    for at, token in enumerate(tokens):
        if token.kind == "point" and _follows_seconds(tokens, at):
            count = 0
            while at + 1 + count < len(tokens) and tokens[at + 1 + count].text == "0":
                count += 1
            return min(count, 3)
    return 0


def _follows_seconds(tokens: tuple[Token, ...], at: int) -> bool:
    return at > 0 and tokens[at - 1].text in ("s", "ss")


def _moment(value: float, digits: int, date1904: bool) -> _Moment | None:
    """The moment, rounded to what is shown of a second."""
    if not 0 <= value < _LAST_DAY:
        return None
    units = 10**digits
    ticks = round(value * _SECONDS * units)
    day, rest = divmod(ticks, _SECONDS * units)
    day += _DAYS_TO_1904 if date1904 else 0
    if day >= _LAST_DAY:
        return None
    seconds, fraction = divmod(rest, units)
    total = ticks // units
    hour, minute, second = seconds // 3600, seconds // 60 % 60, seconds % 60
    weekday = (day - 1) % 7
    if day == _DAY_THAT_NEVER_WAS:
        return _Moment(1900, 2, 29, weekday, hour, minute, second, fraction, total)
    if day == 0:
        return _Moment(1900, 1, 0, weekday, hour, minute, second, fraction, total)
    date = dt.date(1899, 12, 31 if day < _DAY_THAT_NEVER_WAS else 30) + dt.timedelta(days=day)
    return _Moment(date.year, date.month, date.day, weekday, hour, minute, second, fraction, total)


def _minutes(tokens: tuple[Token, ...]) -> set[int]:
    """Where ``m`` means minutes: behind hours, or before seconds."""
    parts = [(at, token.text) for at, token in enumerate(tokens) if token.kind in ("date", "elapsed")]
    found = set()
    for nth, (at, text) in enumerate(parts):
        if text not in ("m", "mm"):
            continue
        before = parts[nth - 1][1] if nth else ""
        after = parts[nth + 1][1] if nth + 1 < len(parts) else ""
        if before in ("h", "hh") or after in ("s", "ss"):
            found.add(at)
    return found


def _word(token: Token, at: _Moment, half_days: bool, is_minute: bool) -> str:
    if token.kind == "elapsed":
        return _elapsed(token.text, at)
    if token.kind != "date":
        return token.text
    if token.text.startswith("m"):
        return f"{at.minute:0{len(token.text)}}" if is_minute else _month(token.text, at.month)
    return _day_or_time(token.text, at, (at.hour % 12 or 12) if half_days else at.hour)


def _elapsed(text: str, at: _Moment) -> str:
    total = {"h": at.total // 3600, "m": at.total // 60, "s": at.total}[text[0]]
    return f"{total:0{len(text)}}"


def _month(text: str, month: int) -> str:
    name = _MONTHS[month - 1]
    return {1: f"{month}", 2: f"{month:02}", 3: name[:3], 4: name, 5: name[0]}[len(text)]


def _day_or_time(text: str, at: _Moment, hour: int) -> str:
    """An era, which only some calendars have, is nothing."""
    weekday = _WEEKDAYS[at.weekday]
    before_noon = at.hour < 12
    shown = {
        "y": f"{at.year % 100:02}", "yy": f"{at.year % 100:02}", "yyy": f"{at.year:04}", "yyyy": f"{at.year:04}",
        "e": f"{at.year:04}", "ee": f"{at.year:04}", "bb": f"{(at.year + 543) % 100:02}", "bbbb": f"{at.year + 543}",
        "d": f"{at.day}", "dd": f"{at.day:02}", "ddd": weekday[:3], "dddd": weekday,
        "h": f"{hour}", "hh": f"{hour:02}", "s": f"{at.second}", "ss": f"{at.second:02}",
        "AM/PM": "AM" if before_noon else "PM", "上午/下午": "AM" if before_noon else "PM",
        "A/P": "A" if before_noon else "P",
    }  # fmt: skip
    return shown.get(text, "")
