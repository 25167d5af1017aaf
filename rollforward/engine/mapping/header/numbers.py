"""Numbers in a header: of the thing itself, of the person, or of the address that it belongs to."""

from __future__ import annotations

from rollforward.engine.mapping.header.meaning import ADDRESS_PARTS, BLOCKS, is_person
from rollforward.engine.mapping.lexicon import Term

_PERSONS = frozenset({"person", "owner", "owners", "contact person"})
_RANKS = {"rank2": 2, "rank3": 3}


def numbers(concept: str, found: tuple[Term, ...]) -> tuple[int, int, int]:
    """Numbers said of the thing itself, of the person, and of the address that it belongs to."""
    number = person_number = block_number = 0
    head = max((i for i, t in enumerate(found) if t.kind == "concept"), default=-1)
    for index, term in enumerate(found):
        value = term.number or _RANKS.get(term.meaning, 0)
        if not value:
            continue
        owner = _owner_of_number(index, term, found)
        if owner == "person":
            person_number = value
        elif index > head or not _is_address_before(index, found) or term.meaning in _RANKS:
            number = value
        else:
            block_number = value
    if number and any(t.meaning == "rank2" for t in found[:head]) and any(t.kind == "number" for t in found[head:]):
        number += 1  # "Alternate Email 1" is the second
    if concept in ADDRESS_PARTS and any(t.meaning in _RANKS for t in found):
        return 0, person_number, number  # "Other Street" is the street of another address
    return number, person_number, block_number


def _owner_of_number(index: int, term: Term, found: tuple[Term, ...]) -> str:
    """``Contact 2 Email`` and ``Secondary Contact Email`` count persons, ``Contact Email 2`` counts e-mails."""
    neighbour = index + 1 if term.meaning in _RANKS else index - 1
    if 0 <= neighbour < len(found):
        meaning = found[neighbour].meaning
        if is_person(meaning) or meaning == "contact" or found[neighbour].text in _PERSONS:
            return "person"
        if found[neighbour].meaning == "person_name" and term.meaning in _RANKS:
            return "person"
    return ""


def _is_address_before(index: int, found: tuple[Term, ...]) -> bool:
    return index > 0 and found[index - 1].meaning in {"address", "street", *BLOCKS}
