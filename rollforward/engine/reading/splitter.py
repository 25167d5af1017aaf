"""One record after another out of a text, with whatever has happened to its quotes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from rollforward.engine.reading.cellpatterns import escaped_pattern, plain_pattern, quoted_pattern
from rollforward.engine.values import Dialect

#: How far is looked for the end of a cell whose quotes are not in order.
_LENIENT_REACH = 4_096
_LINE_END = re.compile(r"\r\n?|\n")
_SPACES = re.compile(" +")
#: How far a quoted cell may reach before its quote counts as never closed; eight times the longest cell that is kept.
_REACH = 262_144


def unquoted_cells(line: str, delimiter: str | None, skips: bool) -> list[str]:
    """The cells of a line without quotes, its end cut off. ``skips``: spaces behind a delimiter are none of theirs."""
    if not delimiter:
        return [line]
    if skips and delimiter == " ":
        return re.split(" +", line.strip(" "))
    cells = line.split(delimiter)
    return [cells[0], *(cell.lstrip(" ") for cell in cells[1:])] if skips else cells


class Splitter:
    """The records of a text in their order. ``unclosed`` gathers the lines of stray quotes as they are met."""

    def __init__(self, text: str, dialect: Dialect, width: int) -> None:
        self.text = text
        self.physical = list(io.StringIO(text, newline=""))
        self.delimiter = dialect.delimiter
        self.quote = dialect.quotechar
        self.escape = dialect.escapechar
        self.skips = dialect.skipinitialspace
        self.apart = self.skips and self.delimiter == " "
        self.width = width
        self.quoted = quoted_pattern(dialect)
        self.plain = plain_pattern(dialect)
        self.escaped = escaped_pattern(dialect)
        #: What may stand where a cell ends, so that most places need no further look.
        self.edges = {"", " ", "\r", "\n", (dialect.delimiter or "\n")[0]}
        self.unclosed: list[int] = []
        self.known_line = (0, -1)

    def records(self) -> Iterator[tuple[int, list[str], int]]:
        """Each record: index of its first line among ``physical``, its cells, and how many lines it spans."""
        index, position = 0, 0
        while index < len(self.physical):
            row, spanned = self._easy(index, position) or self._record(position, index + 1)
            yield index, row, spanned
            position += (
                sum(map(len, self.physical[index : index + spanned])) if spanned > 1 else len(self.physical[index])
            )
            index += spanned

    def _easy(self, index: int, position: int) -> tuple[list[str], int] | None:
        """A record that needs no patience, and the lines it spans; ``None`` where its quotes are not in order."""
        line = self.physical[index]
        if self.escape and self.escape in line:
            return None
        if not self.quote or self.quote not in line:
            return unquoted_cells(line.rstrip("\r\n"), self.delimiter, self.skips), 1
        if line.count(self.quote) == 1 and not (self.escape or self.skips):
            cells = self._around_a_mark(line, position, self.quote, index + 1)
            if cells:
                return cells, 1
        return self._in_order(index, self.quote)

    def _in_order(self, index: int, quote: str) -> tuple[list[str], int] | None:
        """The same of a record whose first line has quotes."""
        line = self.physical[index]
        if not self.delimiter or len(self.delimiter) > 1 or self.skips or f" {quote}" in line or f"{quote} " in line:
            return None
        reader = csv.reader(self._within_reach(index), delimiter=self.delimiter, quotechar=quote, strict=True)
        try:
            row = next(reader)
        except csv.Error:
            return None
        return None if self._swallows(index, reader.line_num, len(row)) else (row, reader.line_num)

    def _around_a_mark(self, line: str, position: int, quote: str, number: int) -> list[str] | None:
        """The cells of a line whose only quotation mark encloses nothing; ``None`` where it may."""
        at = line.find(quote)
        if line.endswith(" ", 0, at):
            return None
        if at == 0 or (self.delimiter and line.endswith(self.delimiter, 0, at)):
            opened = position + at
            closed = self.text.find(quote, opened + 1, opened + _REACH)
            if closed >= 0 and (self.text.startswith(quote, closed + 1) or self._at_boundary(closed + 1)):
                return None
            self.unclosed.append(number)
        return unquoted_cells(line.rstrip("\r\n"), self.delimiter, self.skips)

    def _within_reach(self, index: int) -> Iterator[str]:
        length = 0
        while index < len(self.physical) and length < _REACH:
            line = self.physical[index]
            if self.escape and self.escape in line:
                return
            length += len(line)
            index += 1
            yield line

    def _record(self, start: int, line: int) -> tuple[list[str], int]:
        """The record from ``start``, which is the beginning of ``line``: its cells, and the physical lines it spans."""
        cells, spanned = self._cells(start, line, trusting=True)
        if self._swallows(line - 1, spanned, len(cells)):
            cells, spanned = self._cells(start, line, trusting=False)
        return cells, spanned

    def _cells(self, position: int, line: int, trusting: bool) -> tuple[list[str], int]:
        """``trusting``: a quoted cell may reach over line ends."""
        cells, spanned, strays = [], 1, False
        position = self._past_spaces(position) if self.apart else position
        while True:
            start = self._past_spaces(position)
            stop = self._closing(start, trusting)
            if stop is not None:
                raw = self.text[start:stop]
                cells.append(self._unquoted(raw[1:-1]))
                spanned += len(_LINE_END.findall(raw))
                stop = self._next_delimiter(stop)
            else:
                position = start if self.skips and cells else position
                stop = self._plain_end(position)
                cells.append(self._unescaped(self.text[position:stop]))
                strays = strays or self._is_stray(position, stop)
            if not (self.delimiter and self.text.startswith(self.delimiter, stop)):
                break
            position = stop + len(self.delimiter)
            if self.apart and self._ends(self._past_spaces(position)):
                break
        self._report(line, strays)
        return cells, spanned

    def _past_spaces(self, position: int) -> int:
        """The place behind any spaces that begin here; spaces that delimit single cells are none of these."""
        if not self.text.startswith(" ", position) or (self.delimiter == " " and not self.apart):
            return position
        spaces = _SPACES.match(self.text, position)
        return spaces.end() if spaces else position

    def _next_delimiter(self, position: int) -> int:
        """Where the delimiter behind a quoted cell begins; spaces before it that are not its own are nobody's."""
        own = self.apart or (self.delimiter and self.text.startswith(self.delimiter, position))
        return position if own else self._past_spaces(position)

    def _ends(self, position: int) -> bool:
        return position >= len(self.text) or self.text[position] in "\r\n"

    def _opens(self, position: int) -> bool:
        return bool(self.quote) and self.text.startswith(self.quote or "", position)

    def _closing(self, position: int, trusting: bool) -> int | None:
        """Where the quoted cell that opens here ends, behind its quote; ``None`` if none opens or it never closes."""
        if not self._opens(position) or self.quoted is None:
            return None
        match = self.quoted.match(self.text, position, position + _REACH)
        if match and self._at_boundary(match.end()) and (trusting or not _LINE_END.search(match[0])):
            return match.end()
        return self._lenient_closing(position)

    def _lenient_closing(self, position: int) -> int | None:
        """Quotes inside the cell that somebody forgot to double: ``"He said "hi" to me",``, within one line only.

        A doubled one may end the cell where no single one does: ``"5 inches"",``.
        """
        quote, doubled, at = self.quote or "", None, position
        stop = min(self._line_stop(position), position + _LENIENT_REACH)
        while (at := self.text.find(quote, at + 1, stop)) >= 0:
            if self._opens_next(position, at):
                break
            if self.text.startswith(quote, at + 1):
                at += 1
                doubled = at + 1 if self._at_boundary(at + 1) else doubled
            elif self._at_boundary(at + 1):
                return at + 1
        return doubled

    def _opens_next(self, position: int, at: int) -> bool:
        """Whether the quote at ``at`` opens the next cell, and so does not end the one that began at ``position``."""
        edge = self.delimiter or "\n"
        return self.text.endswith((edge, edge + " "), position + 1, at) and not self._at_boundary(at + 1)

    def _line_stop(self, position: int) -> int:
        """Where the line of this place ends. Kept, or each cell of an endless line would look through all of it."""
        if not self.known_line[0] <= position <= self.known_line[1]:
            line_end = _LINE_END.search(self.text, position)
            self.known_line = position, line_end.start() if line_end else len(self.text)
        return self.known_line[1]

    def _at_boundary(self, position: int) -> bool:
        if self.text[position : position + 1] not in self.edges:
            return False
        if self.delimiter and self.text.startswith(self.delimiter, position):
            return True
        position = position if self.apart else self._past_spaces(position)
        return self._ends(position) or (bool(self.delimiter) and self.text.startswith(self.delimiter or "", position))

    def _plain_end(self, position: int) -> int:
        match = self.plain.match(self.text, position)
        return match.end() if match else position

    def _swallows(self, index: int, spanned: int, cells: int) -> bool:
        """Whether a record's lines are each a whole row by themselves, so that the quote that joins them is a slip."""
        if spanned < 2 or self.width < 2 or not self.delimiter:
            return False
        whole = all(line.count(self.delimiter) == self.width - 1 for line in self.physical[index : index + spanned])
        return whole and (spanned > 2 or cells != self.width)

    def _is_stray(self, position: int, stop: int) -> bool:
        """A quote that opens a cell and has no partner in it is worth a word; ``"b"x`` is merely odd."""
        return self._opens(position) and self.text.count(self.quote or "", position, stop) % 2 == 1

    def _report(self, line: int, strays: bool) -> None:
        if strays and line not in self.unclosed[-1:]:
            self.unclosed.append(line)

    def _unquoted(self, inner: str) -> str:
        quote = self.quote or ""
        text = inner.replace(quote + quote, quote)
        return self._unescaped(text)

    def _unescaped(self, text: str) -> str:
        if not self.escape or not self.escaped or self.escape not in text:
            return text
        return self.escaped.sub(r"\1", text)
