"""The frozen values that travel between the stages.

reading -> mapping -> checking -> matching -> planning. Stages never import each other: they meet here.

Two conventions hold everywhere:

* A row is named by its ``line``: the row or physical line number of the file it came from, from 1. Nobody counts again.
  A column is named by its ``position``, from 0; its cells live in the frame column ``c<position>``.
* A typed value travels as its **canonical text** (``None`` = blank): dates as ``2026-03-31``, month-days as ``03-31``,
  numbers as plain decimals, yes/no as ``yes``/``no``, a choice as the option's key, several choices as a JSON list
  of keys in the order of the options, a member as her key. Equality of meaning is then equality of text, for a whole
  column at once.
"""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

Confidence = Literal["sure", "check", "unknown"]
Severity = Literal["error", "warning", "info"]
Verdict = Literal["added", "updated", "unchanged", "skipped", "problem"]
Mode = Literal["update", "clear"]
Shape = Literal[
    "one row per client",
    "one row per contact",
    "several contacts per row",
    "rows of mixed level",
    "two tabs",
]

#: Stands in canonical frames for a cell that says ``(clear)``. Legal input never holds a NUL, so it cannot collide.
CLEAR = "\x00clear"

#: The target of a column that is left out.
IGNORE = "ignore"

#: Columns of every problems frame. ``position`` is -1 for a problem of the whole row.
PROBLEM_SCHEMA = {
    "line": pl.UInt32,
    "position": pl.Int32,
    "target": pl.String,
    "code": pl.String,
    "severity": pl.String,
    "value": pl.String,
    "detail": pl.String,
}

#: Columns of a sheet's originals: cells whose stored value is not the text that a person sees. ``format`` is the number
#: format as the file gives it.
ORIGINALS_SCHEMA = {"line": pl.UInt32, "position": pl.UInt16, "raw": pl.String, "format": pl.String}

#: Columns of a frame of corrections: as ``Edit``, for many cells at once.
EDIT_SCHEMA = {"line": pl.UInt32, "position": pl.Int32, "text": pl.String}

#: Columns of every frame of proposals: a client that a row may mean, and what speaks for it (a key, or ``similar``).
CANDIDATE_SCHEMA = {"line": pl.UInt32, "pk": pl.Int64, "key": pl.String}


def cell_name(position: int) -> str:
    """The frame column that holds the cells of the file's column ``position``."""
    return f"c{position}"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a delimited text file is written. ``delimiter`` may have several characters; ``None`` = none used.

    ``skipinitialspace``: spaces that follow a delimiter belong to it, and so do those that begin a line if the
    delimiter is a space.
    """

    delimiter: str | None
    quotechar: str | None
    escapechar: str | None = None
    skipinitialspace: bool = False


@dataclass(frozen=True, slots=True)
class ReadAs:
    """What somebody settled about the reading of a file. The defaults leave everything to the reader's judgement.

    ``sheet``: a name, or a number from 1 that counts hidden and chart sheets too; that sheet alone is read.
    ``encoding``: a codec's name. ``dialect``: of a delimited text. ``mended``: text that an earlier program broke
    ("FranÃ§ois") is repaired. ``turned``: rows and columns change places (``None`` = where the table needs it).
    """

    sheet: str | None = None
    encoding: str | None = None
    dialect: Dialect | None = None
    mended: bool = False
    turned: bool | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """Lines that are no data: ``first`` to ``last`` (line numbers, inclusive) and why, in one word.

    ``why``: ``title``, ``blank``, ``ruled line``, ``total``, ``footer``, ``repeated header``, ``group heading``,
    ``another table``.
    """

    first: int
    last: int
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark about the whole file or one place in it, with a code of ``engine/issues.py``."""

    code: str
    line: int | None = None
    position: int | None = None
    value: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells merged into one: lines from 1, positions from 0, all inclusive. Its text stands in the first of them."""

    first_line: int
    last_line: int
    first_position: int
    last_position: int


@dataclass(frozen=True, slots=True)
class Region:
    """Where the table lies in a sheet. Line numbers count the file's own lines; ``()`` = there is none.

    ``columns``: first and last position, where other tables stand beside it (``None``: all columns are its own).
    ``merged``: merged cells of the header, in positions of the sheet.
    """

    header_rows: tuple[int, ...]
    data_rows: tuple[int, int] | None
    set_aside: tuple[SetAside, ...] = ()
    header_confidence: Confidence = "sure"
    data_confidence: Confidence = "sure"
    columns: tuple[int, int] | None = None
    merged: tuple[Merged, ...] = ()

    @property
    def rows_confidence(self) -> Confidence:
        """How sure the first and last row are: no more so than the header above them."""
        return self.data_confidence if self.header_confidence == "sure" else "check"


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet of a file, nothing left out yet.

    ``cells``: frame with ``line`` (UInt32, rising) and ``c0`` ... ``c<n-1>`` (String, never null, text as a person
    sees it).
    ``region``: where the reader found the table; ``others``: further tables of the sheet, in its order. ``likely``: the
    reader takes this sheet for the client list, and ``why``. ``originals``: ``ORIGINALS_SCHEMA``, the cells whose
    stored value differs from what is shown. ``turned``: rows and columns have changed places, so that ``line`` is a
    column of the file, counted from 1. ``merged``: the first merged cells of the sheet.
    """

    name: str
    cells: pl.DataFrame
    region: Region
    hidden: bool = False
    likely: bool = False
    why: str = ""
    findings: tuple[Finding, ...] = ()
    others: tuple[Region, ...] = ()
    turned: bool = False
    merged: tuple[Merged, ...] = ()
    originals: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=ORIGINALS_SCHEMA))

    @property
    def width(self) -> int:
        return self.cells.width - 1


