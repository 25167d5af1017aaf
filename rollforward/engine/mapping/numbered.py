"""What a number behind a word counts: lines of one address, addresses, lines of a name, or persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from rollforward.engine.mapping.header import ADDRESS_PARTS, Meaning
from rollforward.engine.mapping.people import is_person_name

Block = tuple[str, int]


def block_of(meaning: Meaning) -> Block:
    """Which address a column belongs to: its kind and its number."""
    return meaning.block, max(1, meaning.block_number)


def numbered_addresses(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Street 2* is a second line, but beside *City 2* it is the street of a second address."""
    several = any(m.concept in {"city", "postal_code"} and m.number > 1 for m in meanings)
    if not several:
        return _second_lines(meanings)
    return [
        replace(m, block_number=m.number, number=0)
        if m.concept in ADDRESS_PARTS and not m.block_number and not _is_between(m, before, after)
        else m
        for before, m, after in zip_longest((None, *meanings[:-1]), meanings, meanings[1:])
    ]


def _is_between(meaning: Meaning, before: Meaning | None, after: Meaning | None) -> bool:
    """*Street 2* between *Street 1* and *City* is a second line."""
    line = {"street", "address"}
    return (
        meaning.number == 2
        and meaning.concept in line
        and before is not None
        and before.number == 1
        and before.concept in line
        and after is not None
        and after.number == 0
        and after.concept in ADDRESS_PARTS
    )


def _second_lines(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Work address 2, street* is a second line where nothing else is told of a second address."""
    parts: dict[Block, set[str]] = {}
    for meaning in meanings:
        if meaning.concept in ADDRESS_PARTS:
            parts.setdefault(block_of(meaning), set()).add(meaning.concept)
    lines = [block for block, told in parts.items() if block[1] == 2 and told == {"street"}]
    return [
        replace(m, block_number=0, number=2)
        if m.concept == "street" and block_of(m) in lines and "street" in parts.get((m.block, 1), ())
        else m
        for m in meanings
    ]


def lines_of_name(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Name 1* beside *Name 2* is the name, and the second is what did not fit into the first."""
    numbers = {m.number for m in meanings if m.concept == "name" and not (m.side or m.person)}
    if 2 not in numbers or not numbers & {0, 1}:
        return list(meanings)
    return [_line_of_name(m) if m.concept == "name" and m.number and not (m.side or m.person) else m for m in meanings]


def _line_of_name(meaning: Meaning) -> Meaning:
    return replace(meaning, number=0) if meaning.number == 1 else Meaning("")


def whose_numbers(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*First name 2* is of a second person, and so is *Email 2* behind a *Contact 2* without an e-mail of its own."""
    told = {(m.concept, m.person_number) for m in meanings}
    people: dict[int, str] = {}
    read: list[Meaning] = []
    for meaning in meanings:
        if is_person_name(meaning):
            people.setdefault(meaning.person_number, meaning.person if meaning.person_number else "")
        if _is_numbered_name(meaning):
            people[meaning.number] = ""
        of_person = meaning.number > 1 and _is_of_numbered(meaning, set(people), told)
        whose = people.get(meaning.number, "") or meaning.person
        read.append(replace(meaning, person=whose, person_number=meaning.number, number=0) if of_person else meaning)
    return read


def _is_numbered_name(meaning: Meaning) -> bool:
    return meaning.concept in {"first_name", "last_name"} and not (meaning.person or meaning.person_number)


def _is_of_numbered(meaning: Meaning, people: set[int], told: set[tuple[str, int]]) -> bool:
    if _is_numbered_name(meaning):
        return True
    unsaid = not (meaning.person or meaning.person_number or meaning.block_number)
    reached = meaning.concept in {"email", "phone", "mobile"} and (meaning.concept, meaning.number) not in told
    return unsaid and reached and meaning.number in people
