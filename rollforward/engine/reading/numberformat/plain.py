"""The formats that most numbers have, such as ``0.00``, ``$#,##0`` and ``(0%)``, as arithmetic on a whole column."""

from __future__ import annotations

import re
from functools import reduce

import polars as pl

from rollforward.engine.reading.numberformat.sections import Format, Section

#: Further away from a tie than this, binary and decimal rounding agree.
_TIE = 1e-4
#: Up to here, a number in units of its last place is exact enough to be rounded as a float; whole ones are up to there.
_SAFE, _SAFE_WHOLE = 1e10, 1e15
#: A number with more places than these is never as exact.
_MOST_PLACES = 15

_PLACES = re.compile(r"L*(?P<int>[#0]+)(?P<point>[.]?)(?P<frac>F*)L*")


def plain(format_: Format) -> tuple[pl.Expr, pl.Expr] | None:
    """Which numbers these formulas are safe for, and their text; ``None`` where a section asks for more."""
    shapes = [_shape(section) for section in format_.sections]
    if not all(shapes):
        return None
    value = pl.col("value")
    safe, text = pl.lit(False), pl.lit(None, dtype=pl.String)
    for section in reversed(format_.sections):
        takes = pl.lit(True) if section.condition is None else section.compare(value)
        shift = _places(section) + section.shift
        units = value.abs() * 10.0**shift
        exact = (units < (_SAFE if shift else _SAFE_WHOLE)) & (((units % 1) - 0.5).abs() > _TIE)
        safe = pl.when(takes).then(exact).otherwise(safe)
        text = pl.when(takes).then(_text(section, units)).otherwise(text)
    return value.is_finite() & safe, text


def _shape(section: Section) -> re.Match[str] | None:
    """The places of a section, where they are ``#`` before ``0`` before the point and ``0`` behind it."""
    if section.kind != "number":
        return None
    letters = {"literal": "L", "point": ".", "frac": "F"}
    if any(item.kind == "frac" and item.text != "0" for item in section.items):
        return None
    shape = _PLACES.fullmatch("".join(letters.get(i.kind, i.text if i.kind == "int" else "x") for i in section.items))
    least = section.items.count(("int", "0"))
    if shape is None or abs(_places(section) + section.shift) > _MOST_PLACES or _places(section) > _MOST_PLACES:
        return None
    if "0#" in shape["int"] or (section.grouped and least > 1):
        return None
    return shape


def _places(section: Section) -> int:
    return sum(item.kind == "frac" for item in section.items)


def _text(section: Section, units: pl.Expr) -> pl.Expr:
    places, least = _places(section), section.items.count(("int", "0"))
    number = units.round().cast(pl.Int64, strict=False)
    whole = number // 10**places
    digits = _grouped(whole) if section.grouped else whole.cast(pl.String).str.zfill(max(1, least))
    if not least:
        digits = pl.when(whole == 0).then(pl.lit("")).otherwise(digits)
    if places:
        digits = digits + "." + (number % 10**places).cast(pl.String).str.zfill(places)
    elif any(item.kind == "point" for item in section.items):
        digits = digits + "."
    first = next(number for number, item in enumerate(section.items) if item.kind == "int")
    before = "".join(item.text for item in section.items[:first])
    after = "".join(item.text for item in section.items[first:] if item.kind == "literal")
    shown = pl.lit(before) + digits + pl.lit(after)
    if not section.minus:
        return shown
    return pl.when((pl.col("value") < 0) & (number > 0)).then("-" + shown).otherwise(shown)


def _grouped(whole: pl.Expr) -> pl.Expr:
    """With commas between thousands; numbers are below ``_SAFE_WHOLE`` here."""
    rest = [(whole // 1000**power % 1000).cast(pl.String).str.zfill(3) for power in range(5)]
    shown = whole.cast(pl.String)
    for power in (1, 2, 3, 4):
        top = (whole // 1000**power).cast(pl.String)
        longer = reduce(lambda text, part: text + "," + part, reversed(rest[:power]), top)
        shown = pl.when(whole >= 1000**power).then(longer).otherwise(shown)
    return shown
