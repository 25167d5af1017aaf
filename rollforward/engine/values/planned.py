"""From checked cells to the plan: what the firm holds, whom the rows mean, what will be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from rollforward.engine.values.frames import CANDIDATE_SCHEMA, TIE_SCHEMA


@dataclass(frozen=True, slots=True)
class Checked:
    """The table after every cell has been read as its field's kind.

    ``cells``: ``line`` and one String column per mapped target (canonical text, ``None`` blank, ``CLEAR`` on purpose).
    A cell with an error is ``None`` here and has a row in ``problems`` (``PROBLEM_SCHEMA``). ``client.name`` is always
    there, built from its parts where the mapping says so. ``positions``: target -> column of the file.
    """

    cells: pl.DataFrame
    problems: pl.DataFrame
    positions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Downloaded:
    """Of a file that we handed out ourselves: what became of its values since.

    ``changed``: ``record`` (``client``, ``contact``, ``link``), ``pk``, ``target`` and ``base``, the canonical value at
    the time of the download, of every value that somebody changed since. ``typed``: ``line`` and ``target`` of cells
    that the member corrected in this import, having seen the present values. ``positions``: target -> column.
    """

    changed: pl.DataFrame
    typed: pl.DataFrame
    positions: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Existing:
    """What the firm holds now, in canonical text.

    ``clients``: ``pk`` (Int64), then one String column per client field key (at least ``client.id``, ``client.name``,
    ``client.external_id``, ``client.tax_id``). ``contacts``: ``pk`` and contact field keys without the link's.
    ``links``: ``pk``, ``client`` and ``contact`` (pks), ``contact.role``, ``contact.job_title``, ``contact.primary``.
    ``replaced_ids``: public client IDs of a set that is being replaced (clear mode), which rows may keep; likewise
    ``replaced_contact_ids``. ``downloaded``: where the file carries our mark of when it was made.
    """

    clients: pl.DataFrame
    contacts: pl.DataFrame
    links: pl.DataFrame
    replaced_ids: frozenset[str] = frozenset()
    replaced_contact_ids: frozenset[str] = frozenset()
    downloaded: Downloaded | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Whom each row means.

    ``rows``: one per row, in the file's order: ``row`` (UInt32, from 0), ``line``, ``skip`` (the member leaves it out),
    ``client`` (UInt32, from 0 in the file's order; null where skipped or unsettled), ``pk`` (of an existing client),
    ``key`` (which one decided: ``id``, ``code``, ``tax_id``, ``name``, ``choice``; null for a new client) and
    ``kept_id`` (the public ID that a new client keeps from the set being replaced).
    ``contacts``: one per contact that a row of a settled client names: ``row``, ``line``, ``slot``, ``client``,
    ``contact`` (UInt32), ``pk`` (of an existing contact), ``kept_id``, ``person`` (of whom the member said that he is
    one under several clients) and its cells under the keys of the first slot.
    ``problems``: ``PROBLEM_SCHEMA``. ``candidates``: ``CANDIDATE_SCHEMA``, for the rows with several found.
    ``ties``: ``line`` and ``tie`` (UInt64): rows without a common one, nor others between them, do not concern each
    other. ``by_name``: whether names were compared; where no row needs it they are not, and are no ties.
    """

    rows: pl.DataFrame
    contacts: pl.DataFrame
    problems: pl.DataFrame
    candidates: pl.DataFrame
    ties: pl.DataFrame
    by_name: bool


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
    ``ties``: rows that the firm's rules bring together, as ``Match.ties``.
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
    ties: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=TIE_SCHEMA))
