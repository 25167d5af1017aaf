"""The one gate for cell text, and the two notations that files use on top of it.

``(clear)`` in a cell empties the field on purpose; text that really says so carries a backslash more. CSV for
spreadsheets carries an apostrophe before text that would run as a formula. Both can be taken back exactly.
"""

from __future__ import annotations

import re

import polars as pl

from rollforward.engine import limits
from rollforward.engine.kinds.base import BLANK, Parsed
from rollforward.engine.values import CLEAR

MAX_CHARACTERS = limits.DEFAULT.cell_characters

#: XML 1.0 has no way to write these, so a workbook could not carry them.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CLEAR = re.compile(r"\s*(\\*)\(clear\)\s*", re.IGNORECASE)

#: Cells that ``admit`` has to look at; all others are text as they stand. Wider than need be, and cheap.
_ODD = r"[\x00-\x08\x0b-\x1f\x{fffe}\x{ffff}]|^\s|(?i:\(clear\))"

_FORMULA_START = "=+-@\t\r\n'"


def admit(text: str) -> Parsed:
    """The text of one cell with line ends as LF; ``CLEAR`` for ``(clear)``; blank if only spaces; or what is wrong."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (length := _length(text)) > MAX_CHARACTERS:
        return Parsed(None, "too-long", f"{length:,}")
    if illegal := ILLEGAL.search(text):
        return Parsed(None, "illegal-character", f"U+{ord(illegal.group()):04X}")
    if not text.strip():
        return BLANK
    if clear := _CLEAR.fullmatch(text):
        return Parsed(text.replace("\\", "", 1) if clear.group(1) else CLEAR)
    return Parsed(text)


def _length(text: str) -> int:
    """As spreadsheets count: a character outside the basic plane, such as an emoji, is two."""
    return len(text) if len(text) * 2 <= MAX_CHARACTERS else len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_plain_text(cell: pl.Expr) -> pl.Expr:
    """Whether ``admit`` would give the cell back as it stands."""
    return ~cell.str.contains(_ODD) & (cell.str.len_bytes() <= MAX_CHARACTERS) & (cell != "")


def escape(text: str) -> str:
    """The cell text for a value: one backslash more where it would read as ``(clear)``."""
    return text.replace("(", "\\(", 1) if _CLEAR.fullmatch(text) else text


def guard_formula(text: str) -> str:
    """The cell text for a CSV that a spreadsheet will open: an apostrophe before what it might run."""
    return f"'{text}" if text[:1] and text[0] in _FORMULA_START else text


def unguard_formulas(cell: pl.Expr) -> pl.Expr:
    """Takes the apostrophes of ``guard_formula`` off a column."""
    return cell.str.replace(r"^'([=+\-@\t\r\n'])", "$1")
