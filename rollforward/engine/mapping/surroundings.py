"""What the columns of one sheet say together: whom it lists, who stands in a row, which address is the client's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rollforward.engine.fields import CONTACT_SLOTS
from rollforward.engine.mapping.grammar import ADDRESS_PARTS, REACHED, Meaning
from rollforward.engine.mapping.vocabulary.roles import ROLE
from rollforward.engine.mapping.vocabulary.strangers import AMOUNTS, TERMS

Person = tuple[str, int]
Block = tuple[str, int]

PERSON_NAMES = frozenset({"first_name", "last_name", "person_name", "company_or_last", "attention"})
_UNMARKED = frozenset({("", 0), ("", 1), ("taxpayer", 0)})
_PREFERRED_BLOCKS = ("billing", "", "po", "physical", "mailing", "work", "office", "home", "other")
_NAMED = frozenset({"name", "legal_name", "trading_name"})
_COUPLE = frozenset({"husband", "wife"})
_LINES = frozenset({"address", "street", "street2"})
#: What speaks for rows of persons, and what (below 0) for rows of clients, by how much: fitted to the labelled layouts.
_OF_PERSONS = {
    "job_title": 2, "title": 1, "first_name": 1, "middle_name": 2, "mobile": 1, "role": 2, "primary_flag": 1,
    "tax_id": -4, "status": -2, "code": -1, TERMS: -2, AMOUNTS: -1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """``slots``: contact slot of each person; ``block``: the address taken for the client's, if there is one."""

    meanings: tuple[Meaning, ...]
    slots: dict[Person, int]
    block: Block | None

    def has(self, *concepts: str, side: str | None = None) -> bool:
        """Whether any column holds one of the concepts (of that side, ``""`` for none said)."""
        return any(m.concept in concepts and (side is None or m.side == side) for m in self.meanings)

    def slot_of(self, meaning: Meaning) -> int:
        """The contact that a column speaks of: the first where none is said; 0 for somebody who is no contact here."""
        person = person_of(meaning)
        return self.slots.get(person, 1 if person in _UNMARKED else 0)

    @property
    def has_person(self) -> bool:
        """Whether any column names a person, so that e-mails and phones have an owner."""
        return any(is_person_name(m) and self.slot_of(m) for m in self.meanings)

    @property
    def has_client_name(self) -> bool:
        named = (m for m in self.meanings if m.concept == "name" and m.side == "client")
        return self.has("company_or_last") or any(not m.person and m.doubt < 0.3 for m in named)

    @property
    def names_client(self) -> bool:
        """Whether a column names the client or the company by another name than the legal one."""
        named = (m for m in self.meanings if m.concept in {"name", "display_name", "company_or_last"})
        return any(m.side != "contact" and not m.person for m in named)

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

    def has_first_name_of(self, meaning: Meaning) -> bool:
        """Whether the same person's first name has a column of its own: the full name then says it twice."""
        slot = self.slot_of(meaning)
        return any(m.concept == "first_name" and self.slot_of(m) == slot for m in self.meanings)

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
        return points + self.has_organization - 2 * self._organization_first > 0

    @property
    def _organization_first(self) -> bool:
        for meaning in self.meanings:
            if meaning.concept in PERSON_NAMES:
                return False
            if meaning.concept == "name" and not meaning.side and self.has_organization:
                continue
            if meaning.concept in {"name", "trading_name", "legal_name", "display_name"}:
                return meaning.side != "contact"
        return False


def survey(meanings: Sequence[Meaning]) -> Sheet:
    """The sheet as a whole: what its headers say, each read beside the others."""
    meanings = _whose_numbers(_whose_name(_flags(_halves_of_name(_one_address(_numbered_addresses(_couple(meanings)))))))
    return Sheet(tuple(meanings), _slots(meanings), _main_block(meanings))


def _couple(meanings: Sequence[Meaning]) -> list[Meaning]:
    """Of *Husband* and *Wife* the one named first is the taxpayer; alone either is the client's spouse."""
    told = [m.person for m in meanings if m.person in _COUPLE]
    first = told[0] if len(set(told)) > 1 else ""
    return [
        replace(m, person="taxpayer" if m.person == first else "spouse") if m.person in _COUPLE else m for m in meanings
    ]


