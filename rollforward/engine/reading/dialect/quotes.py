r"""Which quote and escape characters a text uses, once its delimiter is supposed.

A quote is what encloses a cell: it opens right behind a delimiter or a line's start and closes right before one or a
line's end. One such cell shows that ``"`` is a quote; apostrophes stand in names, so they need more to show for it.
"""

from __future__ import annotations

import re

from rollforward.engine.values import Dialect

#: A quoted cell is looked at no further than this, which keeps the search linear on whatever text.
_REACH = 2_000


def dialect_of(text: str, delimiter: str | None) -> Dialect:
    """The dialect of a text with this delimiter."""
    quote = quote_of(text, delimiter)
    return Dialect(delimiter, quote, escape_of(text, delimiter, quote))


def quote_of(text: str, delimiter: str | None) -> str | None:
    """``"``, ``'`` or ``None``."""
    double, single = int(encloses(text, delimiter, '"')), 0
    if "'" in text:
        double = _enclosed(text, delimiter, '"')  # how many there are matters only where they have a rival
        single = _enclosed(text, delimiter, "'")
        if delimiter is None and single < 2:
            single = 0
    if single > max(2 * double, 1 if single * 4 >= text.count("'") else 2) and single * 4 >= text.count("'"):
        return "'"
    return '"' if double or _badly_enclosed(text, delimiter) else None


def _badly_enclosed(text: str, delimiter: str | None) -> bool:
    """Whether cells stand in quotes that somebody forgot to double or to close: the mark opens a cell all the same."""
    if '"' not in text:
        return False
    edge = re.escape(delimiter or "\n")
    return bool(
        re.search(rf'(?:(?<={edge})|(?<=[\r\n]))"[^\r\n:]{{0,{_REACH}}}+(?<=")(?=[\r\n])', text)
        or re.search(rf'(?:(?<={edge})|(?<=[\r\n]))"[^"\r\n]{{0,{_REACH}}}+(?=[\r\n]|\Z)', text)
    )


def encloses(text: str, delimiter: str | None, quote: str) -> bool:
    """Whether any cell of the text stands in these quotes."""
    return quote in text and bool(_pattern(delimiter, quote).search(text))


def enclosed_share(text: str, delimiter: str, quote: str) -> float:
    """The share of the quote marks that open or close cells, or are doubled in them."""
    marks = text.count(quote)
    return min(1.0, (2 * _enclosed(text, delimiter, quote) + text.count(quote * 2)) / marks) if marks else 1.0


def _enclosed(text: str, delimiter: str | None, quote: str) -> int:
    if quote not in text:
        return 0
    return sum(1 for _ in _pattern(delimiter, quote).finditer(text))


def _pattern(delimiter: str | None, quote: str) -> re.Pattern[str]:
    space = "" if delimiter and delimiter.startswith(" ") else " *+"  # those of `` | `` are the delimiter's
    stop = rf"(?={space}(?:[\r\n]|\Z{f'|{re.escape(delimiter)}' if delimiter else ''}))"
    inner = rf"(?:[^{quote}]|{quote}{quote}|(?<=[\\\x00]){quote}(?!{stop})){{0,{_REACH}}}"
    behind = f"(?<={re.escape(delimiter)})|" if delimiter else ""
    return re.compile(rf"(?:{behind}^|(?<=[\r\n])){space}{quote}{inner}{quote}{stop}")


def escape_of(text: str, delimiter: str | None, quote: str | None) -> str | None:
    r"""A backslash or NUL escapes quotes if it stands before them inside cells, not only at their ends (``"C:\"``)."""
    if not quote:
        return None
    for escape in ("\x00", "\\"):
        if escape + quote in text and _escapes(text, delimiter, quote, escape):
            return escape
    return None


def _escapes(text: str, delimiter: str | None, quote: str, escape: str) -> bool:
    if not encloses(text, delimiter, quote):
        return False
    mark = re.escape(escape) + quote
    stop = re.escape(delimiter or "\n")
    inside = rf"{mark}(?!{stop}|[\r\n]|\Z)|{mark}(?:{stop})?[^{quote}\r\n]{{0,{_REACH}}}{mark}"
    return bool(re.search(inside, text))
