"""Finding text in a column, and putting other text in its place, a million cells at once.

Patterns are those of Polars (Rust): they know no look-around and no references back, and take a time that grows with
the text alone, so that no pattern can hold the server up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import polars as pl

_LONGEST_PATTERN = 1_000
_SPECIAL = re.compile(r"([\\.+*?()|\[\]{}^$#&~\-\s])")


class BadPattern(ValueError):
    """A pattern that cannot be searched for, in a sentence."""


@dataclass(frozen=True, slots=True)
class Find:
    """What is sought. ``case``: capitals count. ``whole``: the whole cell, not a part of it. ``pattern``: ``text`` is a
    regular expression. ``blank``: cells without text, whatever ``text`` is."""

    text: str = ""
    case: bool = False
    whole: bool = False
    pattern: bool = False
    blank: bool = False


def found(cells: pl.Series, find: Find) -> pl.Series:
    """Which of the cells hold it. Raises ``BadPattern``."""
    return _sought(cells.to_frame("cell").lazy().select(_hit(pl.col("cell"), find)), find).to_series()


def rows_with(rows: pl.LazyFrame, find: Find) -> pl.DataFrame:
    """``line`` of the rows that hold it in any of their other columns. Raises ``BadPattern``."""
    return _sought(rows.filter(pl.any_horizontal(_hit(pl.exclude("line"), find))).select("line"), find)


def _sought(asked: pl.LazyFrame, find: Find) -> pl.DataFrame:
    try:
        return asked.collect()
    except pl.exceptions.ComputeError as error:
        raise _bad(find) from error


def _hit(cell: pl.Expr, find: Find) -> pl.Expr:
    if find.blank:
        return ~cell.str.contains(r"\S")
    if not find.text:
        return cell.is_null()
    if find.case and not find.whole and not find.pattern:
        return cell.str.contains(find.text, literal=True)
    return cell.str.contains(_pattern(find))


def replaced(cells: pl.Series, find: Find, by: str) -> pl.Series:
    """The cells with ``by`` in the place of what is found; for a pattern ``$1`` in it is the first group.

    Raises ``BadPattern``.
    """
    if find.blank:
        return pl.select(pl.when(found(cells, find)).then(pl.lit(by)).otherwise(cells)).to_series()
    if not find.text:
        return cells
    try:
        if find.case and not find.whole and not find.pattern:
            return cells.str.replace_all(find.text, by, literal=True)
        return cells.str.replace_all(_pattern(find), by if find.pattern else by.replace("$", "$$"))
    except pl.exceptions.ComputeError as error:
        raise _bad(find) from error


def _pattern(find: Find) -> str:
    if len(find.text) > _LONGEST_PATTERN:
        raise BadPattern(f"What is sought has more than {_LONGEST_PATTERN:,} characters. Look for a part of it.")
    body = find.text if find.pattern else _SPECIAL.sub(r"\\\1", find.text)
    body = rf"\A(?:{body})\z" if find.whole else body
    return body if find.case else f"(?i){body}"


def _bad(find: Find) -> BadPattern:
    return BadPattern(
        f'"{find.text}" is no regular expression that can be searched for. Look-around and references back are not '
        "known here; close every bracket, and write \\ before a sign that is meant itself."
    )
