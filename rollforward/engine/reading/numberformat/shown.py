"""Which section of a format is for a number, and the text that it makes of it."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable

from rollforward.engine.reading.numberformat.dates import shown_date
from rollforward.engine.reading.numberformat.fractions import shown_fraction
from rollforward.engine.reading.numberformat.general import general
from rollforward.engine.reading.numberformat.numbers import shown_number
from rollforward.engine.reading.numberformat.tokens import Section, Token, sections_of

_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
_GENERAL = Section((Token("general", "General"),))


def is_date(code: str) -> bool:
    """Whether the format shows positive numbers as a date or a time."""
    return sections_of(code)[0].has("date", "elapsed")


def shown(value: float, code: str, *, date1904: bool = False) -> str:
    """The text of a number in this format, in a column that is wide enough, in a United States locale.

    A code that makes no sense is *General*. A negative date, for which Excel shows only ``####``, is shown as a number.
    """
    if not math.isfinite(value):
        return str(value)
    section, apart = _section_for(value, sections_of(code))
    if section.has("date", "elapsed"):
        text = shown_date(value, section, date1904)
        return general(value) if text is None else text
    sign = "-" if value < 0 and not apart else ""
    return _text(abs(value), section, sign)


def _text(value: float, section: Section, sign: str) -> str:
    if section.has("general"):
        return sign + _around(section, general(value))
    if section.has("text") and not section.has("digit"):
        return sign + _around(section, general(value))
    if section.has("slash") and section.has("digit"):
        return sign + shown_fraction(value, section)
    return shown_number(value, section, sign)


def _around(section: Section, text: str) -> str:
    return "".join(text if token.kind in ("general", "text") else token.text for token in section.tokens)


def _section_for(value: float, sections: tuple[Section, ...]) -> tuple[Section, bool]:
    """The section, and whether it is for negative numbers alone, so that it brings its own sign."""
    numeric = sections[:-1] if 1 < len(sections) < 4 and sections[-1].has("text") else sections[:3]
    if any(section.condition for section in numeric[:2]):
        return _conditional(value, numeric)
    if len(numeric) == 1:
        return numeric[0], False
    if value < 0:
        return numeric[1], True
    return (numeric[2] if value == 0 and len(numeric) > 2 else numeric[0]), False


def _conditional(value: float, sections: tuple[Section, ...]) -> tuple[Section, bool]:
    for section in sections[:2]:
        if section.condition and _COMPARE[section.condition[0]](value, section.condition[1]):
            return section, _only_negative(section)
    rest = [section for section in sections if not section.condition]
    if not rest:
        return _GENERAL, False
    if len(sections) == 2 and sections[0].condition:
        return rest[0], value < 0 and not _only_negative(sections[0])
    return (rest[-1] if sections[0].condition or value >= 0 else rest[0]), False


def _only_negative(section: Section) -> bool:
    sign, bound = section.condition or ("", 0.0)
    return (sign == "<" and bound <= 0) or (sign == "<=" and bound < 0) or (sign == "=" and bound < 0)
