"""Delimited text into records, whatever has happened to it. Nothing is dropped: what breaks a rule stays as text.

This is the patient reader; ``quick.py`` reads clean files faster and to the same result.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rollforward.engine.values import Dialect

_LINE_END = re.compile(r"\r\n?|\n")
#: How far a quoted cell may reach before its quote counts as never closed; eight times the longest cell that is kept.
_REACH = 262_144


@dataclass(slots=True)
class Records:
    """``lines[i]`` is the physical line (from 1) where ``rows[i]`` starts; ``unclosed`` holds lines of stray quotes."""

    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)


def split_records(text: str, dialect: Dialect, width: int = 0, most: int | None = None) -> Records:
    """Split ``text`` into records of cells, at most ``most`` of them.

    ``width`` is the usual number of cells, ``0`` where it is not known: with it a quote that would swallow whole rows
    is recognised as stray. A blank line is a record of one blank cell.
    """
    return _Splitter(text, dialect, width).run(most)


class _Splitter:
    def __init__(self, text: str, dialect: Dialect, width: int) -> None:
        self.text = text
        self.physical = list(io.StringIO(text, newline=""))
        self.delimiter = dialect.delimiter
        self.quote = dialect.quotechar
        self.escape = dialect.escapechar
        self.width = width
        self.quoted = _quoted_pattern(dialect)
        self.plain = _plain_pattern(dialect)
        self.found = Records()

    def run(self, most: int | None) -> Records:
        index, position = 0, 0
        while index < len(self.physical) and (most is None or len(self.found.rows) < most):
            row, spanned = self._easy(index) or self._record(position, index + 1)
            self.found.rows.append(row)
            self.found.lines.append(index + 1)
            position += sum(map(len, self.physical[index : index + spanned]))
            index += spanned
        return self.found

    def _easy(self, index: int) -> tuple[list[str], int] | None:
        """A record that needs no patience, and the lines it spans; ``None`` where its quotes are not in order."""
        line = self.physical[index]
        if self.escape and self.escape in line:
            return None
        if not self.quote or self.quote not in line:
            line = line.rstrip("\r\n")
            return line.split(self.delimiter) if self.delimiter else [line], 1
        if not self.delimiter or len(self.delimiter) > 1:
            return None
        reader = csv.reader(self._within_reach(index), delimiter=self.delimiter, quotechar=self.quote, strict=True)
        try:
            row = next(reader)
        except csv.Error:
            return None
        return None if self._swallows(index, reader.line_num, len(row)) else (row, reader.line_num)

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
        while True:
            stop = self._closing(position, trusting)
            if stop is not None:
                raw = self.text[position:stop]
                cells.append(self._unquoted(raw[1:-1]))
                spanned += len(_LINE_END.findall(raw))
            else:
                stop = self._plain_end(position)
                cells.append(self._unescaped(self.text[position:stop]))
                strays = strays or self._is_stray(position, stop)
            if not (self.delimiter and self.text.startswith(self.delimiter, stop)):
                break
            position = stop + len(self.delimiter)
        self._report(line, strays)
        return cells, spanned

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
        """Quotes inside the cell that somebody forgot to double: ``"He said "hi" to me",``, within one line only."""
        line_end = _LINE_END.search(self.text, position)
        stop = line_end.start() if line_end else len(self.text)
        at = position
        while (at := self.text.find(self.quote or "", at + 1, stop)) >= 0:
            if self._at_boundary(at + 1):
                return at + 1
            if self.delimiter and self.text.endswith(self.delimiter, position + 1, at):
                return None  # here the next quoted cell opens
        return None

    def _at_boundary(self, position: int) -> bool:
        if position >= len(self.text) or self.text[position] in "\r\n":
            return True
        return bool(self.delimiter) and self.text.startswith(self.delimiter or "", position)

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
        if strays and line not in self.found.unclosed[-1:]:
            self.found.unclosed.append(line)

    def _unquoted(self, inner: str) -> str:
        quote = self.quote or ""
        text = inner.replace(quote + quote, quote)
        return self._unescaped(text)

    def _unescaped(self, text: str) -> str:
        if not self.escape or self.escape not in text:
            return text
        return re.sub(re.escape(self.escape) + r"(.)", r"\1", text, flags=re.DOTALL)


def _quoted_pattern(dialect: Dialect) -> re.Pattern[str] | None:
    if not dialect.quotechar:
        return None
    quote = re.escape(dialect.quotechar)
    if not dialect.escapechar:
        return re.compile(f"{quote}[^{quote}]*(?:{quote}{quote}[^{quote}]*)*{quote}")
    escape = re.escape(dialect.escapechar)
    return re.compile(
        f"{quote}[^{quote}{escape}]*(?:(?:{quote}{quote}|{escape}.)[^{quote}{escape}]*)*{quote}", re.DOTALL
    )


def _plain_pattern(dialect: Dialect) -> re.Pattern[str]:
    """An unquoted cell: up to the delimiter or the end of the line."""
    if not dialect.delimiter:
        return re.compile(r"[^\r\n]*")
    stop = re.escape(dialect.delimiter)
    if not dialect.escapechar and len(dialect.delimiter) == 1:
        return re.compile(f"[^{stop}\\r\\n]*")
    escaped = re.escape(dialect.escapechar) + r"[^\r\n]|" if dialect.escapechar else ""
    return re.compile(f"(?:{escaped}(?!{stop})[^\\r\\n])*")
