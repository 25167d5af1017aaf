"""What imports look like, from the file to the receipt."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import Field as Given

from rollforward.api.shape import FieldKey, Line, Position, Shape


class Import(Shape):
    """An import with its receipt."""

    id: str
    """What it is called in addresses."""
    mode: str
    """``update`` adds and updates, ``clear`` replaces all clients."""
    state: str
    """How far it is; ``done`` and ``undone`` are ends."""
    step: str
    """Where to go on: ``confirm``, ``data``, ``sheet``, ``map``, ``review``, ``progress`` or ``receipt``."""
    message: str
    """Why it was refused or failed, in words."""
    file: str
    """The name of the file."""
    member: str
    """Who started it, blank for a former member."""
    started: datetime
    """When."""
    finished: datetime | None
    """When it was done, ``null`` before that."""
    receipt: dict[str, Any]
    """As ``rollforward imports --json`` writes it. ``undo`` tells what taking it back did, and in ``kept`` what it left
    as it is, and why."""


class Sheet(Shape):
    """A sheet of the file."""

    index: int
    """Its place in the file, from 0."""
    name: str
    """What the file calls it."""
    rows: int
    """How many rows it has."""
    columns: int
    """How many columns it has."""
    hidden: bool
    """The file hides it."""
    likely: bool
    """It looks like the client list."""


class ChosenSheet(Shape):
    """The sheet that the clients stand on."""

    index: Position
    """The place of the sheet in the file, from 0."""
    header_rows: list[Line] | None = None
    """The lines of the header where it was not found rightly; ``[]`` for a table without one."""


class Column(Shape):
    """Where a column of the file goes, and why."""

    position: int
    """Its place in the sheet, from 0."""
    header: str
    """What stands above it."""
    target: str
    """Where it goes: a field's key or ``ignore``."""
    confidence: str
    """``sure``, ``check`` or ``unknown``."""
    reasons: list[str]
    """Why it goes there."""
    samples: list[str]
    """Some of its values."""


class Targets(Shape):
    """What is given is changed."""

    targets: dict[Position, FieldKey] = Given(default_factory=dict)
    """Position of a column -> key of a field or ``ignore``."""
    values: dict[str, dict[str, str | None]] = Given(default_factory=dict)
    """Key of a field -> value of the file -> option, ``null`` for leaving it blank."""


class Submission(Shape):
    """How to carry it out."""

    problems: Literal["stop", "skip"] = "stop"
    """``stop`` refuses while rows have any, ``skip`` leaves those rows out."""


class Undo(Shape):
    """How to take it back."""

    confirm: bool = False
    """Go back behind a cleared set although something was done in it since."""
