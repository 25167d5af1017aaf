"""Digits into placeholders: ``0``, ``#``, ``?``, thousands, percent, exponents, and texts between the digits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rollforward.engine.reading.numberformat.general import decimal_of, rounded
from rollforward.engine.reading.numberformat.tokens import Section, Token

_BLANK = {"0": "0", "?": " ", "#": ""}


@dataclass(frozen=True, slots=True)
class _Layout:
    """Positions of the tokens: placeholders of the whole part, of the decimals, of the exponent."""

    whole: tuple[int, ...]
    point: int | None
    decimals: tuple[int, ...]
    sign: int | None
    exponent: tuple[int, ...]
    grouped: bool
    power: int


def shown_number(value: float, section: Section, sign: str) -> str:
    """The text of a number (0 or above) with ``sign`` before it, if anything of the number is shown."""
    layout = _layout(section.tokens)
    if not layout.whole and not layout.decimals:
        return sign + "".join(token.text for token in section.tokens if token.kind in ("literal", "percent", "slash"))
    scaled = decimal_of(value).scaleb(layout.power)
    if layout.sign is None:
        return sign + _filled(section.tokens, layout, rounded(scaled, len(layout.decimals)), 0)
    mantissa, exponent = _normalised(scaled, max(1, len(layout.whole)), len(layout.decimals))
    return sign + _filled(section.tokens, layout, mantissa, exponent)


def _layout(tokens: Sequence[Token]) -> _Layout:
    digits = [at for at, token in enumerate(tokens) if token.kind == "digit"]
    sign = next((at for at, token in enumerate(tokens) if token.kind == "exponent"), None)
    before = [at for at in digits if sign is None or at < sign]
    point = next((at for at, token in enumerate(tokens) if token.kind == "point" and (sign is None or at < sign)), None)
    whole = [at for at in before if point is None or at < point]
    percent = sum(token.kind == "percent" for token in tokens)
    between, scaling = _commas(tokens, whole)
    return _Layout(
        tuple(whole),
        point,
        tuple(at for at in before if point is not None and at > point),
        sign,
        tuple(at for at in digits if sign is not None and at > sign),
        between,
        2 * percent - 3 * scaling,
    )


def _commas(tokens: Sequence[Token], whole: Sequence[int]) -> tuple[bool, int]:
    """Whether thousands are set apart, and by how many thousands the number is divided (commas behind its digits)."""
    if not whole:
        return False, 0
    between = any(token.kind == "comma" for token in tokens[whole[0] : whole[-1]])
    ends = {whole[-1], max(at for at, token in enumerate(tokens) if token.kind == "digit")}
    return between, sum(_run_of_commas(tokens, end + 1) for end in ends)


def _run_of_commas(tokens: Sequence[Token], at: int) -> int:
    end = at
    while end < len(tokens) and tokens[end].kind == "comma":
        end += 1
    return end - at


def _normalised(value: Decimal, width: int, places: int) -> tuple[Decimal, int]:
    """Mantissa and exponent; with several digits before the point the exponent is a multiple of their number."""
    if not value:
        return rounded(value, places), 0
    exponent = value.adjusted()
    exponent -= exponent % width
    mantissa = rounded(value.scaleb(-exponent), places)
    if mantissa.adjusted() >= width:
        exponent += width
        mantissa = rounded(value.scaleb(-exponent), places)
    return mantissa, exponent


def _filled(tokens: Sequence[Token], layout: _Layout, number: Decimal, exponent: int) -> str:
    whole, _, decimals = format(number, "f").partition(".")
    shown = dict(_whole(tokens, layout, whole.lstrip("0")))
    shown |= dict(_decimals(tokens, layout.decimals, decimals))
    if layout.sign is not None:
        minus = exponent < 0
        shown[layout.sign] = "E" + ("-" if minus else "+" if tokens[layout.sign].text.endswith("+") else "")
        shown |= dict(_whole(tokens, layout, str(abs(exponent)).lstrip("0"), layout.exponent))
    return "".join(shown.get(at, _as_it_is(token)) for at, token in enumerate(tokens))


def _as_it_is(token: Token) -> str:
    return "" if token.kind == "comma" else token.text


def _whole(
    tokens: Sequence[Token], layout: _Layout, digits: str, places: Sequence[int] | None = None
) -> Iterator[tuple[int, str]]:
    """What stands at each placeholder before the point; what is over stands at the first."""
    places = layout.whole if places is None else places
    grouped = layout.grouped and places is layout.whole
    done = 0
    for nth, at in enumerate(reversed(places)):
        is_first = nth == len(places) - 1
        piece = ""
        left = len(digits) - done
        for _ in range(max(1, left) if is_first else 1):
            digit = digits[len(digits) - 1 - done] if done < len(digits) else _BLANK[tokens[at].text]
            comma = "," if grouped and done and done % 3 == 0 and digit.strip() else ""
            piece = digit + comma + piece
            done += 1
        yield at, piece


def _decimals(tokens: Sequence[Token], places: Sequence[int], digits: str) -> Iterator[tuple[int, str]]:
    told = len(digits.rstrip("0"))
    for nth, at in enumerate(places):
        digit = digits[nth] if nth < len(digits) else "0"
        yield at, digit if nth < told else _BLANK[tokens[at].text]
