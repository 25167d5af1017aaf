"""Whether rows of clients are followed by rows of their contacts, and by what the two are told apart.

A list wrongly taken for one of mixed level is spoilt; the other mistake is seen at once. So everything must speak for
it: the first row is a client's, contacts' rows leave blank what only a client has, and they name a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from rollforward.engine.arranging import is_contact
from rollforward.engine.mapping.header import ADDRESS_PARTS, Meaning
from rollforward.engine.mapping.headers import read_headers
from rollforward.engine.mapping.level_words import CLIENT, CONTACT, LEVEL, PERSON
from rollforward.engine.mapping.looks import is_company
from rollforward.engine.mapping.people import PERSON_NAMES
from rollforward.engine.mapping.words import words
from rollforward.engine.values import IGNORE, Levels, Mapping, Shared, Table, cell_name

_ROWS_SEEN = 5_000
_FEWEST = 2
#: A column of the client is filled in so many of the clients' rows.
_DENSE = 0.8
_KINDS_AT_MOST = 6
_NAMES = frozenset({"name", "display_name", "legal_name", "company_or_last"}) | PERSON_NAMES
_REACHED = frozenset({"email", "phone", "mobile", "direct_phone"})
_OF_PERSONS = _REACHED | PERSON_NAMES | {"job_title", "title", "role", "birthday"}
#: What a private person beside companies leaves blank too: it tells no levels apart.
_OF_COMPANIES = frozenset(
    {"name", "display_name", "legal_name", "trading_name", "tax_id", "website", "company_or_last"}
)
_OF_CLIENTS = frozenset({"tax_id", "fiscal_year_end", "kind", "services", "since", "status", "group"})


def find_levels(table: Table) -> Levels | None:
    """How the two kinds of rows are told apart; ``None`` for a table that has only one."""
    seen = _Seen(table)
    if table.rows.height <= _FEWEST:
        return None
    return seen.by_values() or seen.by_indents() or seen.by_blanks()


def levels_by(table: Table, column: int) -> Levels:
    """As somebody says that they are told apart: contacts' rows leave ``column`` blank."""
    return _Seen(table).divided(Levels(column, "blanks"))


def with_levels(mapping: Mapping, levels: Levels) -> Mapping:
    """The mapping of a table arranged so: the column that tells the rows apart is no data of a client."""
    why = ("It tells the rows of clients from those of their contacts.",)
    columns = tuple(
        replace(c, target=IGNORE, confidence="sure", score=1.0, reasons=why, alternatives=())
        if levels.by == "values" and c.position == levels.column
        else c
        for c in mapping.columns
    )
    return replace(mapping, columns=columns, shape="rows of mixed level", arrangement=levels)


@dataclass(frozen=True, slots=True)
class _Split:
    """Shares of filled cells by column, in the clients' rows and in the contacts'."""

    client: list[float]
    contact: list[float]

    def down(self) -> list[int]:
        return [at for at, share in enumerate(self.contact) if share == 0 and self.client[at] > 0]

    def dense(self) -> list[int]:
        return [at for at in self.down() if self.client[at] >= _DENSE]

    def both(self) -> list[int]:
        return [at for at, share in enumerate(self.contact) if share > 0 and self.client[at] > 0]