@dataclass(frozen=True, slots=True)
class Book:
    """A file as the reader understood it."""

    format: str
    sheets: tuple[RawSheet, ...]
    encoding: str | None = None
    dialect: Dialect | None = None
    encoding_confidence: Confidence = "sure"
    dialect_confidence: Confidence = "sure"
    findings: tuple[Finding, ...] = ()

    @property
    def likely(self) -> int:
        """The index of the sheet that the reader takes for the client list, else of the first."""
        return next((i for i, sheet in enumerate(self.sheets) if sheet.likely), 0)


@dataclass(frozen=True, slots=True)
class Table:
    """The client list inside a sheet: header names by position, and the data rows (``line``, ``c0`` ...)."""

    header: tuple[str, ...]
    rows: pl.DataFrame
    region: Region


@dataclass(frozen=True, slots=True)
class Tab:
    """The table on a sheet of a file; ``index`` of the sheet, ``lines``: the number of its last line."""

    index: int
    name: str
    table: Table
    lines: int


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
    """Clients below other clients, named with them ("Acme:Roof repair") in ``column``. The arranged table has one
    column more, the highest parent, by which they are one group."""

    column: int


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


#: What makes rows of clients with contacts out of a table that does not stand so (``engine/arranging``).
Arrangement = Parents | Levels | Joined


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


