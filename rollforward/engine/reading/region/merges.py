"""What merged cells say of a header: how far a heading reaches, and which lines are one.

The text of merged cells stands in the first of them. In a header of several lines a name that is merged downwards
belongs to the lowest of them, beside the names under the headings of groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rollforward.engine.values import Merged

Row = tuple[int, Sequence[str]]
#: Line and first position of cells merged over several columns, and the last position.
Spans = Mapping[tuple[int, int], int]

#: A header has no more lines, and above it stand no rows of more cells.
_DEPTH, _TITLE = 10, 2


def spans_of(merged: Iterable[Merged]) -> Spans:
    """How far cells reach that are merged over several columns."""
    return {(m.first_line, m.first_position): m.last_position for m in merged if m.last_position > m.first_position}


def within(merged: Iterable[Merged], lines: Sequence[int]) -> tuple[Merged, ...]:
    """Those that begin in one of the ``lines``."""
    return tuple(m for m in merged if m.first_line in lines)


def shifted(merged: Iterable[Merged], first: int, last: int) -> tuple[Merged, ...]:
    """Those of the columns from ``first`` to ``last``, counted from there."""
    inside = (m for m in merged if first <= m.first_position <= last)
    return tuple(
        replace(m, first_position=m.first_position - first, last_position=min(m.last_position, last) - first)
        for m in inside
    )


def band(rows: Sequence[Row], merged: Sequence[Merged]) -> tuple[int, int] | None:
    """First and last line of the topmost rows that cells merged downwards hold together, if it may be a header.

    Below a row of several cells it is data: one client over the rows of several contacts.
    """
    tall = [m for m in merged if 0 < m.last_line - m.first_line < _DEPTH]
    if not tall:
        return None
    first = min(m.first_line for m in tall)
    above = [row for line, row in rows if line < first]
    if any(sum(bool(cell.strip()) for cell in row) > _TITLE for row in above):
        return None
    return first, max(m.last_line for m in tall if m.first_line == first)


def lowered(rows: Sequence[Row], merged: Sequence[Merged]) -> Sequence[Row]:
    """The rows with names that are merged downwards in the lowest line of the header."""
    lines = band(rows, merged)
    places = {line: at for at, (line, _) in enumerate(rows)}
    if lines is None or lines[1] not in places:
        return rows
    found = [(line, list(row)) for line, row in rows]
    for m in merged:
        if lines[0] <= m.first_line < m.last_line == lines[1] and m.first_position < len(found[0][1]):
            above, below = found[places[m.first_line]][1], found[places[m.last_line]][1]
            above[m.first_position], below[m.first_position] = "", above[m.first_position]
    return found
