"""The text that Excel shows for a number: United States settings, a column that is wide enough."""

from __future__ import annotations

import math
from functools import lru_cache

from rollforward.engine.reading.numberformat import sections
from rollforward.engine.reading.numberformat.dates import DAYS_1904, date_text
from rollforward.engine.reading.numberformat.digits import number_text
from rollforward.engine.reading.numberformat.fraction import fraction_text
from rollforward.engine.reading.numberformat.general import general
from rollforward.engine.reading.numberformat.sections import Format, Section

parsed = lru_cache(maxsize=2048)(sections.parse)


def is_date(code: str) -> bool:
    """Whether the format shows numbers as dates or times."""
    return any(section.kind == "date" for section in parsed(code).sections)


def shown(value: float, code: str, *, date1904: bool = False) -> str:
    """The text of a number in the format ``code``; a code that makes no sense is taken as General.

    Where Excel fills the cell with ``#`` (a date before 1900 or after 9999), the number itself is given: a file's
    content is not lost because somebody chose the wrong format for it.
    """
    return render(float(value), parsed(code), date1904)


def render(value: float, format_: Format, date1904: bool) -> str:
    section = format_.section(value) if math.isfinite(value) else None
    if section is None:
        return general(value)
    return _in_section(section, value, date1904)


def _in_section(section: Section, value: float, date1904: bool) -> str:
    if section.kind == "date":
        text = date_text(section, value + DAYS_1904 if date1904 and not _only_elapsed(section) else value)
        return general(value) if text is None else text
    minus, seen = ("-" if section.minus and value < 0 else ""), True
    if section.kind == "general":
        text = "".join(general(abs(value)) if item.kind == "general" else item.text for item in section.items)
    elif section.kind == "fraction":
        found = fraction_text(section, value)
        if found is None:
            return general(value)
        text = found
    else:
        text, seen = number_text(section, value)
    # Nothing is left of -0.001 with two places, and so neither is its sign.
    return minus + text if seen else text


def _only_elapsed(section: Section) -> bool:
    """A length of time counts from nothing, whatever the calendar starts with."""
    return any(item.kind == "elapsed" for item in section.items)
