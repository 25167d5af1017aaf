"""Dates. Canonical: ``2026-03-31``; that form is read everywhere and whatever the column writes.

Years in two digits follow the spreadsheets: 00 to 29 are 2000 to 2029, 30 to 99 are 1930 to 1999, and the cell says so.
Day numbers are read only where a whole column holds nothing else.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import polars as pl

from rollforward.engine.fields import Field
from rollforward.engine.kinds.base import BLANK, Context, Kind, Lesson, Parsed, Reader, Tally, as_it_is
from rollforward.engine.kinds.orders import Readings, order_tally, settle, with_order
from rollforward.engine.months import is_weekday, month_number

_LONGEST = 40
_YEARS = range(1800, 2200)
_PIVOT = 30
_SERIAL_START = date(1899, 12, 30)
#: 1910 to 2099; below lie numbers that are more likely years.
_SERIALS = range(3_654, 73_051)

_TIME = re.compile(
    r"(?:T|,? )[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?"
    r" ?(?:[AP]\.?M\.?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"([0-9]{1,4})([/.\- ]) ?([0-9]{1,2})\2 ?([0-9]{1,4})\.?")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_NOTHING = re.compile(r"0{1,4}[/.\-]0{1,2}[/.\-]0{1,4}")
WORDS = re.compile(r"[^\W\d_]+|[0-9]+|[^\s,./-]")
#: What stands beside day, month and year: 1st of March, 1er mars, 1º de marzo del 2024, den 1. marts.
FILLERS = {"st", "nd", "rd", "th", "of", "tues", "thur", "thurs", "er", "le", "de", "del", "º", "den", "der", "dia"}
_SERIAL_FORM = r"^\s*([1-9][0-9]{3,4})(?:\.[0-9]{1,12})?\s*$"
_SERIAL = re.compile(_SERIAL_FORM)

_PLAIN_YEAR = "(?:1[89]|2[01])[0-9]{2}"
_PLAIN_ISO = rf"^{_PLAIN_YEAR}-[0-9]{{2}}-[0-9]{{2}}$"
_PLAIN_SLASHED = rf"^[0-9]{{1,2}}/[0-9]{{1,2}}/{_PLAIN_YEAR}$"
_FORMATS = {"dmy": "%d/%m/%Y", "mdy": "%m/%d/%Y"}


def _reader(_field: Field, context: Context) -> Reader:
    def read(text: str) -> Parsed:
        text = text.strip()
        if context.serials and (day := serial_date(text)):
            return Parsed(day, "excel-serial", day)
        if _NOTHING.fullmatch(text):
            return BLANK  # how some programs write "no date"
        readings, two_digits = date_readings(text)
        parsed = settle(readings, context, "not-a-date")
        return Parsed(parsed.value, "two-digit-year", parsed.value) if two_digits and parsed.value else parsed

    return read


def serial_date(text: str) -> str | None:
    """The date of a spreadsheet's day number, a time of day behind the point left out."""
    serial = _SERIAL.fullmatch(text)
    if not serial or int(serial.group(1)) not in _SERIALS:
        return None
    return (_SERIAL_START + timedelta(days=int(serial.group(1)))).isoformat()


def date_readings(text: str) -> tuple[Readings, bool]:
    """All dates that a text can mean, a time of day left out; and whether its year has two digits."""
    if len(text) > _LONGEST:
        return {}, False
    text = _without_time(text)
    if compact := _COMPACT.fullmatch(text):
        return _some({"any": _iso(*compact.groups())}), False
    if parts := _PARTS.fullmatch(text):
        return _of_parts(parts.group(1), parts.group(3), parts.group(4))
    return _of_words(WORDS.findall(text))


def _without_time(text: str) -> str:
    time = next((m for m in _TIME.finditer(text) if m.end() == len(text)), None)
    return text[: time.start()] if time else text


def _of_parts(first: str, second: str, third: str) -> tuple[Readings, bool]:
    if len(first) == 4:
        return _some({"any": _iso(first, second, third)}), False
    if len(first) > 2 or len(third) not in (2, 4):
        return {}, False
    readings = {"dmy": _iso(third, second, first), "mdy": _iso(third, first, second)}
    if len(first) == len(third) == 2:
        readings["ymd"] = _iso(first, second, third)
    return _some(readings), len(third) == 2


def _of_words(words: list[str]) -> tuple[Readings, bool]:
    words = [word for word in words if not (word.casefold() in FILLERS or is_weekday(word))]
    months = [n for word in words if (n := month_number(word))]
    numbers = [word for word in words if word.isdecimal()]
    if len(words) != 3 or len(months) != 1 or len(numbers) != 2:
        return {}, False
    day, year = reversed(numbers) if len(numbers[0]) == 4 else numbers
    return _some({"any": _iso(year, str(months[0]), day)}), len(year) == 2


def _iso(year: str, month: str, day: str) -> str | None:
    if len(year) not in (2, 4) or len(day) > 2:
        return None
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < _PIVOT else 1900)
    if full not in _YEARS:
        return None
    try:
        return date(full, int(month), int(day)).isoformat()
    except ValueError:  # no such day
        return None


def _some(readings: dict[str, str | None]) -> Readings:
    return {order: value for order, value in readings.items() if value}


def _column(cell: pl.Expr, context: Context) -> pl.Expr:
    iso = pl.when(cell.str.contains(_PLAIN_ISO)).then(cell.str.to_date("%Y-%m-%d", strict=False))
    if context.date_order not in _FORMATS:
        return iso.cast(pl.String)
    slashed = cell.str.to_date(_FORMATS[context.date_order], strict=False)
    return pl.coalesce(iso, pl.when(cell.str.contains(_PLAIN_SLASHED)).then(slashed)).cast(pl.String)


def _tally(cells: pl.DataFrame) -> Tally:
    filled = cells.filter(pl.col("cell").str.contains(r"\S"))
    number = pl.col("cell").str.extract(_SERIAL_FORM).cast(pl.UInt32)
    serials = filled.select(pl.col("count").filter(number.is_between(_SERIALS.start, _SERIALS.stop - 1)).sum()).item()
    told = order_tally(filled.filter(~pl.col("cell").str.contains(_PLAIN_ISO)))
    return {"filled": int(filled["count"].sum()), "serials": serials, **told}


def _conclude(tally: Tally, context: Context) -> Context:
    if tally["filled"] and tally["serials"] == tally["filled"]:
        return replace(context, serials=True)
    return with_order(tally, context)


DATE = Kind(_reader, as_it_is, _column, Lesson(_tally, _conclude))
