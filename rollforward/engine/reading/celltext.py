"""A spreadsheet's value as the text a person sees."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal

_EXACT_WHOLE = 2**53


def text_of(value: object) -> str:
    """Numbers without a needless fraction or exponent, dates as ISO, booleans as TRUE and FALSE."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, dt.time):
        return value.isoformat(timespec="seconds")
    if isinstance(value, dt.timedelta):
        return _duration(value)
    return str(value)


def _number(value: float) -> str:
    if value.is_integer():
        return str(int(value)) if abs(value) < _EXACT_WHOLE else format(Decimal(repr(value)), "f").removesuffix(".0")
    if not math.isfinite(value):
        return str(value)
    # Spreadsheets show at most 15 digits: 0.1 + 0.2 is 0.3 to everyone who looks at it.
    return format(Decimal(f"{value:.15g}"), "f")


def _duration(value: dt.timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
