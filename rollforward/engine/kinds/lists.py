"""Several values in one cell: separated by commas, double quotes round one that holds a comma; or as others do it.

Their canonical text is a JSON list, so that it survives in any column and compares as text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence

_SPACE = re.compile(r"\s*")
_SLASH = "/"
#: What other programs put between values, the plainest first.
_MARKS = ("\n", ";", "|", ",", " / ", _SLASH)
#: What divides tags, ours first; ``:::`` is how Google Contacts does it.
TAG_MARKS = (",", "\n", ":::", ";", "|")


def pack(items: Iterable[str]) -> str | None:
    """Canonical text of several values; ``None`` for none."""
    listed = list(items)
    return json.dumps(listed, ensure_ascii=False) if listed else None


def unpack(canonical: str | None) -> list[str]:
    """The values of a canonical text made by ``pack``."""
    return [str(item) for item in json.loads(canonical)] if canonical else []


def join_cell(items: Iterable[str], marks: Sequence[str] = ",") -> str:
    """``Tax, "Payroll, monthly"``. ``marks``: what would divide an item without quotes."""
    return ", ".join(
        _quoted(item) if item.startswith('"') or any(mark in item for mark in marks) else item for item in items
    )


def split_cell(text: str) -> list[str]:
    """The values of a cell without their outer spaces; empty ones left out. An unclosed quote is part of the text."""
    return [item for item, _ in _items(text, ",")]


def split_tags(text: str) -> list[str]:
    """The tags of a cell, also with what address books put between their categories; one in quotes stays whole."""
    pieces = [[item] if quoted else _apart(item, TAG_MARKS[1:], lambda _: False) for item, quoted in _items(text, ",")]
    return [tag for piece in pieces for tag in piece]


def split_foreign(text: str, is_known: Callable[[str], bool]) -> list[str]:
    """The values of a cell that another program may have written, with whatever mark it puts between them.

    A piece that is known, such as an option whose name holds a mark, and one in quotes are never taken apart. A bare
    slash divides only where a piece beside it is known: *A/R* is one thing.
    """
    items = split_cell(text)
    return items if all(map(is_known, items)) else _apart(text.strip(), _MARKS, is_known)


def _apart(text: str, marks: Sequence[str], is_known: Callable[[str], bool]) -> list[str]:
    if is_known(text):
        return [text]
    for at, mark in enumerate(marks):
        items = _items(text, mark)
        if items == [(text, False)] or (mark == _SLASH and not any(is_known(item) for item, _ in items)):
            continue
        rest = marks[at + 1 :]
        return [piece for item, quoted in items for piece in ([item] if quoted else _apart(item, rest, is_known))]
    return [text] if text else []


def _items(text: str, mark: str) -> list[tuple[str, bool]]:
    """What stands between the marks, and whether it was in quotes; empty ones left out."""
    items = []
    start = 0
    while start <= len(text):
        quoted = _quoted_item(text, start, mark)
        item, start = quoted or _bare_item(text, start, mark)
        items.append((item, quoted is not None))
    return [(item, quoted) for item, quoted in items if item]


def _bare_item(text: str, start: int, mark: str) -> tuple[str, int]:
    found = text.find(mark, start)
    end = len(text) if found < 0 else found
    return text[start:end].strip(), end + len(mark)


def _quoted_item(text: str, start: int, mark: str) -> tuple[str, int] | None:
    """The quoted value that begins at ``start``, and where the next one does; ``None`` if there is no such value."""
    opening = _after_space(text, start)
    if not text.startswith('"', opening):
        return None
    closing = _closing_quote(text, opening + 1)
    if closing is None:
        return None
    end = text.find(mark, closing + 1)
    if text[closing + 1 : end if end >= 0 else None].strip():
        return None
    return text[opening + 1 : closing].replace('""', '"').strip(), (len(text) if end < 0 else end) + len(mark)


def _after_space(text: str, start: int) -> int:
    space = _SPACE.match(text, start)
    return space.end() if space else start


def _closing_quote(text: str, start: int) -> int | None:
    at = text.find('"', start)
    while at >= 0 and text.startswith('"', at + 1):
        at = text.find('"', at + 2)
    return at if at >= 0 else None


def _quoted(item: str) -> str:
    return '"' + item.replace('"', '""') + '"'
