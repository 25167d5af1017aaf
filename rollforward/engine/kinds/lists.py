"""Several values in one cell: separated by commas, double quotes round one that holds a comma.

Their canonical text is a JSON list, so that it survives in any column and compares as text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

_SPACE = re.compile(r"\s*")


def pack(items: Iterable[str]) -> str | None:
    """Canonical text of several values; ``None`` for none."""
    listed = list(items)
    return json.dumps(listed, ensure_ascii=False) if listed else None


def unpack(canonical: str | None) -> list[str]:
    """The values of a canonical text made by ``pack``."""
    return [str(item) for item in json.loads(canonical)] if canonical else []


def join_cell(items: Iterable[str]) -> str:
    """``Tax, "Payroll, monthly"``."""
    return ", ".join(_quoted(item) if "," in item or item.startswith('"') else item for item in items)


def split_cell(text: str) -> list[str]:
    """The values of a cell without their outer spaces; empty ones left out. An unclosed quote is part of the text."""
    items = []
    start = 0
    while start <= len(text):
        item, start = _quoted_item(text, start) or _bare_item(text, start)
        items.append(item)
    return [item for item in items if item]


def _bare_item(text: str, start: int) -> tuple[str, int]:
    comma = text.find(",", start)
    end = len(text) if comma < 0 else comma
    return text[start:end].strip(), end + 1


def _quoted_item(text: str, start: int) -> tuple[str, int] | None:
    """The quoted value that begins at ``start``, and where the next one does; ``None`` if there is no such value."""
    opening = _after_space(text, start)
    if not text.startswith('"', opening):
        return None
    closing = _closing_quote(text, opening + 1)
    if closing is None:
        return None
    end = _after_space(text, closing + 1)
    if end < len(text) and text[end] != ",":
        return None
    return text[opening + 1 : closing].replace('""', '"').strip(), end + 1


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
