"""Numbers without a format: whole ones in full, since a long one is a code; the others as wide as a cell shows them."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Context, Decimal

#: Room for the largest number and for as many decimals as a code can ask for.
_EXACT = Context(prec=2_000)
#: Characters that a cell shows of a number that is not whole, without its sign.
_WIDTH = 11
_SIGNIFICANT = 10
#: Whole numbers from here on are written with an exponent.
_LARGEST_IN_FULL = 21


def decimal_of(value: float) -> Decimal:
    """The number with the 15 digits that spreadsheets keep: 0.1 + 0.2 is 0.3 to everyone who looks at it."""
    return Decimal(f"{value:.15g}")


def rounded(exact: Decimal, places: int) -> Decimal:
    """Half away from zero, as people round."""
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_EXACT)


def general(value: float) -> str:
    """The text of a number in the format *General*.

    Excel itself would show a whole number of more than eleven digits as 1.23457E+11. Here it stays whole: an account
    number that was typed as a number has to survive.
    """
    if not math.isfinite(value):
        return str(value)
    exact = decimal_of(value)
    if exact == 0:
        return "0"
    sign, exact = ("-", -exact) if exact < 0 else ("", exact)
    return sign + (_whole(exact, value) if exact == exact.to_integral_value() else _fraction(exact))


def _whole(exact: Decimal, value: float) -> str:
    if exact.adjusted() >= _LARGEST_IN_FULL:
        return _with_exponent(exact)
    return str(abs(int(value))) if abs(value) < 2**53 else format(exact, "f")


def _fraction(exact: Decimal) -> str:
    size = exact.adjusted()
    if size < -4 and len(_trimmed(exact)) > _WIDTH:
        return _with_exponent(exact)
    places = _WIDTH - 2 if size < 0 else max(0, _SIGNIFICANT - size - 1)
    return _trimmed(rounded(exact, places))


def _with_exponent(exact: Decimal) -> str:
    size = exact.adjusted()
    mantissa = rounded(exact.scaleb(-size), 5)
    if mantissa >= 10:
        mantissa, size = mantissa / 10, size + 1
    return f"{_trimmed(mantissa)}E{'-' if size < 0 else '+'}{abs(size):02}"


def _trimmed(exact: Decimal) -> str:
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
