"""Labelled header rows: what each column should become, and what it must never become."""

from __future__ import annotations

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
    """One header row. ``name`` and ``otherwise``: headers, joined by `` + ``."""

    source: str
    language: str
    shape: str
    name: str
    otherwise: str
    columns: tuple[Column, ...]


def load(folder: Path) -> list[Layout]:
    """All layouts of a folder; a file's language is its name up to the first hyphen."""
    return [layout for file in sorted(folder.glob("*.txt")) for layout in _layouts(file)]


def _layouts(file: Path) -> Iterator[Layout]:
    language = file.stem.partition("-")[0]
    for block in file.read_text(encoding="utf-8").strip().split("\n# "):
        head, _, body = block.removeprefix("# ").partition("\n\n")
        source, *facts = head.splitlines()
        said = {key: value.strip() for key, _, value in (fact.partition(":") for fact in facts)}
        columns = tuple(map(_column, filter(str.strip, body.splitlines())))
        yield Layout(source, language, said["shape"], said["name"], said.get("otherwise", ""), columns)


def _column(line: str) -> Column:
    header, _, label = line.partition(" => ")
    accept, _, traps = label.partition("!")
    return Column(header, _listed(accept), _listed(traps))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())
