"""Headers read once more beside the others: *Name* is another thing beside *First Name* or beside *Company*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from rollforward.engine.mapping.header import ADDRESS_PARTS, OF_GUESS, Meaning
from rollforward.engine.mapping.numbered import Block, block_of, lines_of_name, numbered_addresses, whose_numbers
from rollforward.engine.mapping.people import Person, person_of
from rollforward.engine.mapping.places import emails_by_place, parts_of_birthday
from rollforward.engine.mapping.vocabulary.strangers import AMOUNTS, BANK, MARKETING, TERMS, WORK

_NAMED = frozenset({"name", "legal_name", "trading_name"})
_COUPLE = frozenset({"husband", "wife"})
#: Parts of addresses that go by words which mean other things elsewhere.
_UNSAID = {"number": "postal_code", "region_or_status": "region"}
_SECOND_NAME = 0.35
_LINES = frozenset({"address", "street", "street2"})


def reread(meanings: Sequence[Meaning]) -> list[Meaning]:
    """The meanings of a sheet's headers, each in the light of its neighbours."""
    steps = (
        _couple,
        emails_by_place,
        parts_of_birthday,
        numbered_addresses,
        _legal_names,
        _of_taxpayers,
        _of_persons,
        _one_address,
        _parts_of_addresses,
        _code_of_place,
        _of_bank,
        lines_of_name,
        _halves_of_name,
        _flags,
        _whose_name,
        whose_numbers,
    )
    for step in steps:
        meanings = step(meanings)
    return list(meanings)


def _couple(meanings: Sequence[Meaning]) -> list[Meaning]:
    """Of *Husband* and *Wife* the one named first is the taxpayer; alone either is the client's spouse."""
    told = [m.person for m in meanings if m.person in _COUPLE]
    first = told[0] if len(set(told)) > 1 else ""
    return [
        replace(m, person="taxpayer" if m.person == first else "spouse") if m.person in _COUPLE else m for m in meanings
    ]


