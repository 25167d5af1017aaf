"""Delimited text into records, whatever has happened to it. Nothing is dropped: what breaks a rule stays as text.

This is the patient reader; ``quick.py`` reads clean files faster and to the same result.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rollforward.engine.reading.cellpatterns import quoted_pattern, unspaced_pattern
from rollforward.engine.reading.shapes import kind_of
from rollforward.engine.reading.splitter import Splitter, unquoted_cells
from rollforward.engine.values import Dialect

#: What a single row may be cut by in a file that is cut by something else.
OTHER_DELIMITERS = (",", ";", "\t", "|", "^", "~", ":", " ")
#: Of these the ones that stand in every sentence, and how far above a row like it is looked for.
_IN_SENTENCES, _NEAR = (" ", ":"), 20
#: So many delimiters with a space behind them show that a line was written so.
_SPACES_THAT_TELL = 2


@dataclass(slots=True)
class Records:
    """``lines[i]`` is the physical line (from 1) where ``rows[i]`` starts.

    ``unclosed`` holds lines of stray quotes, ``otherwise`` lines that are cut by another delimiter than the rest.
    """

    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    otherwise: list[tuple[int, str]] = field(default_factory=list)


def split_records(text: str, dialect: Dialect, width: int = 0, most: int | None = None) -> Records:
    """Split ``text`` into records of cells, at most ``most`` of them.

    ``width`` is the usual number of cells, ``0`` where it is not known: with it a quote that would swallow whole rows
    is recognised as stray. A blank line is a record of one blank cell.
    """
    return next(_in_parts(text, dialect, width, most), Records())


def split_in_parts(text: str, dialect: Dialect, width: int, size: int) -> Iterator[Records]:
    """The same in parts of ``size`` records, so that nobody has to hold all of them as Python's strings."""
    return _in_parts(text, dialect, width, size)


def _in_parts(text: str, dialect: Dialect, width: int, size: int | None) -> Iterator[Records]:
    splitter, other = Splitter(text, dialect, width), _OtherCut(dialect, width)
    found, width_before = Records(unclosed=splitter.unclosed), 0
    for index, cells, spanned in splitter.records():
        again = other.cut(cells, splitter.physical[index], found.rows, width_before) if spanned == 1 else None
        row, mark = again or (cells, None)
        if mark:
            found.otherwise.append((index + 1, mark))
        width_before = len(row)
        found.rows.append(row)
        found.lines.append(index + 1)
        if len(found.rows) == size:
            yield found
            splitter.unclosed = []
            found = Records(unclosed=splitter.unclosed)
    if found.rows:
        yield found


class _OtherCut:
    """What cuts a single row otherwise than the rest: another delimiter, or spaces behind it."""

    def __init__(self, dialect: Dialect, width: int) -> None:
        self.dialect = dialect
        self.width = width
        self.quoted = quoted_pattern(dialect)
        self.spaced = None if dialect.skipinitialspace else unspaced_pattern(dialect)

    def cut(self, row: list[str], line: str, above: list[list[str]], width_before: int) -> tuple[list[str], str] | None:
        """The cells of a line that is cut otherwise, and by what. ``row``: as the delimiter of the file cuts it."""
        if self.width <= 2:
            return None
        if len(row) == self.width:
            return self._without_spaces(line)
        return self._by_another(line, above) if width_before == self.width else None

    def _by_another(self, line: str, above: list[list[str]]) -> tuple[list[str], str] | None:
        """The cells of a line that another delimiter cuts into exactly as many as a row has.

        Asked only below a row of the table: titles and footers are sentences, in which commas stand too.
        """
        for delimiter in OTHER_DELIMITERS:
            if delimiter != self.dialect.delimiter and line.count(delimiter) >= self.width - 1:
                records = split_records(line, Dialect(delimiter, self.dialect.quotechar, self.dialect.escapechar))
                row = records.rows[0]
                prose = all(cell.startswith(" ") for cell in row[1:])
                if delimiter in _IN_SENTENCES and not _is_alike(row, above):
                    continue
                if len(row) == self.width and not (prose or records.unclosed):
                    return row, delimiter
        return None

    def _without_spaces(self, line: str) -> tuple[list[str], str] | None:
        """The cells of a line in which a space follows every delimiter, unlike in the others; it belongs to them."""
        wide = f"{self.dialect.delimiter} "
        if not self.spaced or wide not in line:
            return None
        bare = self.quoted.sub("", line) if self.quoted else line
        if self.spaced.search(bare) or bare.count(wide) < _SPACES_THAT_TELL:
            return None
        row = self._skipping(line)
        return (row, wide) if len(row) == self.width else None

    def _skipping(self, line: str) -> list[str]:
        """The cells of one line without the spaces behind delimiters; it is long work only where marks stand in it."""
        marks = (self.dialect.quotechar, self.dialect.escapechar)
        if any(mark and mark in line for mark in marks):
            return split_records(line, replace(self.dialect, skipinitialspace=True)).rows[0]
        return unquoted_cells(line.rstrip("\r\n"), self.dialect.delimiter, True)


def _is_alike(row: list[str], above: list[list[str]]) -> bool:
    """Whether a row holds values such as those in the nearest full row above it, in most of its columns."""
    full = next(
        (other for other in above[:-_NEAR:-1] if len(other) == len(row) and 2 * sum(map(bool, other)) > len(row)), None
    )
    if full is None:
        return False
    kinds = [(kind_of(a), kind_of(b)) for a, b in zip(row, full, strict=True) if a.strip() and b.strip()]
    return 2 * sum(a == b for a, b in kinds) > len(kinds) and any(a == b != "text" for a, b in kinds)
