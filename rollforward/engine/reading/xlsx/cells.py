"""Filled cells one below the other, as both ways through a sheet's XML hand them on."""

from __future__ import annotations

import re
from threading import Lock
from typing import NamedTuple

import polars as pl

#: ``spec``: an index into Specs. ``value``: what the file holds, with the entities of XML decoded.
SCHEMA = {"line": pl.UInt32, "position": pl.UInt16, "spec": pl.UInt16, "value": pl.String}

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
#: Characters. Spreadsheet programs stop at 32,767; some writers do not.
LONGEST_TEXT = 4_000_000
_MOST_SPECS = 65_000
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class Spec(NamedTuple):
    """``kind``: the cell's type as the file names it, ``n`` where it names none. ``style``: an index of cell styles."""

    kind: str
    style: int


class Specs:
    """The few kinds of cells that a sheet has, each under a number. Several threads may ask."""

    def __init__(self) -> None:
        self._numbers: dict[Spec, int] = {}
        self._lock = Lock()

    def number(self, spec: Spec) -> int:
        with self._lock:
            found = self._numbers.setdefault(spec, len(self._numbers))
        return min(found, _MOST_SPECS)

    @property
    def all(self) -> list[Spec]:
        return list(self._numbers)


def column_number(letters: str) -> int:
    """``A`` -> 1, ``XFD`` -> 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def place(reference: str) -> tuple[int, int] | None:
    """Line from 1 and position from 0 of a reference such as ``B7``; ``None`` where it is none."""
    match = _REFERENCE.fullmatch(reference.strip())
    if not match:
        return None
    line, column = int(match[2]), column_number(match[1].upper())
    return (line, column - 1) if 0 < line <= LAST_ROW and column <= LAST_COLUMN else None
