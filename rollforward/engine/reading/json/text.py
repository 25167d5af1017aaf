"""JSON's values out of a text, one after the other, each with the place where it starts.

Numbers stay as they are written: ``1.10`` is not 1.1, and no digit of a long one is lost. Comments and commas before a
closing bracket, which JSON does not know but people write, are read over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from rollforward.engine.issues import Refused
from rollforward.engine.reading.named import put

_GAP = re.compile(r"[\s,]*+")
_BLANK = re.compile(r"\s*+")
#: Strings are matched to be passed over; what is opened and never closed reaches to the end, so that no text is looked
#: at twice.
_STRINGS_AND_COMMENTS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*(?:"|\Z)|//[^\r\n]*+|/\*.*?(?:\*/|\Z)', re.DOTALL)
_STRINGS_AND_COMMAS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*(?:"|\Z)|,(?=\s*+[}\]])', re.DOTALL)
_NOT_LINE_END = re.compile(r"[^\r\n]")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    kept: dict[str, Any] = {}
    for name, value in pairs:
        put(kept, name, value)
    return kept


_decoder = json.JSONDecoder(object_pairs_hook=_object, parse_float=str, parse_int=str, parse_constant=str, strict=False)


class Broken(Exception):
    """The text is no JSON from ``at`` on."""

    def __init__(self, at: int) -> None:
        self.at = at
        super().__init__(at)


class Text:
    """A JSON text. Its methods take and give places in it; they raise ``Broken``, and ``Refused`` if it is hostile."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._end = "\n" if "\n" in text else "\r"
        self._counted, self._line = 0, 1

    def value(self, at: int) -> tuple[Any, int]:
        """The value that starts here, and where it ends."""
        try:
            return _decoder.raw_decode(self.text, at)
        except json.JSONDecodeError as error:
            raise Broken(error.pos) from None
        except RecursionError:
            raise Refused("hostile", "its values are nested hundreds of levels deep") from None

    def after_blanks(self, at: int) -> int:
        """The next place that is no blank."""
        match = _BLANK.match(self.text, at)
        return match.end() if match else at

    def at(self, place: int) -> str:
        """The character here, ``""`` at the end."""
        return self.text[place : place + 1]

    def sequence(self) -> Iterator[tuple[int, Any]]:
        """Values that follow each other without an array around them, such as one per line."""
        at = 0
        while (at := self.after_gap(at)) < len(self.text):
            value, end = self.value(at)
            yield at, value
            at = end

    def check(self) -> None:
        """Read all of it and keep nothing; of several values each must begin a line. Raises ``Broken``."""
        line = 0
        for at, _ in self.sequence():
            if self.line(at) == line:
                raise Broken(at)
            line = self.line(at)

    def items(self, at: int) -> Items:
        """The items of the array whose bracket stands here."""
        return Items(self, at)

    def key(self, at: int) -> tuple[str, int]:
        """The key that stands here, and where its value starts."""
        if self.at(at) != '"':
            raise Broken(at)
        key, end = self.value(at)
        colon = self.after_blanks(end)
        if self.at(colon) != ":":
            raise Broken(colon)
        return key, self.after_blanks(colon + 1)

    def after_value(self, end: int, closing: str) -> int:
        """The next item or key behind a value that ended here, or the closing bracket."""
        at = self.after_blanks(end)
        if self.at(at) == ",":
            return self.after_blanks(at + 1)
        if self.at(at) != closing:
            raise Broken(at)
        return at

    def after_gap(self, at: int) -> int:
        """The next place that is neither a blank nor a comma."""
        match = _GAP.match(self.text, at)
        return match.end() if match else at

    def line(self, place: int) -> int:
        """The line of a place, from 1. Quickest if the places rise."""
        if place < self._counted:
            self._counted, self._line = 0, 1
        self._line += self.text.count(self._end, self._counted, place)
        self._counted = place
        return self._line


class Items:
    """The items of an array, each with its place. ``end``: where the array ends, once all are given."""

    def __init__(self, text: Text, at: int) -> None:
        self.text = text
        self.end = at + 1

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        text, at = self.text, self.text.after_blanks(self.end)
        while text.at(at) != "]":
            value, end = text.value(at)
            yield at, value
            at = text.after_value(end, "]")
        self.end = at + 1


def tidied(text: str) -> str:
    """The text with blanks in place of comments and of commas before a closing bracket; each place stays the same."""
    without = _STRINGS_AND_COMMENTS.sub(_blanked, text)
    return _STRINGS_AND_COMMAS.sub(_blanked, without)


def _blanked(match: re.Match[str]) -> str:
    found = match[0]
    return found if found.startswith('"') else _NOT_LINE_END.sub(" ", found)
