"""Numbers as fractions: ``# ?/?``."""

from __future__ import annotations

from dataclasses import replace

from rollforward.engine.reading.numberformat.digits import fill
from rollforward.engine.reading.numberformat.sections import Section
from rollforward.engine.reading.numberformat.tokens import Token

#: As in Excel: with closer denominators the search would only follow the noise of the float.
_CLOSE = 5e-8
_LONGEST = 7
_LARGEST = 1e15


def fraction_text(section: Section, value: float) -> str | None:
    """The size of a number in this section; ``None`` where it is too large for it."""
    size = abs(value) * 10.0**section.shift
    if size >= _LARGEST:
        return None
    mixed = any(item.kind == "int" for item in section.items)
    whole, above, below = _parts(section, size, mixed)
    parts = {"num": str(above), "den": str(below)}
    if mixed:
        parts["int"] = str(whole) if whole or not above else ""
        if not above and not _always(section):
            return fill(_without_fraction(section), parts)
    if below == _fixed(section):
        section = _with_denominator(section, below)
    return fill(section, parts)


def _parts(section: Section, size: float, mixed: bool) -> tuple[int, int, int]:
    below = _fixed(section)
    if below:
        above = int(size * below + 0.5)
        return (above // below, above % below, below) if mixed else (0, above, below)
    places = sum(item.kind == "den" for item in section.items)
    above, below = _nearest(size, 10 ** min(places, _LONGEST) - 1)
    return (above // below, above % below, below) if mixed else (0, above, below)


def _nearest(size: float, largest: int) -> tuple[int, int]:
    """The last convergent of the continued fraction whose denominator is no larger, in floats as Excel does it."""
    before, last = (0, 1), (1, 0)
    found, rest = (0, 1), size
    while last[1] < largest:
        part = int(rest)
        found = (part * last[0] + before[0], part * last[1] + before[1])
        if rest - part < _CLOSE:
            break
        rest = 1 / (rest - part)
        before, last = last, found
    if found[1] > largest:
        found = before if last[1] > largest else last
    return found if found[1] else (int(size), 1)


def _fixed(section: Section) -> int:
    """The denominator that the format itself names, or 0."""
    text = "".join(item.text for item in section.items if item.kind == "den")
    return int(text) if text.isdecimal() else 0


def _always(section: Section) -> bool:
    return any(item.kind == "num" and item.text == "0" for item in section.items)


def _with_denominator(section: Section, below: int) -> Section:
    kept = [item for item in section.items if item.kind != "den"]
    at = next(number for number, item in enumerate(section.items) if item.kind == "den")
    return replace(section, items=(*kept[:at], Token("literal", str(below)), *kept[at:]))


def _without_fraction(section: Section) -> Section:
    """Blanks where the fraction would stand; nothing at all where its places are ``#``."""
    inside = [number for number, item in enumerate(section.items) if item.kind in ("num", "slash", "den")]
    blank = " " if any(item.text == "?" for item in section.items if item.kind == "num") else ""
    first = max(number for number, item in enumerate(section.items) if item.kind == "int") + 1
    items = (
        Token("literal", blank * len(item.text)) if first <= number <= inside[-1] else item
        for number, item in enumerate(section.items)
    )
    return replace(section, items=tuple(items))
