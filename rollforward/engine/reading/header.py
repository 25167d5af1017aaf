"""The header of a table: which lines, and how sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rollforward.engine.reading.evidence import BELOW, WIDTH, points_of_row
from rollforward.engine.reading.further import completes, counts_on, names_units, numbers_columns
from rollforward.engine.reading.heading import goes_on
from rollforward.engine.reading.merges import Spans
from rollforward.engine.reading.shapes import is_value, kind_of
from rollforward.engine.reading.units import is_unit
from rollforward.engine.reading.words import is_all_header, is_known, is_stub
from rollforward.engine.values import Confidence

Row = tuple[int, Sequence[str]]

#: What a remark above the table may say beside its name.
_PAIRED = frozenset({"date", "email", "url", "phone"})
#: So many lines may a header have.
_DEPTH = 10
#: So many rows of data on end settle where the header was.
_SETTLED = 5
#: The first broad row is usually the header; each further one would be a client that is lost.
_FIRST, _FURTHER = 0.5, -0.9
#: Points by which the best answer leads the next one where it is sure.
_SURE = 1.5

_NOTE = re.compile(
    r"\s*(?:[\[(<{]|table\s+[\dA-Z]|source|notes?\b|tabelle\s|tableau\s|\*|#|--|\\|fig(?:ure)?\.?\s\d|see\b|for\b|data\b.*:)",
    re.IGNORECASE,
)
#: What the head of a printed page says.
_PRINTED = re.compile(r"(?:page|seite|página|pagina|as (?:of|at)|printed|run) ?:? ?\d", re.IGNORECASE)


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
    head = _Head(rows, typical, spans)
    last, lead = head.split()
    if last < 0:
        return Header((), "sure" if lead >= _SURE else "check", head.first_broad())
    sure = lead >= _SURE or head.says_nothing_else(last)
    return Header(head.block(last), "sure" if sure else "check", last + 1)


def _of_lone_row(row: Sequence[str]) -> Header:
    filled = [cell for cell in row if cell.strip()]
    valued = any(map(is_value, filled))
    names = any(map(is_all_header, filled)) or (any(map(is_known, filled)) and not valued)
    return Header((0,), "check" if valued else "sure", 1) if names else Header((), "check")


class _Head:
    """The first rows of a sheet, and what each of them may be."""

    def __init__(self, rows: Sequence[Row], typical: float, spans: Spans) -> None:
        self.spans = spans
        self.lines = [line for line, _ in rows]
        self.breaks = ["".join(row).count("\n") for _, row in rows]
        self.texts = [[cell.strip() for cell in row[:WIDTH]] for _, row in rows]
        self.filled = [[p for p, cell in enumerate(row) if cell] for row in self.texts]
        self.typical = typical
        self.breadth = max(min(2.0, typical), 0.4 * typical)

    def is_broad(self, at: int) -> bool:
        return len(self.filled[at]) >= self.breadth and not self.is_pair(at)

    def _gap(self, at: int) -> int:
        """How many lines say nothing between a row and the one above it, whose cells may go over several lines."""
        return max(0, self.lines[at] - self.lines[at - 1] - 1 - self.breaks[at - 1])

    def is_pair(self, at: int) -> bool:
        """ "Printed on: 3 March" above a table of more columns: a name and what it is."""
        filled = self.filled[at]
        cells = [self.texts[at][p] for p in filled]
        if len(cells) > 2 and all(cell.endswith(":") == (i % 2 == 0) for i, cell in enumerate(cells)):
            return True
        if not 0 < len(filled) <= 2 < self.typical:
            return False
        return cells[0].endswith(":") or (filled == [0, 1] and kind_of(cells[1]) in _PAIRED)

    def says_nothing_else(self, at: int) -> bool:
        """Whether every word of a row is known from headers, as in "Client name, City", and of no row below it."""
        rows = [[row[p] for p in filled] for row, filled in zip(self.texts[at:], self.filled[at:], strict=True)]
        first, *below = [len(row) > 1 and all(map(is_all_header, row)) for row in rows]
        return first and not any(below)

    def first_broad(self) -> int:
        return next((i for i in range(len(self.lines)) if self.is_broad(i)), 0)

    def split(self) -> tuple[int, float]:
        """The last row of the header (-1: none), and by how many points that leads any other answer.

        Rows above it give their points for being no data, so the sum over them is greatest at the right place.
        """
        sums = [0.0]
        places = [-1]
        total, broad, data = 0.0, 0, 0
        for at in range(len(self.lines)):
            if broad and data >= _SETTLED:
                break
            points = self._points(at, broad, broad > 0 and data == 0)
            if points is None:
                continue
            total += points
            if self.is_broad(at):
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

    def _points(self, at: int, broad: int, below_header: bool) -> float | None:
        filled = self.filled[at]
        if not filled:
            return None
        if len(filled) == 1 and self.typical > 1:
            return self._lone_points(at, filled[0]) if below_header else None
        if below_header and not self.is_broad(at) and self._completes(at):
            return 0.6
        if not self.is_broad(at):
            # Few cells above the table are titles and remarks, whatever they look like.
            return self._row_points(at, True) + _FURTHER / 2 if broad else None
        if broad and (names_units(self.texts[at]) or self._completes(at) or self._counts_columns(at)):
            return 1.2
        first = _FIRST if self.typical > 1 else 0.0
        points = self._row_points(at, broad > 0) + (_FURTHER if broad else first)
        return max(points, first) if self._is_explained(at) else points

    def _row_points(self, at: int, further: bool) -> float:
        below = [self.texts[i] for i in range(at + 1, len(self.texts)) if len(self.filled[i]) > 1 or self.typical < 2]
        return points_of_row(self.texts[at], [row for row in below[:BELOW] if row != self.texts[at]], further)

    def _lone_points(self, at: int, position: int) -> float | None:
        """A lone cell right below a header: the last word of a long heading, a unit, or the first column's name."""
        cell = self.texts[at][position]
        if self._completes(at) or self._ends(at - 1, at) or (position > 0 and is_unit(cell)):
            return 0.6
        if kind_of(cell) != "text":
            return None
        if position > 0:
            return self._row_points(at, True)
        return 0.3 if not self.texts[at - 1][0] and is_stub(cell) else None

    def _completes(self, at: int) -> bool:
        """Whether a row fills the gaps of the line right above it, which is no data."""
        if not at or self._gap(at):
            return False
        below = [self.texts[i] for i in range(at + 1, min(at + 4, len(self.texts))) if len(self.filled[i]) > 1]
        return completes(self.texts[at - 1], self.texts[at], below)

    def _counts_columns(self, at: int) -> bool:
        below = self.texts[at + 1] if at + 1 < len(self.texts) else []
        return numbers_columns(self.texts[at]) and not counts_on(below)

    def _is_explained(self, at: int) -> bool:
        """Whether the line right below gives the units of the columns, or their numbers: it stands below names."""
        below = at + 1
        if below >= len(self.lines) or self._gap(below):
            return False
        return names_units(self.texts[below]) or self._counts_columns(below)

    def _ends(self, above: int, at: int) -> bool:
        """Whether the only cell of a line ends the name that stands above it: "Age of" and "mother"."""
        if len(self.filled[at]) != 1:
            return False
        position = self.filled[at][0]
        return goes_on(self.texts[above][position]) and kind_of(self.texts[at][position]) == "text"

    def block(self, last: int) -> tuple[int, ...]:
        """The lines of the header that ends at ``last``, from above."""
        lines = [last]
        while lines[0] > 0 and len(lines) < _DEPTH and self._belongs(lines[0] - 1, lines[0], last):
            lines.insert(0, lines[0] - 1)
        while len(lines) > 1 and not self._can_start(lines[0]):
            lines.pop(0)
        return tuple(lines)

    def _belongs(self, above: int, at: int, last: int) -> bool:
        """Whether a line above the header is one more line of it, rather than a title."""
        filled = self.filled[above]
        gap = self._gap(at)
        cells = [self.texts[above][p] for p in filled]
        if not filled or self.is_pair(above) or any(map(_PRINTED.match, cells)):
            return False
        if self._completes(at) or self._ends(above, at):
            return True
        if len(filled) == 1:
            return gap == 0 and self._is_part(above, filled[0], cells[0], last)
        if gap and filled == [0, 1] and self.typical > 2:
            return False
        if any(kind_of(cell) in ("number", "email", "url", "phone") for cell in cells):
            return numbers_columns(self.texts[above])
        return gap <= 1 and max(map(len, cells)) <= 120

    def _is_part(self, above: int, position: int, text: str, last: int) -> bool:
        """Whether a lone cell is a heading over some of the columns, or part of one broken over several lines."""
        if len(text) > 60 or _NOTE.match(text) or text.endswith((".", ":")) or kind_of(text) == "date":
            return False
        if (self.lines[above], position) in self.spans:
            return not self._covers(above, position, last)
        if position > 0:
            return len(self.filled[last]) > 2 or self.typical > 2
        # In the first column that is a title, unless it stands between two lines of the header.
        over = above - 1
        return over >= 0 and not self._gap(above) and self._heads(over) and len(text) <= 20

    def _covers(self, at: int, position: int, last: int) -> bool:
        """Whether the merged cell of a row reaches from the first column over most of them, as a title does."""
        end = self.spans[self.lines[at], position]
        columns = [p for row in self.filled[last : last + 3] for p in row]
        return position <= min(columns) and sum(p <= end for p in columns) > 0.5 * len(columns)

    def _heads(self, at: int) -> bool:
        filled = self.filled[at]
        return len(filled) > 1 and not self.is_pair(at) and all(kind_of(self.texts[at][p]) == "text" for p in filled)

    def _can_start(self, at: int) -> bool:
        """A centred title stands alone in the first line of the sheet, over the middle of the table."""
        filled = self.filled[at]
        if len(filled) > 1 or filled[0] == 0:
            return True
        text = self.texts[at][filled[0]]
        if (self.lines[at], filled[0]) in self.spans:
            return len(self.filled[at + 1]) > 1
        return not (at == 0 and len(text.split()) > 4) and len(self.filled[at + 1]) > 1
