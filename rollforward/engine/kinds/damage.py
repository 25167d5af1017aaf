"""What spreadsheets do to text before anybody uploads it, and the text as it probably was."""

from __future__ import annotations

import re
from decimal import Decimal

from rollforward.engine.months import month_number

#: What a cell says whose formula failed.
ERROR_VALUE = r"^\s*#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)\s*$"
#: A long number as a narrow column shows it: 1.23E+11.
SCIENTIFIC = r"^\s*[0-9](?:[.,][0-9]+)?[Ee]\+[0-9]{1,2}\s*$"
#: A code such as 3-1 or MAR1 that was taken for a day of the year: 1-Mar, Mar-01.
DATED = r"(?i)^\s*(?:[0-9]{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-[0-9]{2})\s*$"  # noqa: E501

_MAILTO = re.compile(r"^mailto:|[<>\s\"']|[.,;:]+$", re.IGNORECASE)
_COMMA_DOMAIN = re.compile(r",(?=[A-Za-z]{2,10}$)")
_AT = re.compile(r"\s*(?:\(at\)|\[at\]|\s+at\s+)\s*", re.IGNORECASE)


def unscientific(text: str) -> str | None:
    """The whole number, where its digits are all there: ``1.2345E+4``; ``None`` where some are lost."""
    mantissa, _, exponent = text.strip().upper().replace(",", ".").partition("E+")
    known = len(mantissa.partition(".")[2])
    return f"{Decimal(mantissa).scaleb(int(exponent)):f}" if exponent.isdecimal() and known >= int(exponent) else None


def undated(text: str) -> str | None:
    """The code that was probably typed: month and number with a hyphen between them, ``3-1`` for ``1-Mar``."""
    first, _, second = text.strip().partition("-")
    month, number = (first, second) if month_number(first) else (second, first)
    return f"{month_number(month)}-{int(number)}" if month_number(month) and number.isdecimal() else None


def mended_email(text: str) -> str:
    """The address without what gets around it: mailto, brackets, spaces, a comma for the last point, a spelt-out @."""
    text = _AT.sub("@", text.strip()) if "@" not in text else text.strip()
    while (shorter := _MAILTO.sub("", text)) != text:
        text = shorter
    return _COMMA_DOMAIN.sub(".", text)
