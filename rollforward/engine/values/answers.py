"""What the member settled: choices beside the mapping, and corrected cells."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from rollforward.engine.values.frames import EDIT_SCHEMA


@dataclass(frozen=True, slots=True)
class Choices:
    """What the member decided beside the mapping.

    ``match``: keys in order, of ``id``, ``code``, ``tax_id``, ``name``. ``blank``: per target ``keep`` or ``clear``;
    ``blank_default`` for the rest. ``values``: per target, cell text (compared without case and outer spaces) -> option
    key, or ``None`` for *leave blank*. ``dates``: per target ``dmy``, ``mdy`` or ``ymd``. ``whole``: targets whose
    cells are not taken apart, whatever they hold. ``rows``: per line ``skip``, ``new`` or ``client:<pk>``. ``people``:
    per person (``matching/people``) ``one``, where all clients that name him have one contact, or ``contact:<pk>``,
    where it is that one of the firm's. ``contacts``: per line and slot ``new`` or ``contact:<pk>``, where several
    of the client fit.
    """

    match: tuple[str, ...] = ("id", "code", "tax_id", "name")
    blank_default: Literal["keep", "clear"] = "keep"
    blank: AbstractMapping[str, str] = field(default_factory=dict)
    values: AbstractMapping[str, AbstractMapping[str, str | None]] = field(default_factory=dict)
    dates: AbstractMapping[str, str] = field(default_factory=dict)
    whole: tuple[str, ...] = ()
    rows: AbstractMapping[int, str] = field(default_factory=dict)
    people: AbstractMapping[str, str] = field(default_factory=dict)
    contacts: AbstractMapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edit:
    """One corrected cell: the text that stands in place of the file's."""

    line: int
    position: int
    text: str


#: Corrections, a few as values or many as a frame (``EDIT_SCHEMA``). Of several of one cell the last stands.
Edits = Sequence[Edit] | pl.DataFrame


def edits_frame(edits: Edits) -> pl.DataFrame:
    """Corrections as a frame (``EDIT_SCHEMA``)."""
    if isinstance(edits, pl.DataFrame):
        return edits
    return pl.DataFrame([(e.line, e.position, e.text) for e in edits], EDIT_SCHEMA, orient="row")
