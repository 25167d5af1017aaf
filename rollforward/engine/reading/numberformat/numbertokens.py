"""The signs of a section of digits: which stand before the point, behind it, in an exponent or in a fraction."""

from __future__ import annotations

from typing import NamedTuple

from rollforward.engine.reading.numberformat.tokens import Token


class Digits(NamedTuple):
    """``items`` are of the kinds literal, int, point, frac, power, exponent, num, slash and den.

    ``shift`` and ``grouped`` as in Section.
    """

    items: tuple[Token, ...]
    shift: int
    grouped: bool


def number_items(signs: list[Token]) -> Digits:
    """The items of a section, in its order."""
    items: list[Token] = []
    part, percents = "int", 0
    for sign in signs:
        item = _item(sign, part, items)
        if item.kind == "point":
            part = "frac"
        elif item.kind == "power":
            part = "exponent"
        elif item.kind == "slash":
            _make_numerator(items)
            part = "den"
        percents += sign == ("other", "%")
        items.append(item)
    grouped, thousands = _commas(items)
    shown = [item for item in items if item.kind != "comma"]
    if any(item.kind in ("point", "frac") for item in shown) and not any(i.kind in ("int", "power") for i in shown):
        shown.insert([item.kind for item in shown].index("point"), Token("int", "#"))
    return Digits(tuple(shown), 2 * percents - 3 * thousands, grouped)


def _item(sign: Token, part: str, before: list[Token]) -> Token:
    last = before[-1].kind if before else ""
    if sign.kind == "place" or (sign.kind == "digit" and part == "den" and last in ("slash", "den", "literal")):
        return Token(part, sign.text)
    if sign.kind == "power" and part in ("int", "frac") and any(item.kind in ("int", "frac") for item in before):
        return Token("power", sign.text[1])
    special = {
        ".": part == "int" and "point",
        "/": part == "int" and any(item.kind == "int" for item in before) and "slash",
        ",": last in ("int", "frac", "comma", "point") and "comma",
    }
    kind = special.get(sign.text) if sign.kind == "other" else None
    return Token(kind or "literal", sign.text)


def _make_numerator(items: list[Token]) -> None:
    """The last run of places before the slash counts the parts; those before it, if any, the wholes."""
    last = max(number for number, item in enumerate(items) if item.kind == "int")
    while last >= 0 and items[last].kind == "int":
        items[last] = Token("num", items[last].text)
        last -= 1


def _commas(items: list[Token]) -> tuple[bool, int]:
    """Whether thousands are set apart, and by how many thousands the number is divided."""
    last_int = max((number for number, item in enumerate(items) if item.kind == "int"), default=-1)
    commas = [number for number, item in enumerate(items) if item.kind == "comma"]
    return any(number < last_int for number in commas), sum(number > last_int for number in commas)
