"""Labelled header rows: what each column should become, and what it must never become."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rollforward.engine.values import IGNORE


@dataclass(frozen=True, slots=True)
class Column:
    """``accept``: any of them is right; ``traps``: each of them does harm."""

    header: str
    accept: tuple[str, ...]
    traps: tuple[str, ...] = ()

    @property
    def is_stranger(self) -> bool:
        """Whether the only right thing is to leave it alone."""
        return self.accept == (IGNORE,)


@dataclass(frozen=True, slots=True)
class Layout:
    """One header row, with its first rows where they are known.

    ``shapes`` and ``names``: any of them is right; a name is the headers that make it, joined by `` + ``.
    """

    source: str
    language: str
    shapes: tuple[str, ...]
    names: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        """The header row alone."""
        return tuple(column.header for column in self.columns)


def load(folder: Path) -> list[Layout]:
    """All layouts of a folder; a file's language is its name up to the first hyphen."""
    return [layout for file in sorted(folder.glob("*.txt")) for layout in _layouts(file)]


def _layouts(file: Path) -> Iterator[Layout]:
    language = file.stem.partition("-")[0]
    for block in file.read_text(encoding="utf-8").strip().split("\n# "):
        head, _, body = block.removeprefix("# ").partition("\n\n")
        source, *facts = head.splitlines()
        said = {key: value.strip() for key, _, value in (fact.partition(":") for fact in facts)}
        labels, _, cells = body.partition("\nrows:\n")
        columns = tuple(map(_column, filter(str.strip, labels.splitlines())))
        rows = tuple(map(tuple, csv.reader(filter(str.strip, cells.splitlines()))))
        yield Layout(source, language, _listed(said["shape"]), _listed(said["name"]), columns, rows)


def _column(line: str) -> Column:
    header, _, label = line.partition(" => ")
    accept, _, traps = label.partition("!")
    return Column(header, _listed(accept), _listed(traps))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())
