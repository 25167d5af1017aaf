"""Numbers as fractions: ``# ?/?``, ``# ??/??``, ``# ?/8``."""

from __future__ import annotations

from fractions import Fraction

from rollforward.engine.reading.numberformat.general import decimal_of
from rollforward.engine.reading.numberformat.tokens import Section, Token

_MOST_DIGITS = 7


def shown_fraction(value: float, section: Section) -> str:
    """The text of a number (0 or above), with its whole part apart where the format has a place for it."""
    tokens = section.tokens
    slash = next(at for at, token in enumerate(tokens) if token.kind == "slash")
    over, under = _run_before(tokens, slash), _run_behind(tokens, slash)
    whole_places = [at for at in range(over[0]) if tokens[at].kind == "digit"] if over else []
    exact = Fraction(decimal_of(value))
    whole = int(exact) if whole_places else 0
    part, fixed = _part(exact - whole, "".join(tokens[at].text for at in under))
    if whole_places and part == 1:
        whole, part = whole + 1, Fraction(0)
    below = fixed or part.denominator
    above = part.numerator * (below // part.denominator)
    shown = dict.fromkeys([*whole_places, *over, *under, slash], "")
    if whole_places:
        must = any(tokens[at].text == "0" for at in whole_places) or not above
        shown[whole_places[-1]] = str(whole) if whole or must else ""
    if whole_places and not above:
        shown[over[0] if over else slash] = " " * (len(over) + 1 + len(under))
    else:
        shown[over[-1] if over else slash] = str(above).rjust(len(over))
        shown[slash] = shown[slash] + "/" if not over else "/"
        shown[under[0]] = str(below).ljust(len(under))
    return "".join(shown.get(at, token.text) for at, token in enumerate(tokens))


def _part(rest: Fraction, below: str) -> tuple[Fraction, int]:
    """The fraction shown, and the denominator where the format says it."""
    if below.strip("0?#"):
        fixed = max(1, int("".join(filter(str.isdigit, below)) or 1))
        return Fraction(round(rest * fixed), fixed), fixed
    most = 10 ** min(max(1, len(below)), _MOST_DIGITS) - 1
    return rest.limit_denominator(most), 0


def _run_before(tokens: tuple[Token, ...], slash: int) -> list[int]:
    at = slash - 1
    run: list[int] = []
    while at >= 0 and tokens[at].kind == "digit":
        run.insert(0, at)
        at -= 1
    return run


def _run_behind(tokens: tuple[Token, ...], slash: int) -> list[int]:
    at = slash + 1
    run: list[int] = []
    while at < len(tokens) and (tokens[at].kind == "digit" or tokens[at].text.isdigit()):
        run.append(at)
        at += 1
    return run or [slash]
