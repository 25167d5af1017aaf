"""What the answers look like."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import Field as Given

from rollforward.engine.fields import CONTACT_SLOTS


class Client(Schema):
    """``fields``: field key -> what a person sees; blank ones are left out, sensitive ones masked."""

    id: str
    name: str
    changed: datetime
    fields: dict[str, str]
    contacts: list[str]


class Contact(Schema):
    """``clients``: the IDs of the clients it belongs to, of those that may be seen."""

    id: str
    changed: datetime
    fields: dict[str, str]
    clients: list[str]


class Clients(Schema):
    """A stretch of clients; ``next`` is what ``after`` must be for those that follow, ``null`` at the end."""

    items: list[Client]
    next: str | None


class Contacts(Schema):
    """A stretch of contacts; ``next`` as of clients."""

    items: list[Contact]
    next: str | None


class Import(Schema):
    """An import with its receipt, as ``rollforward imports --json`` writes it. ``step``: where to go on: ``confirm``,
    ``data``, ``sheet``, ``map``, ``review``, ``progress`` or ``receipt``."""

    id: str
    mode: str
    state: str
    step: str
    message: str
    file: str
    member: str
    started: datetime
    finished: datetime | None
    receipt: dict[str, Any]


class Sheet(Schema):
    """A sheet of the file. ``likely``: it looks like the client list."""

    index: int
    name: str
    rows: int
    columns: int
    hidden: bool
    likely: bool


class ChosenSheet(Schema):
    """``header_rows``: the lines of the header where it was not found rightly; ``[]`` for a table without one."""

    index: int
    header_rows: list[int] | None = None


class Column(Schema):
    """Where a column of the file goes: a field's key or ``ignore``. ``confidence``: sure, check or unknown."""

    position: int
    header: str
    target: str
    confidence: str
    reasons: list[str]
    samples: list[str]


class Targets(Schema):
    """``targets``: position of a column -> key of a field or ``ignore``. ``values``: key of a field -> value of the
    file -> option, ``null`` for leaving it blank."""

    targets: dict[int, str] = Given(default_factory=dict)
    values: dict[str, dict[str, str | None]] = Given(default_factory=dict)


class Problem(Schema):
    """What is wrong, in words."""

    code: str
    severity: str
    message: str


class Candidate(Schema):
    """A contact that a row may mean. ``pk`` is what a decision names."""

    pk: int
    id: str
    name: str


class AskedContact(Schema):
    """A contact of a row that fits several of its client: in which ``slot``, what was decided, and who they are."""

    slot: int
    decision: str
    candidates: list[Candidate]


class Row(Schema):
    """A row of the file: ``cells`` as they stand now, ``old``: what an update would replace, by position, ``problems``
    by position, ``-1`` for the whole row. ``decision``: ``skip``, ``new``, ``client:17`` or blank."""

    line: int
    verdict: str
    decision: str
    client: str | None
    cells: list[str]
    old: dict[int, str]
    problems: dict[int, list[Problem]]
    contacts: list[AskedContact]


class Rows(Schema):
    """A stretch of the rows that were asked for. ``positions``: the columns that the cells stand in."""

    total: int
    start: int
    positions: list[int]
    rows: list[Row]


class Counts(Schema):
    """``rows`` is the sum of the verdicts. ``clients`` and ``contacts``: what Submit would do."""

    rows: int
    added: int
    updated: int
    unchanged: int
    skipped: int
    problems: int
    clients: dict[str, int]
    contacts: dict[str, int]
    can_undo: bool
    can_redo: bool


class Edit(Schema):
    """A cell that is to hold another text."""

    line: int
    position: int
    text: str


class Edits(Schema):
    """One step, taken back as one."""

    edits: list[Edit]


class Decision(Schema):
    """``skip``, ``new``, ``client:17``, or blank for what was found. With a ``slot`` it is about the contact in it:
    ``new``, ``contact:55``, or blank."""

    line: int
    decision: str = ""
    slot: int = Given(0, ge=0, le=CONTACT_SLOTS)


class Twin(Schema):
    """A row that would become a new client, and what it likely is: ``other`` is ``row:12`` or ``client:17``."""

    line: int
    other: str
    score: float
    certain: bool
    reasons: list[str]
    answer: str


class Answer(Schema):
    """``same``, ``both``, ``skip``, or blank for no answer any more."""

    line: int
    other: str
    answer: str


class Submission(Schema):
    """``problems``: ``stop`` refuses while rows have any, ``skip`` leaves those rows out."""

    problems: Literal["stop", "skip"] = "stop"


class Undo(Schema):
    """``confirm``: go back behind a cleared set although something was done in it since."""

    confirm: bool = False


class Texts(Schema):
    """Field key -> what a person would type into it."""

    fields: dict[str, str]
