"""Who stands in a row: the persons that its columns speak of, and the contact that each becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rollforward.engine.fields import CONTACT_SLOTS
from rollforward.engine.mapping.header import REACHED, Meaning
from rollforward.engine.mapping.vocabulary.roles import ROLE

Person = tuple[str, int]

PERSON_NAMES = frozenset({"first_name", "last_name", "person_name", "company_or_last", "attention"})


#: Those who act for the client when she cannot.
_REPRESENTATIVES = frozenset({f"{ROLE}executor"})
#: So doubtful is it whom a letter in care of somebody reaches.
_CARE_OF = 0.3
#: What hardly names a person makes none: *Accounts needing attention*.
_NOBODY = 0.4


def person_of(meaning: Meaning) -> Person:
    """Which person a column speaks of; ``("", 0)`` where none is said."""
    if meaning.person == "taxpayer":
        return "taxpayer", 0
    return meaning.person, meaning.person_number


def is_person_name(meaning: Meaning) -> bool:
    """First name, full name, *Contact name*, *Spouse* ..."""
    return meaning.concept in PERSON_NAMES or (
        meaning.concept == "name" and (meaning.side == "contact" or bool(meaning.person))
    )


def is_sure_of_numbers(slots: Mapping[Person, int]) -> bool:
    """Whether it is plain who the second is: beside somebody not marked, *Contact 1* may be the same person or not."""
    return not (("", 0) in slots and any(person[0] != "spouse" and person != ("", 0) for person in slots))


def slots_of(meanings: Sequence[Meaning]) -> dict[Person, int]:
    """The contact slot of everybody who stands in a row; the one not marked is there only if a column names her."""
    named = _named(meanings)
    told = {person_of(m) for m in meanings if m.concept in REACHED | {"birthday"} and m.block_number < 2}
    if named and _is_mailed_alone(meanings):
        told.discard(("officer", 0))
    people = (named | told) - _nobodies(meanings, named)
    same = _is_unmarked_taxpayer(meanings, people)
    if same:
        people.discard(("taxpayer", 0))
    numbered = _is_unmarked_first(meanings, people)
    if numbered:
        people.discard(("", 1))
    met = [person_of(m) for m in meanings]
    kinds = [person[0] for person in met]
    ordered = sorted(people, key=lambda person: (_kind_order(person), kinds.index(person[0]), person[1]))
    ordered = ordered[:CONTACT_SLOTS]
    if ordered and ordered[0][0] == "spouse":
        # The one she is married to is the client, whose details are not marked, or somebody told by another word.
        firsts = (person for person in ordered if person == ("", 1) or person[0].startswith((ROLE, "officer")))
        first = next(firsts, ("", 0))
        ordered = [first, *(person for person in ordered if person != first)][:CONTACT_SLOTS]
    if ordered and ordered[0][0] in _REPRESENTATIVES and any(map(_is_unmarked_reach, meanings)):
        ordered = [("", 0), *ordered][:CONTACT_SLOTS]  # whom they act for is reached herself
    slots = {person: slot for slot, person in enumerate(ordered, start=1)}
    also = ([("taxpayer", 0)] if same else []) + ([("", 1)] if numbered else [])
    return slots | dict.fromkeys(also, slots.get(("", 0), 0))


def _is_unmarked_reach(meaning: Meaning) -> bool:
    return meaning.concept in {"email", "mobile", "phone"} and person_of(meaning) == ("", 0) and not meaning.side


def _is_mailed_alone(meanings: Sequence[Meaning]) -> bool:
    """*Owner Email* and nothing else about the owner: who keeps the record is reached by it too."""
    of_owner = [m for m in meanings if person_of(m) == ("officer", 0)]
    return len(of_owner) == 1 and not any(m.concept == "owner" for m in meanings)


def _named(meanings: Sequence[Meaning]) -> set[Person]:
    """Persons whom a column names; *In care of* names somebody only where nobody else is named."""
    names = [m for m in meanings if is_person_name(m) and m.block_number < 2]
    sure = {person_of(m) for m in names if not (m.concept == "attention" and m.doubt >= _CARE_OF)}
    return sure or {person_of(m) for m in names if m.doubt < _NOBODY}


def _is_unmarked_taxpayer(meanings: Sequence[Meaning], people: set[Person]) -> bool:
    """Whether *First name* and *Taxpayer email* are of one person: nothing is said of both."""
    if not {("", 0), ("taxpayer", 0)} <= people:
        return False
    of = {p: {m.concept for m in meanings if person_of(m) == p} for p in (("", 0), ("taxpayer", 0))}
    both = of["", 0] & of["taxpayer", 0] & (PERSON_NAMES | REACHED | {"birthday"})
    return not both and any(person[0] == "spouse" for person in people)


def _is_unmarked_first(meanings: Sequence[Meaning], people: set[Person]) -> bool:
    """Whether *First name* and *Contact 1* are of one person: nothing is said of both."""
    if not {("", 0), ("", 1)} <= people:
        return False
    of = {p: {m.concept for m in meanings if person_of(m) == p and not _is_of_client(m)} for p in (("", 0), ("", 1))}
    return not of["", 0] & of["", 1] & (PERSON_NAMES | REACHED)


def _is_of_client(meaning: Meaning) -> bool:
    return meaning.side in {"client", "organization"}


def _nobodies(meanings: Sequence[Meaning], named: set[Person]) -> set[Person]:
    """Persons that a column mentions and who are no contacts of the client."""
    nobodies: set[Person] = set()
    if ("", 0) not in named:
        nobodies.add(("", 0))
    elif any(person != ("", 0) for person in named):
        nobodies.add(("officer", 0))  # beside a contact, *Owner Name* is the member who keeps the record
    if ("", 0) in named or ("taxpayer", 0) in named:
        nobodies |= {person for person in named if person[0] == f"{ROLE}provider" and _is_named_alone(person, meanings)}
    if any(m.concept == "assignee" for m in meanings):  # beside *Preparer*, the *Signer* is another member
        nobodies |= {person for person in named if person[0] == f"{ROLE}signer" and _is_named_alone(person, meanings)}
    if _is_address_book(meanings):
        nobodies.add(("spouse", 0))
    return nobodies


def _is_named_alone(person: Person, meanings: Sequence[Meaning]) -> bool:
    """Whether nothing but the name is told of somebody: a patient's *Provider*."""
    return sum(person_of(m) == person for m in meanings) == 1


def _is_address_book(meanings: Sequence[Meaning]) -> bool:
    """Programs for mail keep the name of a spouse beside a person's employer: she is nobody's contact there."""
    of_spouse = sum(1 for m in meanings if m.person == "spouse")
    others = any(m.person == "officer" and is_person_name(m) for m in meanings)
    return of_spouse == 1 and not others and any(m.concept == "name" and m.side == "organization" for m in meanings)


def _kind_order(person: Person) -> int:
    """The one not marked, the taxpayer, the spouse, then the others: by number, and each office as it is met."""
    first = {"": 0 if person[1] == 0 else 3, "taxpayer": 1, "spouse": 2}
    return first.get(person[0], 4)
