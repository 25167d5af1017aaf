"""What the columns of one sheet say together: whom it lists, who stands in a row, which address is the client's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rollforward.engine.fields import CONTACT_SLOTS
from rollforward.engine.mapping.grammar import ADDRESS_PARTS, REACHED, Meaning

Person = tuple[str, int]
Block = tuple[str, int]

PERSON_NAMES = frozenset({"first_name", "last_name", "person_name", "company_or_last", "attention"})
_UNMARKED = frozenset({("", 0), ("", 1), ("taxpayer", 0)})
_PREFERRED_BLOCKS = ("billing", "", "mailing", "work", "physical", "home")
#: A sheet that tells these tells them of clients.
_OF_CLIENTS = frozenset({"tax_id", "code", "fiscal_year_end", "kind", "services", "since"})


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
        """One row per contact: persons come first and what is known of clients is the company they work for."""
        if self.has(*_OF_CLIENTS) or max(self.slots.values(), default=0) > 1:
            return False
        return self.has_person and not self._organization_first

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
    meanings = _whose_numbers(_whose_name(_halves_of_name(meanings)))
    return Sheet(tuple(meanings), _slots(meanings), _main_block(meanings))


def _halves_of_name(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Name* beside a last name alone is the first name, beside a first name alone the last: *Nom, Prénom*."""
    told = {(m.concept, person_of(m)) for m in meanings}
    if any(concept == "company_or_last" for concept, _ in told):
        return list(meanings)
    return [_half(m, told) for m in meanings]


def _half(meaning: Meaning, told: set[tuple[str, Person]]) -> Meaning:
    if meaning.concept != "name" or meaning.side or meaning.number:
        return meaning
    person = person_of(meaning)
    first, last = (("first_name", person) in told), (("last_name", person) in told)
    if first == last:
        return meaning
    return replace(meaning, concept="last_name" if first else "first_name")


def _whose_name(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Name* beside *Company* is the person's; beside a *Contact name* it is the client's."""
    names = [m for m in meanings if m.concept == "name" and not m.person]
    sides = {m.side for m in names} | {m.side for m in meanings if m.concept == "person_name"}
    whose = "client" if "contact" in sides else "contact" if "organization" in sides else ""
    if whose == "contact" and any(m.concept == "first_name" and m.side == "contact" for m in meanings):
        whose = "client"  # beside *Contact first name*, a bare *Name* is not the person's
    if not whose or (whose == "client" and "client" in sides):
        return list(meanings)
    return [replace(m, side=whose) if m in names and not m.side and not m.number else m for m in meanings]


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
    ordered = sorted(people, key=_person_order)[:CONTACT_SLOTS]
    if ordered and ordered[0][0] == "spouse":
        ordered.insert(0, ("", 0))  # the one she is married to is the client, whose details are not marked
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
