"""What the rows of an import look like, and what can be said about them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Given

from rollforward.api.shape import Line, Position, Shape
from rollforward.engine.fields import CONTACT_SLOTS


class Problem(Shape):
    """What is wrong, in words."""

    code: str
    """Which problem it is."""
    severity: str
    """``error``, ``warning`` or ``info``."""
    message: str
    """What is wrong and what to do."""


class Candidate(Shape):
    """A contact that a row may mean."""

    pk: int
    """What a decision names."""
    id: str
    """The ID of the contact."""
    name: str
    """What it is called."""


class AskedContact(Shape):
    """A contact of a row that fits several of its client."""

    slot: int
    """Which contact of the row it is, from 1."""
    decision: str
    """What was decided, blank for nothing yet."""
    candidates: list[Candidate]
    """Whom it may be."""


class Row(Shape):
    """A row of the file."""

    line: int
    """The line of the file."""
    verdict: str
    """What it would do."""
    decision: str
    """``skip``, ``new``, ``client:17`` or blank."""
    client: str | None
    """The ID of the client that it is, ``null`` for a new one."""
    cells: list[str]
    """As they stand now."""
    old: dict[int, str]
    """What an update would replace, by position."""
    problems: dict[int, list[Problem]]
    """By position, ``-1`` for the whole row."""
    contacts: list[AskedContact]
    """Contacts that fit several of its client."""


class Rows(Shape):
    """A stretch of the rows that were asked for."""

    total: int
    """How many rows were asked for."""
    start: int
    """Where the stretch begins among them, from 0."""
    positions: list[int]
    """The columns that the cells stand in."""
    rows: list[Row]
    """In the order of the file."""


class Counts(Shape):
    """What Submit would do, row by row and record by record."""

    rows: int
    """How many there are: the sum of the verdicts."""
    added: int
    """Rows that would add."""
    updated: int
    """Rows that would update."""
    unchanged: int
    """Rows that say what is there."""
    skipped: int
    """Rows that are left out."""
    problems: int
    """Rows with problems."""
    clients: dict[str, int]
    """What Submit would do to clients."""
    contacts: dict[str, int]
    """What Submit would do to contacts."""
    can_undo: bool
    """There is a step on the sheet to take back."""
    can_redo: bool
    """There is a step on the sheet to do again."""


class Edit(Shape):
    """A cell that is to hold another text."""

    line: Line
    """The line of the file."""
    position: Position
    """The column, from 0."""
    text: str
    """What the cell is to hold."""


class Edits(Shape):
    """One step, taken back as one."""

    edits: list[Edit]
    """Each cell once."""


class Decision(Shape):
    """What is to happen to a row, or to a contact of it."""

    line: Line
    """The line of the file."""
    decision: Annotated[str, Given(max_length=40)] = ""
    """``skip``, ``new``, ``client:17``, or blank for what was found; of a contact ``new``, ``contact:55``, or blank."""
    slot: int = Given(0, ge=0, le=CONTACT_SLOTS)
    """0 for the row, else the contact in it, from 1."""


class Twin(Shape):
    """A row that would become a new client, and what it likely is."""

    line: int
    """The line of the file."""
    other: str
    """What it likely is: ``row:12`` or ``client:17``."""
    score: float
    """How alike they are, 0 to 1."""
    certain: bool
    """They are held to be the same without an answer."""
    reasons: list[str]
    """Why."""
    answer: str
    """What was answered, blank for nothing yet."""


class Answer(Shape):
    """Whether a row is the same client."""

    line: Line
    """The line of the file."""
    other: Annotated[str, Given(max_length=40)]
    """``row:12`` or ``client:17``."""
    answer: Literal["same", "both", "skip", ""]
    """``same``, ``both``, ``skip``, or blank for no answer any more."""