def _numbered_addresses(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Street 2* is a second line, but beside *City 2* it is the street of a second address."""
    several = any(m.concept in {"city", "postal_code"} and m.number > 1 for m in meanings)
    if not several:
        return list(meanings)
    return [
        replace(m, block_number=m.number, number=0) if m.concept in ADDRESS_PARTS and not m.block_number else m
        for m in meanings
    ]


def _one_address(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Mailing Address, City, State, ZIP* is one address: what follows lacks the line that is marked."""
    parts: dict[Block, set[str]] = {}
    for meaning in meanings:
        if meaning.concept in ADDRESS_PARTS and not meaning.person:
            parts.setdefault(block_of(meaning), set()).add(meaning.concept)
    lines = [block for block, told in parts.items() if told <= _LINES and block != ("", 1)]
    unmarked = parts.get(("", 1), _LINES)
    if len(lines) != 1 or unmarked & _LINES:
        return list(meanings)
    return [
        replace(m, block="", block_number=0) if m.concept in _LINES and block_of(m) == lines[0] else m for m in meanings
    ]


def _halves_of_name(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Name* beside a last name alone is the first name, beside a first name alone the last: *Nom, Prénom*."""
    told = {(m.concept, m.side, person_of(m)) for m in meanings}
    if any(concept == "company_or_last" for concept, _, _ in told):
        return list(meanings)
    return [_half(m, told) for m in meanings]


def _half(meaning: Meaning, told: set[tuple[str, str, Person]]) -> Meaning:
    if meaning.concept != "name" or meaning.side not in {"", "contact"} or meaning.number or meaning.implied:
        return meaning
    person = person_of(meaning)
    first, last = (("first_name", meaning.side, person) in told), (("last_name", meaning.side, person) in told)
    if first == last:
        return meaning
    return replace(meaning, concept="last_name" if first else "first_name")


def _flags(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Client* behind a column that names the company is a yes or no: beside it stand *Supplier* and *Prospect*."""
    named = [index for index, m in enumerate(meanings) if m.concept in _NAMED and not m.implied and _is_of_company(m)]
    return [
        Meaning("stranger", why="It says that the entry is a client.")
        if m.implied and m.side == "client" and named and index > named[0]
        else m
        for index, m in enumerate(meanings)
    ]


def _is_of_company(meaning: Meaning) -> bool:
    return meaning.side != "contact" and not meaning.person


def _whose_name(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Name* beside *Company* is the person's; beside a *Contact name* it is the client's."""
    names = [m for m in meanings if m.concept == "name" and not m.person]
    sides = {m.side for m in names} | {m.side for m in meanings if m.concept == "person_name"}
    whose = "client" if "contact" in sides else "contact" if "organization" in sides else ""
    if whose == "contact" and any(m.concept == "first_name" and m.side == "contact" for m in meanings):
        whose = "client"  # beside *Contact first name*, a bare *Name* is not the person's
    if not whose or (whose == "client" and "client" in sides):
        return _behind_its_parts(meanings) if not whose else list(meanings)
    return [replace(m, side=whose) if m in names and not m.side and not m.number else m for m in meanings]


def _behind_its_parts(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*First Name, Last Name, Name*: the last is both together."""
    bare = {"first_name", "last_name", "middle_name", "salutation", "suffix", "title"}
    whole = [
        index
        for index, m in enumerate(meanings)
        if m.concept == "name" and not m.side and index > 1 and {x.concept for x in meanings[index - 2 : index]} <= bare
    ]
    return [replace(m, concept="person_name") if index in whole else m for index, m in enumerate(meanings)]


def _whose_numbers(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*First name 2* is of a second person, and so is *Email 2* where a *Contact 2* has no e-mail of its own."""
    told = {(m.concept, m.person_number) for m in meanings}
    people = {m.person_number for m in meanings if is_person_name(m)} | {
        m.number for m in meanings if _is_numbered_name(m)
    }
    return [
        replace(m, person_number=m.number, number=0) if m.number > 1 and _is_of_numbered(m, people, told) else m
        for m in meanings
    ]


def _is_numbered_name(meaning: Meaning) -> bool:
    return meaning.concept in {"first_name", "last_name"} and not (meaning.person or meaning.person_number)


def _is_of_numbered(meaning: Meaning, people: set[int], told: set[tuple[str, int]]) -> bool:
    if _is_numbered_name(meaning):
        return True
    unsaid = not (meaning.person or meaning.person_number or meaning.block_number)
    reached = meaning.concept in {"email", "phone", "mobile"} and (meaning.concept, meaning.number) not in told
    return unsaid and reached and meaning.number in people


def person_of(meaning: Meaning) -> Person:
    """Which person a column speaks of; ``("", 0)`` where none is said."""
    if meaning.person == "taxpayer":
        return "taxpayer", 0
    return meaning.person, meaning.person_number


def block_of(meaning: Meaning) -> Block:
    """Which address a column belongs to: its kind and its number."""
    return meaning.block, max(1, meaning.block_number)


def is_person_name(meaning: Meaning) -> bool:
    """First name, full name, *Contact name*, *Spouse* ..."""
    return meaning.concept in PERSON_NAMES or (
        meaning.concept == "name" and (meaning.side == "contact" or bool(meaning.person))
    )


def _slots(meanings: Sequence[Meaning]) -> dict[Person, int]:
    """The contact slot of everybody who stands in a row; the one not marked is there only if a column names her."""
    named = {person_of(m) for m in meanings if is_person_name(m) and m.block_number < 2}
    told = {person_of(m) for m in meanings if m.concept in REACHED | {"birthday"} and m.block_number < 2}
    people = (named | told) - _nobodies(meanings, named)
    same = _is_unmarked_taxpayer(meanings, people)
    if same:
        people.discard(("taxpayer", 0))
    met = [person_of(m) for m in meanings]
    ordered = sorted(people, key=lambda person: (_person_order(person), met.index(person)))[:CONTACT_SLOTS]
    if ordered and ordered[0][0] == "spouse":
        # The one she is married to is the client, whose details are not marked, or somebody told by another word.
        first = next((person for person in ordered if person[0].startswith(ROLE)), ("", 0))
        ordered = [first, *(person for person in ordered if person != first)][:CONTACT_SLOTS]
    slots = {person: slot for slot, person in enumerate(ordered, start=1)}
    return slots | {("taxpayer", 0): slots[("", 0)]} if same else slots


def _is_unmarked_taxpayer(meanings: Sequence[Meaning], people: set[Person]) -> bool:
    """Whether *First name* and *Taxpayer email* are of one person: nothing is said of both."""
    if not {("", 0), ("taxpayer", 0)} <= people:
        return False
    of = {p: {m.concept for m in meanings if person_of(m) == p} for p in (("", 0), ("taxpayer", 0))}
    both = of["", 0] & of["taxpayer", 0] & (PERSON_NAMES | REACHED | {"birthday"})
    return not both and any(person[0] == "spouse" for person in people)


def _nobodies(meanings: Sequence[Meaning], named: set[Person]) -> set[Person]:
    """Persons that a column mentions and who are no contacts of the client."""
    nobodies: set[Person] = set()
    if ("", 0) not in named:
        nobodies.add(("", 0))
    elif any(person != ("", 0) for person in named):
        nobodies.add(("officer", 0))  # beside a contact, *Owner Name* is the member who keeps the record
    if _is_address_book(meanings):
        nobodies.add(("spouse", 0))
    return nobodies


def _is_address_book(meanings: Sequence[Meaning]) -> bool:
    """Programs for mail keep the name of a spouse beside a person's employer: she is nobody's contact there."""
    of_spouse = sum(1 for m in meanings if m.person == "spouse")
    return of_spouse == 1 and any(m.concept == "name" and m.side == "organization" for m in meanings)


def _person_order(person: Person) -> tuple[int, int]:
    """The one not marked, the taxpayer, the spouse, then the others by number."""
    first = {"": 0 if person[1] == 0 else 3, "taxpayer": 1, "spouse": 2}
    return first.get(person[0], 4), person[1]


def _main_block(meanings: Sequence[Meaning]) -> Block | None:
    parts: dict[Block, int] = {}
    for meaning in meanings:
        if meaning.concept in ADDRESS_PARTS and meaning.person in {"", "taxpayer"} and meaning.block_number < 2:
            parts[block_of(meaning)] = parts.get(block_of(meaning), 0) + 1
    if not parts:
        return None
    enough = [block for block, count in parts.items() if 2 * count >= max(parts.values())]
    return min(enough, key=lambda block: _PREFERRED_BLOCKS.index(block[0]))
