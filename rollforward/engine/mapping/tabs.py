"""Whether the clients stand on one sheet and their contacts on another, and by which columns they belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import polars as pl

from rollforward.engine.arranging import key_of
from rollforward.engine.mapping.header import Meaning
from rollforward.engine.mapping.headers import read_headers
from rollforward.engine.mapping.people import PERSON_NAMES, is_person_name
from rollforward.engine.mapping.words import fold
from rollforward.engine.values import IGNORE, ColumnMap, Joined, Mapping, Tab, Table, cell_name

#: So many of the contacts' cells must name a client that is there, and so many of the clients' names differ.
_FOUND, _UNLIKE = 0.7, 0.95
#: So many of the rows name another person.
_ONCE = 0.9
_FEWEST = 2
_NUMBERS = frozenset({"code", "number", "id"})
_KNOWN_BY = ("client.name", "client.external_id")
_CLIENTS_NAMES = frozenset({"name", "display_name", "legal_name", "company_or_last"})


def joined_tabs(tabs: Sequence[Tab], likely: int) -> tuple[int, Joined | None]:
    """The sheet of the clients and how another one's contacts belong to them; ``likely`` and ``None`` where there is
    no such pair. ``likely``: the sheet that is taken otherwise, one of the pair."""
    here = next((tab for tab in tabs if tab.index == likely), None)
    if here is None or len(tabs) < 2:
        return likely, None
    others = [_Seen(tab) for tab in tabs if tab.index != likely and tab.table.rows.height]
    seen = _Seen(here)
    found = [(share, likely, joined) for other in others for share, joined in seen.joins(other)]
    found += [(share, other.tab.index, joined) for other in others for share, joined in other.joins(seen)]
    best = max(found, key=lambda each: each[0], default=None)
    return (best[1], best[2]) if best else (likely, None)


def with_joined(mapping: Mapping, joined: Joined) -> Mapping:
    """The mapping of a table made of both: what names the client on the contacts' tab is said already."""
    at = len(mapping.columns) - len(joined.header) + joined.right
    why = (f"It tells to which client a row of “{joined.name}” belongs.",)
    columns = tuple(
        replace(c, target=IGNORE, confidence="sure", score=1.0, reasons=why, alternatives=())
        if c.position == at
        else _confirmed(c, joined)
        for c in mapping.columns
    )
    return named_by_clients(replace(mapping, columns=columns, shape="two tabs", arrangement=joined))


def named_by_clients(mapping: Mapping) -> Mapping:
    """A contact whose client has no row names none: it is told of, and makes no client of its own name."""
    joined = mapping.arrangement
    if not isinstance(joined, Joined):
        return mapping
    contacts = len(mapping.columns) - len(joined.header)
    own = all(position < contacts for position in mapping.name_fallback)
    return mapping if own else replace(mapping, name_fallback=())


def _confirmed(column: ColumnMap, joined: Joined) -> ColumnMap:
    """What the contacts name their client by is what it is known by."""
    if column.position != joined.left or column.target not in _KNOWN_BY:
        return column
    why = f"Rows of “{joined.name}” name their client by it."
    return replace(column, confidence="sure", reasons=(*column.reasons, why))


@dataclass(frozen=True, slots=True)
class _Column:
    position: int
    header: str
    meaning: Meaning
    values: pl.Series
    """Filled cells as they are compared."""

    @property
    def is_key(self) -> bool:
        return self.meaning.concept in _NUMBERS | _CLIENTS_NAMES

    @property
    def is_of_client(self) -> bool:
        return self.meaning.side in {"client", "organization"}


class _Seen:
    """A tab's columns with what they mean and hold."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.meanings = read_headers(tab.table.header)
        self.columns = [
            _Column(at, header, self.meanings[at], _filled(tab.table, at)) for at, header in enumerate(tab.table.header)
        ]

    def joins(self, contacts: _Seen) -> Iterator[tuple[float, Joined]]:
        """Pairs of columns by which the other tab's rows find their clients here, with how well they do."""
        if not contacts.lists_people or contacts.tab.table.rows.height < _FEWEST:
            return
        for left in self._names():
            for right in contacts.columns:
                share = _found(left, right, contacts.tab.table.rows.height)
                if share >= _FOUND and contacts.names_each_once(right.position):
                    header = contacts.headings(right.position)
                    yield (
                        share + _likely(left, right),
                        Joined(
                            contacts.tab.index, contacts.tab.name, left.position, right.position, header, self.tab.lines
                        ),
                    )

    @property
    def lists_people(self) -> bool:
        """Whether a column names a person; a bare *Name* does beside an e-mail address."""
        bare = any(m.concept == "name" and not m.side for m in self.meanings)
        return bool(self._people()) or (bare and any(m.concept == "email" for m in self.meanings))

    def names_each_once(self, key: int) -> bool:
        """Whether a person comes once with her client: a list of visits or invoices names her again and again."""
        people = self._people() or [at for at, m in enumerate(self.meanings) if m.concept == "name" and not m.side]
        rows = self.tab.table.rows.select(key_of(cell_name(at)) for at in dict.fromkeys([key, *people]))
        return rows.n_unique() >= _ONCE * rows.height

    def _people(self) -> list[int]:
        return [at for at, meaning in enumerate(self.meanings) if is_person_name(meaning)]

    def headings(self, key: int) -> tuple[str, ...]:
        """The headers of contacts, each said to be one's where it does not say so itself; not that of their client."""
        named = bool(self._people())
        return tuple(
            c.header if c.position == key else _heading(c.header.strip(), c.meaning, named) for c in self.columns
        )

    def _names(self) -> Iterator[_Column]:
        for column in self.columns:
            unlike = column.values.n_unique() >= max(_FEWEST, _UNLIKE * len(column.values))
            if unlike and column.is_key and 2 * len(column.values) >= self.tab.table.rows.height:
                yield column


def _filled(table: Table, at: int) -> pl.Series:
    return table.rows.select(key_of(cell_name(at))).to_series().filter(table.rows[cell_name(at)].str.contains(r"\S"))


def _found(left: _Column, right: _Column, rows: int) -> float:
    """The share of the other tab's rows that a column of it gives a client; 0 for its own numbers and persons."""
    same = fold(left.header) == fold(right.header)
    if not (same or right.is_of_client or right.is_key) or right.meaning.concept in PERSON_NAMES:
        return 0.0
    own_number = right.values.n_unique() == len(right.values) and not right.is_of_client
    if own_number and (right.meaning.concept == "id" or (right.meaning.concept in _NUMBERS and not left.is_of_client)):
        return 0.0
    return int(right.values.is_in(left.values.unique().implode()).sum()) / rows


def _likely(left: _Column, right: _Column) -> float:
    return 0.3 * right.is_of_client + 0.2 * (fold(left.header) == fold(right.header))


def _heading(header: str, meaning: Meaning, named: bool) -> str:
    if not header or is_person_name(meaning) or meaning.side == "contact" or meaning.side in {"client", "organization"}:
        return header
    if meaning.concept == "name":
        return header if named else "Contact name"
    return f"Contact {header}"