def _legal_names(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Spouse full legal name* is a person's, and so is a *Full legal name* with a birthday and no company."""
    told = {m.concept for m in meanings}
    couple = any(m.concept == "legal_name" and m.person == "spouse" for m in meanings)
    alone = not told & {"name", "display_name", "company_or_last", "first_name"}
    private = couple or ("birthday" in told and alone)
    return [
        replace(m, concept="person_name", doubt=m.doubt + (0.0 if m.person else 0.12))
        if m.concept == "legal_name" and (m.person or private)
        else m
        for m in meanings
    ]


def _of_taxpayers(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Full name* beside the taxpayer's first and last name is what the client goes by."""
    parts = {"first_name", "last_name"}
    told = {m.concept for m in meanings if m.person == "taxpayer"}
    if not parts <= told or any(m.concept in parts and not m.person for m in meanings):
        return list(meanings)
    return [
        replace(m, concept="name", side="client", doubt=m.doubt + 0.1)
        if m.concept == "person_name" and person_of(m) == ("", 0) and m.side != "contact"
        else m
        for m in meanings
    ]


def _of_persons(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Person City* beside *Company City* is where the person lives."""
    parts = [m for m in meanings if m.concept in ADDRESS_PARTS and not m.block]
    if not any(m.side == "contact" for m in parts) or not any(m.side in {"client", "organization"} for m in parts):
        return list(meanings)
    return [replace(m, block="home") if m in parts and m.side == "contact" else m for m in meanings]


def _one_address(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Mailing Address, City, State, ZIP* is one address: what follows lacks the line that is marked."""
    parts: dict[Block, set[str]] = {}
    for meaning in meanings:
        if meaning.concept in ADDRESS_PARTS and not meaning.person:
            parts.setdefault(block_of(meaning), set()).add(meaning.concept)
    lines = [block for block, told in parts.items() if told <= _LINES and block != ("", 1)]
    unmarked = parts.get(("", 1), _LINES)
    if not lines or unmarked & {"address", "street"}:
        return list(meanings)
    line = lines[0] if len(lines) == 1 else _before_unmarked(meanings)
    return [
        replace(m, block="", block_number=0) if m.concept in _LINES and block_of(m) == line else m for m in meanings
    ]


def _before_unmarked(meanings: Sequence[Meaning]) -> Block | None:
    """The address whose lines stand before the city that is marked as nothing."""
    return next(
        (block_of(m) for m, after in pairwise(meanings) if m.concept in _LINES and _is_unmarked_part(after)), None
    )


def _is_unmarked_part(meaning: Meaning) -> bool:
    return meaning.concept in ADDRESS_PARTS - _LINES and block_of(meaning) == ("", 1)


def _parts_of_addresses(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Billing Code* beside *Billing City* is its postal code, unless that is told."""
    parts: dict[Block, set[str]] = {}
    for meaning in meanings:
        if meaning.concept in ADDRESS_PARTS and meaning.block:
            parts.setdefault(block_of(meaning), set()).add(meaning.concept)
    return [_part(m, parts.get(block_of(m), set())) if m.block and m.concept in _UNSAID else m for m in meanings]


def _code_of_place(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*City, State, Code, Country*: a number among the parts of an address that has no postal code."""
    read = list(meanings)
    if any(m.concept == "postal_code" for m in meanings):
        return read
    for at, (before, meaning, after) in enumerate(zip(meanings, meanings[1:], meanings[2:], strict=False), start=1):
        among = before.concept in {"city", "region"} and after.concept in {"region", "country"}
        if among and meaning.concept == "number" and not meaning.side and not meaning.person:
            read[at] = replace(meaning, concept="postal_code", doubt=meaning.doubt + 0.1)
    return read


def _part(meaning: Meaning, told: set[str]) -> Meaning:
    part = _UNSAID[meaning.concept]
    if "city" in told and part not in told:
        return replace(meaning, concept=part, side="", doubt=meaning.doubt + 0.1)
    return Meaning("")


def _of_bank(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Account number* behind *BSB*, *Entidad* behind *Banco*: of the bank account, not of the client."""
    read: list[Meaning] = []
    was_code = False
    for meaning, following in zip_longest(meanings, meanings[1:], fillvalue=Meaning("")):
        behind = bool(read) and read[-1].why == BANK
        code = meaning.concept == "code" and meaning.doubt > 0
        doubtful = code or (meaning.concept == "status" and meaning.side == "client")
        doubtful = doubtful or (meaning.implied and _is_of_company(meaning))
        of_bank = doubtful and (behind or (code and following.why == BANK))
        of_bank = of_bank or (behind and was_code and meaning.concept == "segment")  # "Account Type"
        was_code = code
        read.append(Meaning("stranger", why=BANK) if of_bank else meaning)
    return read


def _halves_of_name(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Name* beside a last name alone is the first name, beside a first name alone the last: *Nom, Prénom*."""
    told = {(m.concept, m.side, person_of(m)) for m in meanings}
    if _is_of_couple(told) and not any(m.concept == "name" and m.person for m in meanings):
        return [replace(m, concept="last_name", doubt=m.doubt + 0.12) if _is_bare_name(m) else m for m in meanings]
    if any(concept == "company_or_last" for concept, _, _ in told):
        return list(meanings)
    return [_half(m, told) for m in meanings]


def _is_of_couple(told: set[tuple[str, str, Person]]) -> bool:
    """Whether first names of two are told beside one *Name*, which then is the last name of both."""
    first = {person[0] for concept, _, person in told if concept == "first_name"}
    return {"taxpayer", "spouse"} <= first and not any(concept == "last_name" for concept, _, _ in told)


def _is_bare_name(meaning: Meaning) -> bool:
    return meaning.concept == "name" and not (meaning.side or meaning.person or meaning.number)


def _half(meaning: Meaning, told: set[tuple[str, str, Person]]) -> Meaning:
    if meaning.concept != "name" or meaning.side not in {"", "contact"} or meaning.number or meaning.implied:
        return meaning
    person = person_of(meaning)
    first, last = (("first_name", meaning.side, person) in told), (("last_name", meaning.side, person) in told)
    if first == last:
        return meaning
    return replace(meaning, concept="last_name" if first else "first_name", doubt=meaning.doubt + 0.12)


def _flags(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Client* behind a column that names the company is a yes or no: beside it stand *Supplier* and *Prospect*."""
    named = [
        index
        for index, m in enumerate(meanings)
        if m.concept in _NAMED and _is_of_company(m) and not (m.implied and m.side == "client")
    ]
    bare = any(m.concept == "name" and not (m.side or m.person or m.number or m.doubt) for m in meanings)
    told = any(m.concept == "name" and m.side == "organization" for m in meanings)
    return [
        _flag(m, index, named, bare=bare or (told and m.doubt > 0)) if m.implied and m.side == "client" else m
        for index, m in enumerate(meanings)
    ]


def _flag(meaning: Meaning, index: int, named: Sequence[int], *, bare: bool) -> Meaning:
    """*Client* before a plain *Name* is the client's number."""
    if named and index > named[0]:
        return Meaning("stranger", why="It says that the entry is a client.")
    return replace(meaning, concept="number", implied=False, doubt=meaning.doubt + 0.2) if bare else meaning


def _is_of_company(meaning: Meaning) -> bool:
    return meaning.side != "contact" and not meaning.person


def _whose_name(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Name* beside *Company* is the person's; beside a *Contact name* it is the client's."""
    names = [m for m in meanings if m.concept == "name" and not m.person]
    sides = {m.side for m in names} | {m.side for m in meanings if m.concept == "person_name"}
    whose = "client" if "contact" in sides else "contact" if "organization" in sides else ""
    if whose == "contact" and any(m.concept == "first_name" and m.side == "contact" for m in meanings):
        whose = "client"  # beside *Contact first name*, a bare *Name* is not the person's
    if whose == "contact" and (_is_of_books(meanings) or _is_of_couples(meanings)):
        whose = "client"
    if not whose and _is_of_subscribers(meanings):
        whose = "contact"
    if whose == "client" and "organization" in sides:
        return _behind_the_company(meanings)
    if not whose or (whose == "client" and "client" in sides):
        return _behind_its_parts(meanings) if not whose else list(meanings)
    guess = 0.15 if whose == "contact" else 0.0
    return [
        replace(m, side=whose, doubt=m.doubt + guess) if m in names and not m.side and not m.number else m
        for m in meanings
    ]


def _behind_the_company(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Company, Name, Contact person*: the name that follows the company's is another of it."""
    told = [m for m in meanings if m.concept == "name" and not (m.implied or m.person) and m.doubt < OF_GUESS]
    first = next((m for m in told if m.side in {"", "organization"}), None)
    if first is None or not first.side:
        return [replace(m, side="client") if _is_bare_name(m) else m for m in meanings]
    return [replace(m, doubt=m.doubt + _SECOND_NAME) if _is_bare_name(m) else m for m in meanings]


def _is_of_subscribers(meanings: Sequence[Meaning]) -> bool:
    """Whether nobody but persons is listed: with birthdays and no tax numbers, or by e-mail to those who subscribed."""
    told = {m.concept for m in meanings} | {m.why for m in meanings}
    if told & {"tax_id", "code", "first_name"} or any(m.side == "client" for m in meanings):
        return False
    return "birthday" in told or (MARKETING in told and any(m.concept == "email" for m in meanings[:2]))


def _is_of_couples(meanings: Sequence[Meaning]) -> bool:
    """*Name, Business name, Spouse*: a private client whose business is named, too."""
    told = [m for m in meanings if m.concept == "name" and not m.implied]
    couple = any(m.person == "spouse" and m.concept in {"tax_id", "birthday"} for m in meanings)
    return couple and bool(told) and _is_bare_name(told[0])


def _is_of_books(meanings: Sequence[Meaning]) -> bool:
    """Where balances, terms or deals are told, the name before the company's is the one that the books have."""
    told = [m for m in meanings if m.concept == "name" and (m.side == "organization" or not m.side) and not m.implied]
    first = bool(told) and not told[0].side
    of_persons = any(m.concept in {"job_title", "title"} for m in meanings)
    return first and not of_persons and any(m.why in {AMOUNTS, TERMS, WORK} for m in meanings)


def _behind_its_parts(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*First Name, Last Name, Name*: the last is both together."""
    bare = {"first_name", "last_name", "middle_name", "salutation", "suffix", "title"}
    whole = [
        index
        for index, m in enumerate(meanings)
        if m.concept == "name"
        and not (m.side or m.block)
        and index > 1
        and {x.concept for x in meanings[index - 2 : index]} <= bare
    ]
    return [replace(m, concept="person_name") if index in whole else m for index, m in enumerate(meanings)]
