"""What a cell of delimited text looks like in a dialect: quoted, plain, or behind a space."""

from __future__ import annotations

import re
from functools import lru_cache

from rollforward.engine.values import Dialect

#: Behind these people put a space, as they do in a sentence.
SPACED = (",", ";")


@lru_cache(64)
def escaped_pattern(dialect: Dialect) -> re.Pattern[str] | None:
    """An escaped character. Only what needs it counts: a backslash in ``C:\\clients`` is itself."""
    if not dialect.escapechar:
        return None
    marks = [dialect.escapechar, dialect.quotechar, dialect.delimiter]
    return re.compile(re.escape(dialect.escapechar) + f"({'|'.join(re.escape(mark) for mark in marks if mark)})")


@lru_cache(64)
def quoted_pattern(dialect: Dialect) -> re.Pattern[str] | None:
    if not dialect.quotechar:
        return None
    quote = re.escape(dialect.quotechar)
    if not dialect.escapechar:
        return re.compile(f"{quote}[^{quote}]*(?:{quote}{quote}[^{quote}]*)*{quote}")
    escape = re.escape(dialect.escapechar)
    return re.compile(
        f"{quote}[^{quote}{escape}]*(?:(?:{quote}{quote}|{escape}.)[^{quote}{escape}]*)*{quote}", re.DOTALL
    )


@lru_cache(64)
def plain_pattern(dialect: Dialect) -> re.Pattern[str]:
    """An unquoted cell: up to the delimiter or the end of the line."""
    if not dialect.delimiter:
        return re.compile(r"[^\r\n]*")
    stop = re.escape(dialect.delimiter)
    if not dialect.escapechar and len(dialect.delimiter) == 1:
        return re.compile(f"[^{stop}\\r\\n]*")
    escaped = re.escape(dialect.escapechar) + r"[^\r\n]|" if dialect.escapechar else ""
    return re.compile(f"(?:{escaped}(?!{stop})[^\\r\\n])*")


@lru_cache(64)
def unspaced_pattern(dialect: Dialect) -> re.Pattern[str] | None:
    """A delimiter that no single space follows, nor the end of a blank cell; ``None`` where spaces tell nothing."""
    if dialect.delimiter not in SPACED:
        return None
    mark = re.escape(dialect.delimiter)
    return re.compile(rf"{mark}(?! [^ {mark}]| ?(?:{mark}|$))")
