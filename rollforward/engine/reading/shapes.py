"""What kind of thing a cell looks like, told from the cell alone. Cheap tests, used on a few hundred cells."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Kind = Literal["blank", "text", "number", "year", "date", "email", "url", "phone", "code", "answer", "missing"]

_NUMBER = re.compile(
    r"[-+(\u2212]?\s?[$€£¥]?\s?[-+]?(?:\d[\d,.' \u00a0\u202f\u2019]*|\.\d+)(?:[eE][-+]?\d{1,3})?\s?(?:%|[$€£¥])?\)?-?"
    # A number with the mark of a footnote or of an estimate.
    r"(?:\s?(?:\\\d|\d/|[*†‡§a-e]|\([a-e\d]\)))?"
)
_YEAR = re.compile(
    r"(?:FY|CY|TY|Year|Jahr|Année|Año)?\s?'?(?:1[5-9]|20|21)\d\d"
    r"(?:\s?[-/–]\s?(?:(?:1[5-9]|20|21)?\d\d))?(?:\s?(?:\\\d/?|\d/|[*†‡§]|[pre]\b|\(\w{1,5}\)|\\\w|est\.?))?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:[AaPp]\.?[Mm]\.?)?)?"
    r"(?:Z|[+-]\d\d:?\d\d)?"
    r"|\d{1,2}[- .]+[A-Za-zÀ-ÿ]{3,9}\.?[- ,]+\d{2,4}"
    r"|[A-Za-zÀ-ÿ]{3,9}\.? \d{1,2},? \d{4}"
    r"|\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:[AaPp]\.?[Mm]\.?)?"
)
_EMAIL = re.compile(r'[^\s@:;,|"]+@[^\s@:;,|"]+\.[^\s@:;,|"]+')
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
#: Of ages, sizes: a local phone number has more digits.
_RANGE = re.compile(r"\d{1,3}\s?[-–]\s?\d{1,3}")
_PHONE = re.compile(r"(?:\+|\()?\d[\d ().+/-]{6,}(?:\s?(?:x|ext)\.?\s?\d+)?", re.IGNORECASE)
_CODE = re.compile(r"(?=.*\d)(?=.*[A-Za-z-])[A-Za-z]{0,4}[-/]?\d[\dA-Za-z/-]*")
#: In the order in which they are tried.
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("year", _YEAR),
    ("date", _DATE),
    ("number", _NUMBER),
    ("email", _EMAIL),
    ("url", _URL),
    ("code", _RANGE),
    ("phone", _PHONE),
    ("code", _CODE),
)
_DIGIT = re.compile(r"\d")
_ANSWER = frozenset("true false yes no y n x active inactive ja nein oui non si sí nee".split())  # noqa: SIM905
_MISSING = re.compile(
    r"\(?(?:n/?a|nan|null|none|nil|x|z|d|s|na|tbd|missing|unknown)\)|[-–—.…*:#]{1,3}|\(-\)|n/a|na|n\.a\.|null|nan|#n/a",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def kind_of(cell: str) -> Kind:
    """The kind of a cell; outer spaces do not count. A number that could be a year is a ``year``."""
    text = cell.strip()
    if not text:
        return "blank"
    if len(text) <= 8 and _MISSING.fullmatch(text):
        return "missing"
    if text.casefold() in _ANSWER:
        return "answer"
    if len(text) > 200:
        return "text"
    if not _DIGIT.search(text):
        return _without_digit(text)
    return _with_digit(text)


def _without_digit(text: str) -> Kind:
    if "@" in text and _EMAIL.fullmatch(text):
        return "email"
    return "url" if _URL.fullmatch(text) else "text"


def _with_digit(text: str) -> Kind:
    if text.startswith("+") and len(text) > 9 and _PHONE.fullmatch(text):
        return "phone"
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(text)), "text")


def is_number(cell: str) -> bool:
    """A number or an amount of money, blank cells not."""
    return bool(_NUMBER.fullmatch(cell.strip()))


def is_value(cell: str) -> bool:
    """Whether the cell can only be data: a number, date, e-mail, web address, phone, code, or a yes or no."""
    kind = kind_of(cell)
    return kind not in ("blank", "text") and not (kind == "missing" and "/" not in cell)


def is_label(cell: str) -> bool:
    """Whether the cell could be a header: a short text that is no value; a year may be one."""
    text = cell.strip()
    if kind_of(text) == "year" or text in ("#", "%", "$"):
        return True
    return bool(text) and len(text) <= 80 and any(char.isalpha() for char in text) and not is_value(text)
