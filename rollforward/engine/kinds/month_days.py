"""Days of the year without a year, such as the end of a fiscal year. Canonical: ``03-31``, month first.

That form, with its dash and zeros, is how we write it ourselves: it is read month-first unless its column shows
otherwise.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import polars as pl

from rollforward.engine.fields import Field
from rollforward.engine.kinds.base import Context, Kind, Lesson, Parsed, Reader, Tally, as_it_is
from rollforward.engine.kinds.dates import FILLERS, WORDS, date_readings
from rollforward.engine.kinds.orders import Readings, order_tally, settle, with_order
from rollforward.engine.months import month_number

_LONGEST = 60
_LEAP_YEAR = 2024
_TITLE = re.compile(r"(?:fye|ye|fiscal year end(?:ing|s)?|year end(?:ing|s)?)\b[\s:.-]*", re.IGNORECASE)
_OURS = re.compile(r"(?:--)?([0-9]{2})-([0-9]{2})")
_PARTS = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})\.?")


def _reader(_field: Field, context: Context) -> Reader:
    # A column may say that the year stands first; without a year that means month before day.
    context = replace(context, date_order="mdy") if context.date_order == "ymd" else context

    def read(text: str) -> Parsed:
        return settle(_readings(text.strip(), context), context, "not-a-month-day")

    return read


def _readings(text: str, context: Context) -> Readings:
    if len(text) > _LONGEST:
        return {}
    text = _TITLE.sub("", text, count=1).strip() if _TITLE.match(text) else text
    if (ours := _OURS.fullmatch(text)) and context.date_order != "dmy" and (day := _day(*ours.groups())):
        return {"any": day}
    if parts := _PARTS.fullmatch(text):
        return _some({"mdy": _day(*parts.groups()), "dmy": _day(parts.group(2), parts.group(1))})
    return _of_words(WORDS.findall(text)) or _of_date(text)


def _of_words(words: list[str]) -> Readings:
    words = [word for word in words if word.casefold() not in FILLERS]
    months = [n for word in words if (n := month_number(word))]
    days = [word for word in words if word.isdecimal()]
    if len(words) != 2 or len(months) != 1 or len(days) != 1:
        return {}
    return _some({"any": _day(str(months[0]), days[0])})


def _of_date(text: str) -> Readings:
    readings, _ = date_readings(text)
    return {order: value[5:] for order, value in readings.items()}


def _day(month: str, day: str) -> str | None:
    if len(day) > 2:
        return None
    try:
        return date(_LEAP_YEAR, int(month), int(day)).isoformat()[5:]
    except ValueError:  # no such day
        return None


def _some(readings: dict[str, str | None]) -> Readings:
    return {order: value for order, value in readings.items() if value}


def _tally(cells: pl.DataFrame) -> Tally:
    return order_tally(cells.with_columns(pl.col("cell").str.replace(f"(?i)^{_TITLE.pattern}", "")))


MONTH_DAY = Kind(_reader, as_it_is, None, Lesson(_tally, with_order))
