"""The signs of a section of dates and times."""

from __future__ import annotations

from rollforward.engine.reading.numberformat.tokens import Token


def date_items(signs: list[Token]) -> list[Token]:
    """Items of the kinds ``literal``, ``date``, ``minute``, ``elapsed``, ``ampm`` and ``part`` (of a second).

    The sign ``m`` is a month, except after hours or before seconds, where it is a minute.
    """
    items: list[Token] = []
    for sign in signs:
        if sign.kind in ("date", "elapsed", "ampm"):
            items.append(_minute(sign, items))
        elif sign.kind == "place" and sign.text == "0" and items and items[-1].kind == "part":
            items[-1] = Token("part", items[-1].text + "0")
        elif sign == ("other", "."):
            items.append(Token("part", ""))
        else:
            items.append(Token("literal", sign.text))
    # A point without digits behind it is a point; a second has three places at most.
    return [Token("literal", ".") if item == ("part", "") else item for item in items]


def _minute(sign: Token, items: list[Token]) -> Token:
    clock = [number for number, item in enumerate(items) if item.kind in ("date", "elapsed", "minute")]
    last = items[clock[-1]] if clock else Token("", "")
    if sign.text in ("m", "mm") and sign.kind == "date":
        if last.kind in ("date", "elapsed") and last.text[0] in "hs" and not _used(items, clock):
            return Token("minute", sign.text)
    elif sign.text[0] == "s" and last.kind == "date" and last.text in ("m", "mm"):
        items[clock[-1]] = Token("minute", last.text)
    return sign


def _used(items: list[Token], clock: list[int]) -> bool:
    """Whether the minutes of these seconds stand before them: in ``mm:ss mm`` the second one is a month."""
    last = items[clock[-1]]
    return last.text[0] == "s" and len(clock) > 1 and items[clock[-2]].kind == "minute"