@dataclass(frozen=True, slots=True)
class Choices:
    """What the member decided beside the mapping.

    ``match``: keys in order, of ``id``, ``code``, ``tax_id``, ``name``. ``blank``: per target ``keep`` or ``clear``;
    ``blank_default`` for the rest. ``values``: per target, cell text (compared without case and outer spaces) -> option
    key, or ``None`` for *leave blank*. ``dates``: per target ``dmy``, ``mdy`` or ``ymd``. ``whole``: targets whose
    cells are not taken apart, whatever they hold. ``rows``: per line ``skip``, ``new`` or ``client:<pk>``.
    """

    match: tuple[str, ...] = ("id", "code", "tax_id", "name")
    blank_default: Literal["keep", "clear"] = "keep"
    blank: AbstractMapping[str, str] = field(default_factory=dict)
    values: AbstractMapping[str, AbstractMapping[str, str | None]] = field(default_factory=dict)
    dates: AbstractMapping[str, str] = field(default_factory=dict)
    whole: tuple[str, ...] = ()
    rows: AbstractMapping[int, str] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class Checked:
    """The table after every cell has been read as its field's kind.

    ``cells``: ``line`` and one String column per mapped target (canonical text, ``None`` blank, ``CLEAR`` on purpose).
    A cell with an error is ``None`` here and has a row in ``problems`` (``PROBLEM_SCHEMA``). ``client.name`` is always
    there, built from its parts where the mapping says so.
    """

    cells: pl.DataFrame
    problems: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Existing:
    """What the firm holds now, in canonical text.

    ``clients``: ``pk`` (Int64), then one String column per client field key (at least ``client.id``, ``client.name``,
    ``client.external_id``, ``client.tax_id``). ``contacts``: ``pk`` and contact field keys without the link's.
    ``links``: ``pk``, ``client`` and ``contact`` (pks), ``contact.role``, ``contact.job_title``, ``contact.primary``.
    ``replaced_ids``: public client IDs of a set that is being replaced (clear mode), which rows may keep; likewise
    ``replaced_contact_ids``.
    """

    clients: pl.DataFrame
    contacts: pl.DataFrame
    links: pl.DataFrame
    replaced_ids: frozenset[str] = frozenset()
    replaced_contact_ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """Whom each row means.

    ``rows``: one per row, in the file's order: ``row`` (UInt32, from 0), ``line``, ``skip`` (the member leaves it out),
    ``client`` (UInt32, from 0 in the file's order; null where skipped or unsettled), ``pk`` (of an existing client),
    ``key`` (which one decided: ``id``, ``code``, ``tax_id``, ``name``, ``choice``; null for a new client) and
    ``kept_id`` (the public ID that a new client keeps from the set being replaced).
    ``contacts``: one per contact that a row of a settled client names: ``row``, ``line``, ``slot``, ``client``,
    ``contact`` (UInt32), ``pk`` (of an existing contact), ``kept_id`` and its cells under the keys of the first slot.
    ``problems``: ``PROBLEM_SCHEMA``. ``candidates``: ``CANDIDATE_SCHEMA``, for the rows with several found.
    """

    rows: pl.DataFrame
    contacts: pl.DataFrame
    problems: pl.DataFrame
    candidates: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Counts:
    """Distinct records by what happens to them."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class RowCounts:
    """Rows by verdict; ``rows`` is always their sum."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    problems: int = 0

    @property
    def rows(self) -> int:
        return self.added + self.updated + self.unchanged + self.skipped + self.problems


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import will do, completely. Writing carries it out and judges nothing.

    ``rows``: ``line``, ``verdict``, ``client`` (Int32, number within ``clients``, null where the row has none), ``key``
    (which key decided: ``id``, ``code``, ``tax_id``, ``name``, ``choice``, null for new), ``why`` (problem code or
    null).

    ``clients``: ``client`` (0 ...), ``action`` (added, updated, unchanged), ``pk`` (null when added), ``line`` (its
    first), and for added ones the canonical value of every mapped client field under its key.
    ``contacts``: ``contact`` (0 ...), ``action``, ``pk``, ``line``, contact field values likewise.
    ``links``: ``client``, ``contact``, ``action``, ``pk``, ``line``, ``contact.role``, ``contact.job_title``,
    ``contact.primary`` likewise.

    ``changes``: one row per updated value: ``record`` (``client``, ``contact`` or ``link``), ``number`` (client,
    contact or row index in links; null for a link that the file does not mention but that ceases to be primary),
    ``pk``, ``line``,
    ``target`` (field key), ``old``, ``new`` (canonical, null = blank).

    ``problems``: all of the checks and of the match but those of skipped rows, ``PROBLEM_SCHEMA``.
    ``candidates``: for rows with several found, whom they may mean, ``CANDIDATE_SCHEMA``.
    """

    rows: pl.DataFrame
    clients: pl.DataFrame
    contacts: pl.DataFrame
    links: pl.DataFrame
    changes: pl.DataFrame
    problems: pl.DataFrame
    row_counts: RowCounts
    client_counts: Counts
    contact_counts: Counts
    candidates: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=CANDIDATE_SCHEMA))
