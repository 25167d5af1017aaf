"""Where the columns go, and in which shape the rows are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rollforward.engine.values.frames import IGNORE
from rollforward.engine.values.words import Confidence, Shape


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Where one column goes and why. ``target`` is a field's key, ``contact2.*`` ... or ``ignore``.

    ``alternatives``: where that is not sure, the fields it is most like, best first, each with its likeness (0 to 1).
    """

    position: int
    header: str
    target: str
    confidence: Confidence
    score: float
    reasons: tuple[str, ...] = ()
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How the columns of a kind of file were mapped before: (header, target) in the order of that file."""

    name: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Parents:
    """Clients below other clients, named with them ("Acme:Roof repair") in ``column``, or only set in below them
    (``indented``) and then named so. The arranged table has one column more, the highest parent, by which they are one
    group."""

    column: int
    indented: bool = False


@dataclass(frozen=True, slots=True)
class Shared:
    """A column that holds the client's cell in its row and the contact's in theirs, and what the two are called."""

    position: int
    client: str
    contact: str


@dataclass(frozen=True, slots=True)
class Levels:
    """Rows of clients, each followed by rows of its contacts. A row is a contact's where its cell in ``column`` is one
    of ``contacts`` (lower case), is blank, or is indented. ``down``: columns of the client that its contacts leave
    blank. The arranged table has one column more for each shared one, in which the contacts' cells stand."""

    column: int
    by: Literal["values", "blanks", "indents"]
    contacts: tuple[str, ...] = ()
    down: tuple[int, ...] = ()
    shared: tuple[Shared, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """Clients on one sheet and their contacts on another: ``sheet`` (its index) called ``name``, with ``header``. A
    contact belongs to the client whose cell in ``left`` is its own in ``right`` (without case and outer spaces).
    ``offset``: the clients' sheet has no line after this one, so that the contacts' lines are counted on from it."""

    sheet: int
    name: str
    left: int
    right: int
    header: tuple[str, ...]
    offset: int


@dataclass(frozen=True, slots=True)
class Lines:
    """An address whose lines stand side by side in ``columns``; those that only repeat a cell of ``named`` are left
    out. The arranged table has one column more, with all of them, and behind it the one of the ``parents``."""

    columns: tuple[int, ...]
    named: tuple[int, ...] = ()
    parents: Parents | None = None


#: What makes rows of clients with contacts out of a table that does not stand so (``engine/arranging``).
Arrangement = Parents | Lines | Levels | Joined


def parents_of(arrangement: Arrangement | None) -> Parents | None:
    """The clients below other clients, where an arrangement has them."""
    if isinstance(arrangement, Lines):
        return arrangement.parents
    return arrangement if isinstance(arrangement, Parents) else None


@dataclass(frozen=True, slots=True)
class Mapping:
    """All columns of the arranged table, how the client's name is made, and the shape of the rows.

    ``name_from``: positions that together make the client's name (first name before last name); ``name_fallback``:
    those used where the first are blank.
    """

    columns: tuple[ColumnMap, ...]
    name_from: tuple[int, ...] = ()
    name_fallback: tuple[int, ...] = ()
    shape: Shape = "one row per client"
    arrangement: Arrangement | None = None

    def target_of(self, position: int) -> str:
        return next((c.target for c in self.columns if c.position == position), IGNORE)
