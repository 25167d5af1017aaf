"""How far a header reaches up: which of the lines above its last one belong to it, and which are titles."""

from __future__ import annotations

import re

from rollforward.engine.reading.region.further import numbers_columns
from rollforward.engine.reading.region.head import Head
from rollforward.engine.reading.shapes import kind_of

#: So many lines may a header have.
_DEPTH = 10

_NOTE = re.compile(
    r"\s*(?:[\[(<{]|table\s+[\dA-Z]|source|notes?\b|tabelle\s|tableau\s|\*|#|--|\\|fig(?:ure)?\.?\s\d|see\b|for\b|data\b.*:)",
    re.IGNORECASE,
)
#: What the head of a printed page says.
_PRINTED = re.compile(r"(?:page|seite|página|pagina|as (?:of|at)|printed|run) ?:? ?\d", re.IGNORECASE)


def block(head: Head, last: int) -> tuple[int, ...]:
    """The lines of the header that ends at ``last``, from above."""
    lines = [last]
    while lines[0] > 0 and len(lines) < _DEPTH and _belongs(head, lines[0] - 1, lines[0], last):
        lines.insert(0, lines[0] - 1)
    while len(lines) > 1 and not _can_start(head, lines[0]):
        lines.pop(0)
    return tuple(lines)


def _belongs(head: Head, above: int, at: int, last: int) -> bool:
    """Whether a line above the header is one more line of it, rather than a title."""
    filled = head.filled[above]
    gap = head.gap(at)
    cells = [head.texts[above][p] for p in filled]
    if not filled or head.is_pair(above) or any(map(_PRINTED.match, cells)):
        return False
    if head.completes_above(at) or head.ends_above(above, at):
        return True
    if len(filled) == 1:
        return gap == 0 and _is_part(head, above, filled[0], cells[0], last)
    if gap and filled == [0, 1] and head.typical > 2:
        return False
    if any(kind_of(cell) in ("number", "email", "url", "phone") for cell in cells):
        return numbers_columns(head.texts[above])
    return gap <= 1 and max(map(len, cells)) <= 120


def _is_part(head: Head, above: int, position: int, text: str, last: int) -> bool:
    """Whether a lone cell is a heading over some of the columns, or part of one broken over several lines."""
    if len(text) > 60 or _NOTE.match(text) or text.endswith((".", ":")) or kind_of(text) == "date":
        return False
    if (head.lines[above], position) in head.spans:
        return not _covers(head, above, position, last)
    if position > 0:
        return len(head.filled[last]) > 2 or head.typical > 2
    # In the first column that is a title, unless it stands between two lines of the header.
    over = above - 1
    return over >= 0 and not head.gap(above) and head.heads(over) and len(text) <= 20


def _covers(head: Head, at: int, position: int, last: int) -> bool:
    """Whether the merged cell of a row reaches from the first column over most of them, as a title does."""
    end = head.spans[head.lines[at], position]
    columns = [p for row in head.filled[last : last + 3] for p in row]
    return position <= min(columns) and sum(p <= end for p in columns) > 0.5 * len(columns)


def _can_start(head: Head, at: int) -> bool:
    """A centred title stands alone in the first line of the sheet, over the middle of the table."""
    filled = head.filled[at]
    if len(filled) > 1 or filled[0] == 0:
        return True
    text = head.texts[at][filled[0]]
    if (head.lines[at], filled[0]) in head.spans:
        return len(head.filled[at + 1]) > 1
    return not (at == 0 and len(text.split()) > 4) and len(head.filled[at + 1]) > 1
