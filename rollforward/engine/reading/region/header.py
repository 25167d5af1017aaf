"""The header of a table: which lines, and how sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rollforward.engine.reading.region.block import block
from rollforward.engine.reading.region.evidence import BELOW, points_of_row
from rollforward.engine.reading.region.further import names_units
from rollforward.engine.reading.region.head import Head, Row
from rollforward.engine.reading.region.merges import Spans
from rollforward.engine.reading.region.units import is_unit
from rollforward.engine.reading.shapes import is_value, kind_of
from rollforward.engine.reading.words import is_all_header, is_known, is_stub
from rollforward.engine.values import Confidence

#: So many rows of data on end settle where the header was.
_SETTLED = 5
#: The first broad row is usually the header; each further one would be a client that is lost.
_FIRST, _FURTHER = 0.5, -0.9
#: The names of a form's fields, below a line about the export that looks like data.
_FORM = 2.5
#: Points by which the best answer leads the next one where it is sure.
_SURE = 1.5


@dataclass(frozen=True, slots=True)
class Header:
    """Indexes into the rows looked at; ``()`` = no header. ``start``: index of the first row below it."""

    at: tuple[int, ...]
    confidence: Confidence
    start: int = 0


def find_header(rows: Sequence[Row], typical: float, count: int, spans: Spans) -> Header:
    """Find the header among the first non-blank ``rows`` of a sheet.

    The sheet has ``count`` such rows, and usually ``typical`` cells are filled in each. ``spans``: its merged cells.
    """
    if not rows:
        return Header((), "sure")
    if count == 1:
        return _of_lone_row(rows[0][1])
    head = Head(rows, typical, spans)
    last, lead = _split(head)
    if last < 0:
        return Header((), "sure" if lead >= _SURE else "check", head.first_broad())
    sure = lead >= _SURE or head.says_nothing_else(last)
    return Header(block(head, last), "sure" if sure else "check", last + 1)


def _of_lone_row(row: Sequence[str]) -> Header:
    filled = [cell for cell in row if cell.strip()]
    valued = any(map(is_value, filled))
    names = any(map(is_all_header, filled)) or (any(map(is_known, filled)) and not valued)
    return Header((0,), "check" if valued else "sure", 1) if names else Header((), "check")


def _split(head: Head) -> tuple[int, float]:
    """The last row of the header (-1: none), and by how many points that leads any other answer.

    Rows above it give their points for being no data, so the sum over them is greatest at the right place.
    """
    sums = [0.0]
    places = [-1]
    total, broad, data = 0.0, 0, 0
    for at in range(len(head.lines)):
        if broad and data >= _SETTLED:
            break
        points = _points(head, at, broad, broad > 0 and data == 0)
        if points is None:
            continue
        total += points
        if head.is_broad(at):
            broad += 1
        if broad:
            data = data + 1 if points < 0 else 0
        if broad:
            sums.append(total)
            places.append(at)
        if broad > 60:
            break
    best = max(range(len(sums)), key=lambda i: sums[i])
    others = [total for i, total in enumerate(sums) if i != best]
    return places[best], sums[best] - max(others, default=0.0)


def _points(head: Head, at: int, broad: int, below_header: bool) -> float | None:
    filled = head.filled[at]
    if not filled:
        return None
    if len(filled) == 1 and head.typical > 1:
        return _lone_points(head, at, filled[0]) if below_header else None
    if below_header and not head.is_broad(at) and head.completes_above(at):
        return 0.6
    if not head.is_broad(at):
        # Few cells above the table are titles and remarks, whatever they look like.
        return _row_points(head, at, True) + _FURTHER / 2 if broad else None
    if broad and (given := _further_line(head, at)):
        return given
    first = _FIRST if head.typical > 1 else 0.0
    points = _row_points(head, at, broad > 0) + (_FURTHER if broad else first)
    return max(points, first) if head.is_explained(at) else points


def _further_line(head: Head, at: int) -> float:
    """Points of a broad row below another one that shows by itself that it belongs to the header; else 0."""
    if names_units(head.texts[at]) or head.completes_above(at) or head.counts_columns(at):
        return 1.2
    return _FORM if head.outreaches(at) else 0.0


def _row_points(head: Head, at: int, further: bool) -> float:
    below = [head.texts[i] for i in range(at + 1, len(head.texts)) if len(head.filled[i]) > 1 or head.typical < 2]
    return points_of_row(head.texts[at], [row for row in below[:BELOW] if row != head.texts[at]], further)


def _lone_points(head: Head, at: int, position: int) -> float | None:
    """A lone cell right below a header: the last word of a long heading, a unit, or the first column's name."""
    cell = head.texts[at][position]
    if head.completes_above(at) or head.ends_above(at - 1, at) or (position > 0 and is_unit(cell)):
        return 0.6
    if kind_of(cell) != "text":
        return None
    if position > 0:
        return _row_points(head, at, True)
    return 0.3 if not head.texts[at - 1][0] and is_stub(cell) else None