class _Seen:
    """The beginning of a table with the meanings of its headers."""

    def __init__(self, table: Table) -> None:
        self.header = table.header
        self.rows = table.rows.head(_ROWS_SEEN)
        self.meanings = read_headers(table.header)
        self.filled = self.rows.select(
            (pl.col(cell_name(at)).str.strip_chars() != "").alias(cell_name(at)) for at in range(len(table.header))
        )

    def by_values(self) -> Levels | None:
        """A column that says of each row what it is: *Client*, *Contact*."""
        for at in range(len(self.header)):
            kinds = self._kinds(at)
            contacts = _contacts_among(kinds, self.header[at]) if kinds else ()
            levels = Levels(at, "values", contacts)
            if not contacts or not self._follows(levels) or self._is_repeated(levels):
                continue
            split = self._split(levels)
            if CONTACT.issuperset(map(_plain, contacts)) or any(p != at for p in split.dense()):
                return self.divided(levels)
        return None

    def by_indents(self) -> Levels | None:
        """Persons below their client, set in: with a way of their own to reach them, for jobs are set in too, with
        their customer's telephone and contact repeated."""
        at = next((p for p, name in enumerate(self.filled.columns) if self.filled[name].any()), 0)
        levels = Levels(at, "indents")
        if not self._follows(levels) or not self._has_persons(levels):
            return None
        split = self._split(levels)
        told = [p for p, share in enumerate(split.contact) if share >= 0.5 and self._is(p, _OF_PERSONS) and p != at]
        if any(self._is(p, PERSON_NAMES) for p in told):
            return None
        return self.divided(levels) if any(self._is_own(p, levels) for p in told) else None

    def by_blanks(self) -> Levels | None:
        """Rows that leave blank whatever is the client's, its name or code among it."""
        keys = [at for at in range(len(self.header)) if self._is(at, _NAMES | {"code", "number"})]
        found = [levels for at in keys if (levels := self._by_blank(at))]
        return max(found, key=lambda levels: len(levels.down), default=None)

    def _by_blank(self, at: int) -> Levels | None:
        levels = Levels(at, "blanks")
        if self.filled[cell_name(at)].all() or not self._follows(levels) or self.filled[cell_name(at)].sum() < _FEWEST:
            return None
        split = self._split(levels)
        dense = split.dense()
        if at not in dense or len(dense) < _FEWEST or all(self._is(p, _OF_COMPANIES) for p in dense):
            return None
        told = [p for p, share in enumerate(split.contact) if share > 0]
        address = any(self._is(p, ADDRESS_PARTS) and split.client[p] >= 0.5 for p in told)
        if address or any(self._is(p, _OF_CLIENTS) for p in told) or any(self._is(p, _OF_PERSONS) for p in dense):
            return None
        named = any(self._is(p, _NAMES - PERSON_NAMES) for p in dense)
        persons, clients = ({p for p in told if self._is(p, of)} for of in (PERSON_NAMES, _NAMES - PERSON_NAMES))
        filled = [p for p in persons | clients if split.contact[p] >= 0.5]
        # Rows that name both a client and a person are clients; those that name neither are no contacts.
        if (persons and clients) or not filled or not (named or self._is(at, {"code", "number"})):
            return None
        return self.divided(levels)

    def divided(self, levels: Levels) -> Levels:
        """With the columns that are filled down and those that both kinds of rows use for themselves."""
        split = self._split(levels)
        own = levels.column if levels.by == "values" else -1
        down = tuple(at for at in split.down() if at != own)
        both = [at for at in split.both() if at != own]
        # Where the client has a name of its own and its row names a person too, that is its first contact.
        first = any(self._is(at, _NAMES) for at in down) and any(self._is(at, PERSON_NAMES) for at in both)
        shared = () if first else tuple(self._shared(at) for at in both)
        return Levels(levels.column, levels.by, levels.contacts, down, shared)

    def _shared(self, at: int) -> Shared:
        header, meaning = self.header[at].strip(), self.meanings[at]
        if meaning.concept in {"name", "display_name", "person_name", "company_or_last"} or not header:
            return Shared(at, header if meaning.side != "contact" and header else "Client name", "Contact name")
        return Shared(at, header, f"Contact {header}")

    def _kinds(self, at: int) -> tuple[str, ...]:
        cells = self.rows[cell_name(at)]
        if not self.filled[cell_name(at)].all() or cells.head(200).n_unique() > _KINDS_AT_MOST:
            return ()
        kinds = cells.str.strip_chars().str.to_lowercase().unique(maintain_order=True).to_list()
        return tuple(kinds) if 1 < len(kinds) <= _KINDS_AT_MOST else ()

    def _split(self, levels: Levels) -> _Split:
        contact = self.rows.select(is_contact(levels)).to_series()
        shares = [
            [int(column.sum()) / max(1, len(column)) for column in self.filled.filter(which).iter_columns()]
            for which in (~contact, contact)
        ]
        return _Split(*shares)

    def _follows(self, levels: Levels) -> bool:
        """Whether there are rows of both kinds, the first one being a client's."""
        contact = self.rows.select(is_contact(levels)).to_series()
        return not contact[0] and _FEWEST <= int(contact.sum()) < contact.len()

    def _is_own(self, at: int, levels: Levels) -> bool:
        """Whether contacts' rows say something else in a column than the client's row above them."""
        contact, cell = is_contact(levels), pl.col(cell_name(at)).str.strip_chars()
        above = pl.when(~contact).then(cell).forward_fill()
        differs = self.rows.select((cell != above).filter(contact & (cell != ""))).to_series()
        return 2 * int(differs.sum()) > len(differs)

    def _is_repeated(self, levels: Levels) -> bool:
        """Whether contacts' rows name their client themselves: they then need nothing from the row above."""
        of_contacts = is_contact(levels)
        for at in range(len(self.header)):
            if at != levels.column and self._is(at, _NAMES | {"code", "number"}):
                cells = pl.col(cell_name(at)).str.strip_chars()
                named = self.rows.filter(~of_contacts).select(cells).to_series().unique()
                again = self.rows.filter(of_contacts).select(cells.is_in(named.implode()) & (cells != "")).to_series()
                if 2 * again.sum() >= len(again):
                    return True
        return False

    def _has_persons(self, levels: Levels) -> bool:
        texts = self.rows.filter(is_contact(levels))[cell_name(levels.column)].str.strip_chars().to_list()
        return sum(map(_is_person, texts)) >= 0.6 * len(texts)

    def _is(self, at: int, concepts: frozenset[str] | set[str]) -> bool:
        meaning: Meaning = self.meanings[at]
        if meaning.concept == "name" and meaning.side == "contact":
            return "person_name" in concepts
        return meaning.concept in concepts


def _contacts_among(kinds: Sequence[str], header: str) -> tuple[str, ...]:
    """Those of a column's values that mark contacts, if the others mark clients."""
    if _plain(header) in LEVEL and set(kinds) in ({"0", "1"}, {"1", "2"}):
        return (max(kinds),)
    contacts = tuple(kind for kind in kinds if _plain(kind) in CONTACT | PERSON)
    others = [kind for kind in kinds if kind not in contacts]
    return contacts if others and all(_plain(kind) in CLIENT for kind in others) else ()


def _plain(text: str) -> str:
    return " ".join(words(text))


def _is_person(text: str) -> bool:
    words = text.replace(",", " ").split()
    return 1 < len(words) <= 5 and not is_company(text) and not any(map(str.isdigit, text))
