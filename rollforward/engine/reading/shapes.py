"""What kind of thing a cell looks like, told from the cell alone. Cheap tests, used on a few hundred cells."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[-+(]?\s?[$€£¥]?\s?[-+]?(?:\d[\d,.' \u00a0]*|\.\d+)\s?(?:%|[$€£¥])?\)?-?")
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:[AaPp][Mm])?)?Z?"
    r"|\d{1,2}[- ][A-Za-z]{3,9}[- ,]+\d{2,4}"
    r"|[A-Za-z]{3,9} \d{1,2},? \d{4}"
)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+|\()?\d[\d ().+/-]{6,}(?:\s?(?:x|ext)\.?\s?\d+)?", re.IGNORECASE)
_CODE = re.compile(r"(?=.*\d)(?=.*[A-Za-z-])[A-Za-z]{0,4}[-/]?\d[\dA-Za-z/-]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ANSWER = frozenset({"true", "false", "yes", "no", "y", "n", "n/a", "x", "active", "inactive"})


def is_number(cell: str) -> bool:
    """A number or an amount of money, blank cells not."""
    return bool(_NUMBER.fullmatch(cell.strip()))


def is_value(cell: str) -> bool:
    """Whether the cell can only be data: a number, date, e-mail, web address, phone, code, or a yes or no."""
    text = cell.strip()
    if not text:
        return False
    if text.casefold() in _ANSWER:
        return True
    return any(p.fullmatch(text) for p in (_NUMBER, _DATE, _EMAIL, _URL, _PHONE, _CODE))


def is_label(cell: str) -> bool:
    """Whether the cell could be a header: a short text that is no value; a year may be one."""
    text = cell.strip()
    if not text or len(text) > 80 or not any(char.isalpha() for char in text):
        return bool(_YEAR.fullmatch(text)) or text in ("#", "%", "$")
    return not is_value(text)
