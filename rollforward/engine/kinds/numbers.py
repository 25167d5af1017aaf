"""Numbers and amounts. Canonical: a plain decimal without idle zeros, such as ``-1250.5``.

``1,250`` and ``1.250`` can each be read in two ways. The rest of the column tells which mark is the decimal one; where
nothing does, the point is, as in our own exports; where it speaks for both, such a cell is a problem.
"""

from __future__ import annotations

import re
from dataclasses import replace

import polars as pl

from rollforward.engine.fields import Field
from rollforward.engine.kinds.base import Context, Kind, Lesson, Members, Parsed, Reader, Tally, as_it_is

_LONGEST = 40
_SIGNS = "-−+"
_MARK = r"US\$|CA\$|A\$|NZ\$|[-−+$€£¥%]|USD|CAD|AUD|NZD|EUR|GBP"
_BEFORE = re.compile(_MARK, re.IGNORECASE)
_AFTER = re.compile(rf"(?:{_MARK})$", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9.,'’ \u00a0\u202f]+")
_PLAIN = {
    ".": r"^(?:\$|-)?(?:[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?$",
    ",": r"^(?:\$|-)?(?:[1-9][0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?$",
}


def _settles(mark: str, group: str) -> str:
    """Pattern of the cells that can only have ``mark`` as their decimal mark."""
    ends = rf"{mark}[0-9]{{1,2}}[^0-9]*$|{mark}[0-9]{{4,}}[^0-9]*$"
    groups = rf"{group}[0-9]{{3}}[.,][0-9]"
    never_grouped = rf"[0-9]{{4,}}{mark}[0-9]|^[^0-9.,]*0?{mark}[0-9]"
    return f"{ends}|{groups}|{never_grouped}"


_POINT = _settles(r"\.", ",")
_COMMA = _settles(",", r"\.")
_EITHER = r"^[^0-9.,]*[1-9][0-9]{0,2}[.,][0-9]{3}[^0-9.,]*$"


def _reader(_field: Field, context: Context) -> Reader:
    def read(text: str) -> Parsed:
        dress = _undress(text)
        readings = _readings(dress[1]) if dress else {}
        if not dress or not readings:
            return Parsed(None, "not-a-number")
        if len(set(readings.values())) == 1:
            return Parsed(_signed(dress[0], next(iter(readings.values()))))
        if context.decimal is None:
            return Parsed(None, "ambiguous-number", context.evidence)
        return Parsed(_signed(dress[0], readings[context.decimal]))

    return read


def _undress(text: str) -> tuple[bool, str] | None:
    """Whether it is negative, and the digits with their separators."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    in_brackets = text.startswith("(") and text.endswith(")")
    digits, marks = _peel(text[1:-1] if in_brackets else text)
    signs = [mark for mark in marks if mark in _SIGNS] + ["-"] * in_brackets
    if len(signs) > 1 or len(marks) > 3 or not _DIGITS.fullmatch(digits):
        return None
    return signs not in ([], ["+"]), digits


def _peel(text: str) -> tuple[str, list[str]]:
    """The text without the signs and currencies at its ends, and those."""
    text, marks = text.strip(), []
    while mark := _BEFORE.match(text) or _AFTER.search(text):
        marks.append(mark.group())
        text = (text[: mark.start()] + text[mark.end() :]).strip()
    return text, marks


def _readings(digits: str) -> dict[str, str]:
    """Canonical text by decimal mark, for each mark that fits."""
    read = {mark: _read_with(digits, mark, other) for mark, other in (".,", ",.")}
    return {mark: value for mark, value in read.items() if value is not None}


def _read_with(digits: str, mark: str, group_mark: str) -> str | None:
    whole, point, fraction = digits.partition(mark)
    if point and not fraction.isdecimal():
        return None
    separators = {c for c in whole if not c.isdecimal()}
    if len(separators) > 1 or not separators <= {group_mark, *" \u00a0\u202f'’"}:
        return None
    if separators and not _well_grouped(whole.split(separators.pop())):
        return None
    number = "".join(c for c in whole if c.isdecimal())
    return _canonical(number, fraction) if number or fraction else None


def _well_grouped(groups: list[str]) -> bool:
    first, *others = groups
    return 1 <= len(first) <= 3 and first[0] != "0" and all(len(group) == 3 for group in others)


def _canonical(whole: str, fraction: str) -> str:
    whole, fraction = whole.lstrip("0") or "0", fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


def _signed(negative: bool, value: str) -> str:
    return f"-{value}" if negative and value != "0" else value


def _column(cell: pl.Expr, context: Context) -> pl.Expr:
    if context.decimal is None:
        return pl.when(pl.lit(False)).then(cell)
    group = "," if context.decimal == "." else "."
    bare = cell.str.strip_prefix("$").str.replace_all(group, "", literal=True)
    bare = bare if context.decimal == "." else bare.str.replace(",", ".", literal=True)
    without_zeros = bare.str.strip_chars_end("0").str.strip_chars_end(".")
    number = pl.when(bare.str.contains(".", literal=True)).then(without_zeros).otherwise(bare)
    return pl.when(cell.str.contains(_PLAIN[context.decimal]) & (cell.str.len_bytes() <= _LONGEST)).then(number)


def _tally(cells: pl.DataFrame) -> Tally:
    cell, count = pl.col("cell").str, pl.col("count")
    either = cells.select(count.filter(cell.contains(_EITHER)).sum()).item()
    points, commas = cells.select(
        count.filter(cell.contains(_POINT)).sum(), count.filter(cell.contains(_COMMA)).sum().alias("commas")
    ).row(0)
    return {"either": either, "points": points, "commas": commas}


def _conclude(tally: Tally, context: Context) -> Context:
    points, commas = tally["points"], tally["commas"]
    if not tally["either"]:
        # Every cell tells by itself, so the commoner mark may choose the pattern that the plain ones are sought by.
        return replace(context, decimal="," if commas > points else ".")
    if points and commas:
        evidence = f"{points:,} with a decimal point, {commas:,} with a decimal comma"
        return replace(context, decimal=None, evidence=evidence)
    return replace(context, decimal="," if commas else ".")


def _show_amount(canonical: str, _field: Field, _members: Members) -> str:
    whole, _, fraction = canonical.partition(".")
    return f"{whole}.{fraction:0<2}"


NUMBER = Kind(_reader, as_it_is, _column, Lesson(_tally, _conclude), repeats=False)
CURRENCY = Kind(_reader, _show_amount, _column, Lesson(_tally, _conclude), repeats=False)
