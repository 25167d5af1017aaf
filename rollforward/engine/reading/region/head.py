"""The first rows of a sheet, and what can be said of each by itself and its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from rollforward.engine.reading.region.evidence import WIDTH
from rollforward.engine.reading.region.further import completes, counts_on, names_units, numbers_columns
from rollforward.engine.reading.region.heading import goes_on
from rollforward.engine.reading.region.merges import Spans
from rollforward.engine.reading.shapes import kind_of
from rollforward.engine.reading.words import is_all_header

Row = tuple[int, Sequence[str]]

#: What a remark above the table may say beside its name.
_PAIRED = frozenset({"date", "email", "url", "phone"})
#: A form has so many fields at least; so many rows above and below are looked at to tell it.
_FORM, _NEAR = 8, 24


class Head:
    """The first rows that show something. Rows are named by their index among them.

    ``lines``: their lines in the file. ``texts``: their cells without outer spaces. ``filled``: positions that say
    something. ``breadth``: so many cells has a row of the table at least.
    """

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

    def gap(self, at: int) -> int:
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

    def completes_above(self, at: int) -> bool:
        """Whether a row fills the gaps of the line right above it, which is no data."""
        if not at or self.gap(at):
            return False
        below = [self.texts[i] for i in range(at + 1, min(at + 4, len(self.texts))) if len(self.filled[i]) > 1]
        return completes(self.texts[at - 1], self.texts[at], below)

    def counts_columns(self, at: int) -> bool:
        """Whether a row is the columns' numbers. Above a single row it is as likely the first of two records."""
        below = self.texts[at + 1 : at + 3]
        return len(below) > 1 and numbers_columns(self.texts[at]) and not counts_on(below[0])

    def is_explained(self, at: int) -> bool:
        """Whether the line right below gives the units of the columns, or their numbers: it stands below names."""
        below = at + 1
        if below >= len(self.lines) or self.gap(below):
            return False
        return names_units(self.texts[below]) or self.counts_columns(below)

    def outreaches(self, at: int) -> bool:
        """Whether a row has words for twice as many columns as any row near it fills.

        So are the names of a form with many fields, of which each record fills a few, below a line about the export.
        """
        filled = self.filled[at]
        near = (self.filled[i] for i in range(max(0, at - _NEAR), min(len(self.lines), at + _NEAR + 1)) if i != at)
        if len(filled) < max(_FORM, 2 * max(map(len, near), default=0)):
            return False
        return all(kind_of(self.texts[at][p]) == "text" for p in filled)

    def ends_above(self, above: int, at: int) -> bool:
        """Whether the only cell of a line ends the name that stands above it: "Age of" and "mother"."""
        if len(self.filled[at]) != 1:
            return False
        position = self.filled[at][0]
        return goes_on(self.texts[above][position]) and kind_of(self.texts[at][position]) == "text"

    def heads(self, at: int) -> bool:
        filled = self.filled[at]
        return len(filled) > 1 and not self.is_pair(at) and all(kind_of(self.texts[at][p]) == "text" for p in filled)
