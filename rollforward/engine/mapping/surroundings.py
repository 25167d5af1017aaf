"""What the columns of one sheet say together: whom it lists, who stands in a row, which address is the client's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rollforward.engine.mapping.header import ADDRESS_PARTS, OF_UNKNOWN, OTHER, Meaning
from rollforward.engine.mapping.numbered import Block, block_of
from rollforward.engine.mapping.people import (
    PERSON_NAMES,
    Person,
    is_person_name,
    is_sure_of_numbers,
    person_of,
    slots_of,
)
from rollforward.engine.mapping.reread import reread
from rollforward.engine.mapping.vocabulary.roles import ROLE, ROLES
from rollforward.engine.mapping.vocabulary.strangers import AMOUNTS, BANK, MARKETING, TERMS, WORK

#: Offices below those who decide, whose holder need not be the client's contact.
_OFFICES = frozenset({"manager", "administrator", "technical", "other", "provider", "billing", "secretary"})
_OF_WHOM, _MUCH_MARKETING = 0.18, 4
_NAMING = PERSON_NAMES | {"name", "display_name", "legal_name"}
_REACHED = frozenset({"email", "phone", "mobile"})
PARTS_OF_NAMES = frozenset({"first_name", "last_name", "middle_name"})
_UNMARKED = frozenset({("", 0), ("", 1), ("taxpayer", 0)})
_PREFERRED_BLOCKS = ("", "billing", "po", "physical", "work", "mailing", "office", "home", "other")
#: What speaks for rows of persons, and what (below 0) for rows of clients, by how much: fitted to the labelled layouts.
_OF_PERSONS = {
    "job_title": 2, "title": 1, "first_name": 1, "middle_name": 1, "mobile": 1, "role": 5, "primary_flag": 5,
    "relationship_type": 3, "birthday": 1, "tags": 1, "tax_id": -4, "code": -2, "website": -1, "trading_name": -1,
    "display_name": -1,
    "legal_name": -1, "since": -1, "status": -1, "services": -2, "fiscal_year_end": -2,
    TERMS: -2, AMOUNTS: -1, BANK: -1, WORK: -1,
}  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """``slots``: contact slot of each person; ``block``: the address taken for the client's, if there is one."""

    meanings: tuple[Meaning, ...]
    slots: dict[Person, int]
    block: Block | None
    ordered: bool = True

    def has(self, *concepts: str, side: str | None = None) -> bool:
        """Whether any column holds one of the concepts (of that side, ``""`` for none said)."""
        return any(m.concept in concepts and (side is None or m.side == side) for m in self.meanings)

    def concept_at(self, position: int) -> str:
        """What the column at a position holds, ``""`` outside the sheet."""
        return self.meanings[position].concept if 0 <= position < len(self.meanings) else ""

    def why_at(self, position: int) -> str:
        """Why the column at a position is none of ours, ``""`` where it is or nothing stands there."""
        return self.meanings[position].why if 0 <= position < len(self.meanings) else ""

    def is_beside(self, position: int, concepts: frozenset[str], within: int = 1) -> bool:
        """Whether a column so near to a position holds one of the concepts."""
        near = range(position - within, position + within + 1)
        return any(self.concept_at(other) in concepts for other in near if other != position)

    @property
    def has_one_address(self) -> bool:
        """Whether one column alone speaks of an address."""
        return sum(m.concept in ADDRESS_PARTS - {"region", "country"} for m in self.meanings) == 1

    def is_named_before(self, position: int) -> bool:
        """Whether a column to the left names somebody or something."""
        return any(m.concept in _NAMING for m in self.meanings[:position])

    def slot_of(self, meaning: Meaning) -> int:
        """The contact that a column speaks of: the first where none is said; 0 for somebody who is no contact here."""
        person = person_of(meaning)
        return self.slots.get(person, 1 if person in _UNMARKED else 0)

    def doubt_of(self, meaning: Meaning) -> float:
        """How doubtful it is which contact a column speaks of."""
        if meaning.person.startswith((ROLE, "officer")) and self.tells_of_strangers:
            return _OF_WHOM
        plain = self.slot_of(meaning) < 2 or meaning.person == "spouse" or is_sure_of_numbers(self.slots)
        return 0.0 if plain else _OF_WHOM

    def may_be_nobody(self, person: str) -> bool:
        """Whether somebody goes by a word that no vocabulary has, or by an office and stands alone: *Site contact*."""
        role = person.removeprefix(ROLE)
        if role == person:
            return False
        return role not in ROLES or (role in _OFFICES and self.slots.get((person, 0)) == 1)

    @cached_property
    def tells_of_strangers(self) -> bool:
        """Whether an e-mail or a phone is that of somebody whom no word names: who else stands in a row is doubtful."""
        told = (m for m in self.meanings if m.concept in _REACHED | {"assignee"} and not m.person)
        return any(m.doubt >= OF_UNKNOWN for m in told)

    @property
    def has_person(self) -> bool:
        """Whether any column names a person, so that e-mails and phones have an owner."""
        return any(is_person_name(m) and self.slot_of(m) for m in self.meanings)

    @property
    def has_client_name(self) -> bool:
        named = (m for m in self.meanings if m.concept == "name" and m.side == "client")
        return self.has("company_or_last") or any(
            not m.person and m.block != "billing" and m.doubt < 0.3 for m in named
        )

    @property
    def names_client(self) -> bool:
        """Whether a column names the client or the company by another name than the legal one."""
        named = (m for m in self.meanings if m.concept in {"name", "display_name", "company_or_last"})
        return any(m.side != "contact" and not m.person for m in named)

    @property
    def names_client_twice(self) -> bool:
        """Whether more than one column may name the client."""
        named = (m for m in self.meanings if m.concept in {"name", "display_name", "company_or_last"})
        return sum(m.side != "contact" and not m.person for m in named) > 1

    @property
    def has_organization(self) -> bool:
        return any(m.concept == "name" and m.side == "organization" and not m.person for m in self.meanings)

    @property
    def has_several_organizations(self) -> bool:
        """Whether more than one column may name the organisation, so that one holds another name of it."""
        return sum(m.concept == "name" and m.side == "organization" and not m.person for m in self.meanings) > 1

    def in_block(self, *concepts: str) -> bool:
        """Whether the client's address has one of these parts as a column of its own."""
        return any(m.concept in concepts and block_of(m) == self.block for m in self.meanings)

    @property
    def has_street(self) -> bool:
        """Whether the client's address has its first line as a column of its own."""
        lines = (m for m in self.meanings if block_of(m) == self.block)
        return any(
            m.number < 2 and (m.concept == "street" or (m.concept == "address" and m.number == 1)) for m in lines
        )

    def has_contacts_own(self, concept: str) -> bool:
        """Whether the first contact has a column of this kind that says so, as *Contact Email* does."""
        return any(m.concept == concept and m.side == "contact" and self.slot_of(m) == 1 for m in self.meanings)

    @property
    def is_private(self) -> bool:
        """Whether phones at home are told, as of private persons."""
        return any(m.concept == "phone" and m.block == "home" for m in self.meanings)

    def has_plain(self, concept: str) -> bool:
        """Whether a column of this kind is marked as nobody's and of no address."""
        return any(m.concept == concept and not (m.block or m.person or m.number > 1) for m in self.meanings)

    def has_undoubted(self, concept: str) -> bool:
        """Whether a column is plainly of this kind: beside it a *Contact number* may be any number."""
        return any(m.concept == concept and not m.doubt for m in self.meanings)

    def has_first_name_of(self, meaning: Meaning) -> bool:
        """Whether the same person's first name has a column of its own: the full name then says it twice."""
        slot = self.slot_of(meaning)
        return any(m.concept == "first_name" and self.slot_of(m) == slot for m in self.meanings)

    def is_contact_of_books(self, meaning: Meaning) -> bool:
        """Whether a *Contact name* before the company's and the person's is what the books call the client, beside a
        *Display name* once more."""
        others = ("last_name", "person_name", "legal_name", "trading_name")
        alone = self.meanings[0] is meaning and not (self.has_organization or self.has(*others))
        named = self.has_client_name or not (self.has("first_name") or alone)
        if meaning.implied or meaning.person or meaning.person_number or named or self.has("job_title"):
            return False
        first = next((m for m in self.meanings if m.concept in {"name", "first_name", "person_name"}), None)
        return first is meaning and any(m.why in {AMOUNTS, TERMS} for m in self.meanings)

    @property
    def guesses_places(self) -> bool:
        """Whether a program for mail tells when and from which address on the net somebody subscribed."""
        return sum(m.why == MARKETING for m in self.meanings) >= _MUCH_MARKETING

    @property
    def has_title_before_name(self) -> bool:
        """Whether a *Title* stands before parts of a name, as Mr and Ms do."""
        return any(m.concept == "title" and after.concept in PARTS_OF_NAMES for m, after in pairwise(self.meanings))

    @property
    def has_couple(self) -> bool:
        """Whether a client is a person and whom she is married to."""
        return ("spouse", 0) in self.slots

    @property
    def is_household(self) -> bool:
        """Whether a client is a taxpayer, or a person and whom she is married to."""
        return self.has_couple or ("taxpayer", 0) in self.slots

    @property
    def tells_of_others(self) -> bool:
        """Whether more than the name of a second person is told; *Secondary contact* alone makes no second one."""
        return sum(bool(m.concept) and self.slot_of(m) > 1 for m in self.meanings) > 1

    @property
    def has_owner(self) -> bool:
        """Whether there are columns about the person who owns the client, as in *Owner Email*."""
        return ("officer", 0) in self.slots

    @property
    def lists_persons(self) -> bool:
        """One row per contact: the columns tell more of persons than of the companies they work for."""
        if not self.has_person or max(self.slots.values(), default=0) > 1:
            return False
        told = {m.concept for m in self.meanings} | {m.why for m in self.meanings}
        points = sum(points for what, points in _OF_PERSONS.items() if what in told)
        points -= _OF_PERSONS["tax_id"] * self._tells_persons_number
        email_first = any(m.concept == "email" for m in self.meanings[:2])
        marked = any(m.concept == "first_name" for m in self.meanings) and not self.has("first_name", side="")
        marks = marked * (2 if self.has_client_name else 1)  # *Account name, Contact first name*
        return points + self.has_organization + email_first - marks - 2 * self._organization_first > 0

    @property
    def _tells_persons_number(self) -> bool:
        """Whether a tax number stands between a person's name and what she does at a company: it is hers."""
        at = {m.concept: index for index, m in reversed(list(enumerate(self.meanings)))}
        named = next((index for index, m in enumerate(self.meanings) if is_person_name(m)), len(self.meanings))
        company = next((i for i, m in enumerate(self.meanings) if m.concept == "name" and m.side == "organization"), 0)
        return "job_title" in at and named < at.get("tax_id", -1) < company

    @property
    def _organization_first(self) -> bool:
        if not self.ordered:
            return False
        for meaning in self.meanings:
            if meaning.concept in PERSON_NAMES:
                return False
            if meaning.concept == "name" and not meaning.side and self.has_organization:
                continue
            if meaning.concept in {"name", "trading_name", "legal_name", "display_name"}:
                return meaning.side != "contact"
        return False


def survey(meanings: Sequence[Meaning], *, ordered: bool = True) -> Sheet:
    """The sheet as a whole: what its headers say, each read beside the others.

    ``ordered``: somebody chose what stands first; not so where columns stand by the alphabet.
    """
    meanings = reread(meanings)
    return Sheet(tuple(meanings), slots_of(meanings), _main_block(meanings), ordered)


def _main_block(meanings: Sequence[Meaning]) -> Block | None:
    parts: dict[Block, int] = {}
    lines = {block_of(m) for m in meanings if m.concept in {"address", "street"} and m.person in {"", "taxpayer"}}
    for meaning in meanings:
        if meaning.concept in ADDRESS_PARTS and meaning.person in {"", "taxpayer"} and meaning.block_number < 2:
            parts[block_of(meaning)] = parts.get(block_of(meaning), 0) + 1
    if not parts:
        return None
    whole = {block for block, count in parts.items() if block[0] != OTHER and (count > 1 or block in lines)}
    parts = {block: count for block, count in parts.items() if block[0] != OTHER or not whole}
    enough = [block for block, count in parts.items() if 4 * count >= 3 * max(parts.values())]
    return min(enough, key=lambda block: _PREFERRED_BLOCKS.index(block[0]))
