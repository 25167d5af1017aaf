"""Digits into their places."""

from __future__ import annotations

from rollforward.engine.reading.numberformat.sections import Section
from rollforward.engine.reading.numberformat.tokens import Token

#: Whole numbers below are exact in a float, and stay exact here: one of them may be somebody's client code.
EXACT = 2.0**53

_PAD = {"0": "0", "?": " ", "#": ""}
#: A number with so many zeros behind the point is nothing in any format.
_NOTHING = 400


def significant(value: float) -> tuple[int, int]:
    """``digits`` and ``power``: the size of a number is ``digits`` times ten to the ``power``.

    Excel computes with 15 digits, so that 1.005 is a tie, whatever its binary form.
    """
    size = abs(value)
    if size < EXACT and size.is_integer():
        return int(size), 0
    mantissa, power = f"{size:.14e}".split("e")
    return int(mantissa.replace(".", "")), int(power) - 14


def rounded(digits: int, power: int, places: int) -> int:
    """The number in units of its last place, halves away from zero."""
    shift = power + places
    if shift >= 0:
        return digits * int(10**shift)
    if shift < -_NOTHING:
        return 0
    unit = int(10**-shift)
    return (2 * digits + unit) // (2 * unit)


def number_text(section: Section, value: float) -> tuple[str, bool]:
    """The size of a number in this section, and whether any of it is to be seen."""
    digits, power = significant(value)
    power += section.shift
    places = sum(item.kind == "frac" for item in section.items)
    if any(item.kind == "power" for item in section.items):
        return _scientific(section, digits, power, places)
    units = rounded(digits, power, places)
    has_digits = any(item.kind in ("int", "frac") for item in section.items)
    return fill(section, _parts(units, places)), units > 0 or not has_digits


def _parts(units: int, places: int) -> dict[str, str]:
    text = str(units).rjust(places + 1, "0")
    whole, part = text[: len(text) - places], text[len(text) - places :]
    return {"int": whole.lstrip("0"), "frac": part.rstrip("0")}


def _scientific(section: Section, digits: int, power: int, places: int) -> tuple[str, bool]:
    """With an exponent that is a multiple of the places before the point: ``##0.0E+0`` counts in thousands."""
    wide = sum(item.kind == "int" for item in section.items)
    step = max(1, wide)
    exponent = 0
    if digits:
        top = power + len(str(digits)) - (1 if wide else 0)
        exponent = top // step * step
        if rounded(digits, power - exponent, places) >= 10 ** (places + (step if wide else 0)):
            exponent += step
    parts = _parts(rounded(digits, power - exponent, places), places)
    if not digits:
        parts["int"] = "0" * wide
    parts["exponent"] = str(abs(exponent)).lstrip("0")
    sign = "-" if exponent < 0 else "+"
    return fill(section, parts, sign), digits > 0


def fill(section: Section, parts: dict[str, str], exponent_sign: str = "") -> str:
    """Put the digits of each part into its places: from the right, but from the left behind the point."""
    left = {part: sum(item.kind == part for item in section.items) for part in ("int", "exponent", "num")}
    wide = dict(left)
    taken = {"frac": 0, "den": 0}
    out: list[str] = []
    for item in section.items:
        if item.kind in left:
            left[item.kind] -= 1
            first = left[item.kind] == wide[item.kind] - 1
            grouped = section.grouped and item.kind == "int"
            out.append(_place(parts.get(item.kind, ""), left[item.kind], first, item, grouped))
        elif item.kind in taken:
            digits, at = parts.get(item.kind, ""), taken[item.kind]
            taken[item.kind] += 1
            out.append(digits[at] if at < len(digits) else _PAD.get(item.text, " "))
        elif item.kind == "power":
            out.append("E" + exponent_sign if exponent_sign == "-" or item.text == "+" else "E")
        else:
            out.append(item.text)
    return "".join(out)


def _place(digits: str, from_right: int, first: bool, item: Token, grouped: bool) -> str:
    """The digit of one place; the first place takes all that have none."""
    if first and len(digits) > from_right:
        return (
            _grouped(digits[: len(digits) - from_right], from_right) if grouped else digits[: len(digits) - from_right]
        )
    digit = digits[len(digits) - 1 - from_right] if from_right < len(digits) else _PAD[item.text]
    if not grouped or not digit or not from_right or from_right % 3:
        return digit
    return digit + ("," if digit != " " else " ")


def _grouped(digits: str, from_right: int) -> str:
    """With commas where thousands end, ``from_right`` digits still to come."""
    marks = (
        digit + ("," if (at := from_right + len(digits) - 1 - i) and at % 3 == 0 else "")
        for i, digit in enumerate(digits)
    )
    return "".join(marks)
