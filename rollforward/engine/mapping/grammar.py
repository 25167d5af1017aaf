"""What a header says: which thing its column holds, whose it is, and which one of several.

A header is read as qualifiers followed by the thing itself: ``Spouse Daytime Phone`` is the phone of the spouse,
``Addr 1 - City`` the city of address 1. Words that are not understood lower the certainty or, before a general
word such as *name* or *status*, decide against the column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rollforward.engine.mapping.lexicon import ENGLISH, Lexicon, Term, lexicon, phrases
from rollforward.engine.mapping.vocabulary.english import GENERIC, SYSTEMS, WEAK
from rollforward.engine.mapping.vocabulary.roles import ROLE
from rollforward.engine.mapping.vocabulary.strangers import DELIVERY
from rollforward.engine.mapping.words import in_parentheses, without_parentheses, words

ADDRESS_PARTS = frozenset(
    {"address", "street", "street2", "city", "region", "area", "postal_code", "country", "city_state_zip"}
)
REACHED = frozenset({"phone", "main_phone", "mobile", "fax", "email", "name", "person_name", "attention", "first_name", "last_name"})
SIDES = frozenset({"client", "organization", "contact"})
PEOPLE = frozenset({"taxpayer", "spouse", "officer", "husband", "wife"})
#: Somebody who holds an office is told by it: ``role:treasurer``.
OTHER = "other"
BLOCKS = frozenset({"billing", "mailing", "po", "physical", "home", "work", "office"})
_WEAK = {phrase: doubt for doubt, listing in WEAK.items() for phrase in phrases(listing)}
_SYSTEMS = frozenset(phrases(SYSTEMS))
#: Alone they may name the client, or something else: the account it is booked on, the office that serves it.
_WEAK_ALONE = (["account"], ["card"], ["debtor"], ["member"], ["firm"], ["entity"])
_MOST_PERSONS, _MOST_PARTS = 9, 3
#: What a yes or no may be about.
_FLAGS = frozenset({"primary_flag", "status", "inactive"})
_ADDRESS_WORDS = ("adres", "adresse", "anschrift")
_ALSO_OF_ADDRESS = frozenset({"country_code", "region_or_status"})
_RANKS = {"rank2": 2, "rank3": 3}
#: What may be named before the thing itself, and how doubtful that makes it: which address ("Street Address City"),
#: whose phone ("Owner Phone" is that of the client's owner, not of the member in charge).
_FOREGOERS: tuple[tuple[frozenset[str], float], ...] = (
    (frozenset({"owner"}), 0.0),
    (frozenset({"type"}), 0.1),
    (frozenset({"name", "person_name", "title", "group", "number"}), 0.2),
)


#: "4. Address" is the fourth question of a form; "(+44...)" says nothing in words.
_NUMBERING = re.compile(r"^\s*\(?\d{1,2}[.):]\s+(?=\D)")
_DOTTED = re.compile(r"([^\W\d_]{3,})\.(?!\w)")
_SLASH = re.compile(r"\s*(?:[/|&+]|\s(?:or|oder|ou)\s)\s*", re.IGNORECASE)
#: What an unknown word before the thing itself costs.
_OF_UNKNOWN = 0.3
_OF_GUESS = 0.25
_OR = re.compile(r"[/|]|\b(?:or|oder|ou|o|of)\b", re.IGNORECASE)
_EMPTY_REMARK = re.compile(r"[(\[][^A-Za-zÀ-ÿ)\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class Meaning:
    """``concept``: what the column holds, ``""`` = not understood, ``stranger`` = none of ours (``why``).

    ``side``: client, organization, contact or ``""``; ``person``: taxpayer, spouse, officer, ``role:...`` or ``""`` with its number
    ``person_number`` (0 = none said); ``number``: which of several (0 = none said); ``block``: which address;
    ``doubt``: 0 for a plain header, up to 1; ``implied``: *Customer* alone, which is taken for the name.
    """

    concept: str
    side: str = ""
    person: str = ""
    person_number: int = 0
    number: int = 0
    block: str = ""
    block_number: int = 0
    doubt: float = 0.0
    why: str = ""
    implied: bool = False


UNKNOWN = Meaning("")


def is_person(meaning: str) -> bool:
    """Whether a word says who somebody is: taxpayer, spouse, officer, or the holder of an office."""
    return meaning in PEOPLE or meaning.startswith(ROLE)


@lru_cache(maxsize=4096)
def read_header(header: str, language: str = ENGLISH) -> Meaning:
    """What a header says in a sheet of that language."""
    return understand(header, lexicon(language))


def understand(header: str, known: Lexicon) -> Meaning:
    """What a header says by a lexicon; remarks in parentheses are left out where they are not understood."""
    header = _NUMBERING.sub("", _EMPTY_REMARK.sub(" ", header))
    dotted = frozenset("".join(words(word)) for word in _DOTTED.findall(header))
    whole = _alternatives(header, _either(header, _read(words(header), known, dotted)), known, dotted)
    shorter = without_parentheses(header)
    strange = whole.concept == "stranger"
    if shorter == header or (whole.concept and whole.doubt == 0 and not strange):
        return whole
    short = _either(shorter, _read(words(shorter), known, dotted))
    if strange and short.concept and _is_remark(header, known):
        return short
    return whole if whole.concept and whole.doubt <= short.doubt else short


def _alternatives(header: str, whole: Meaning, known: Lexicon, dotted: frozenset[str]) -> Meaning:
    """*Town/City/District*, *Street / PO Box*: what is not understood as one is understood part by part."""
    parts = _SLASH.split(without_parentheses(header))
    if len(parts) < 2 or min(map(len, parts)) < 2 or (whole.concept not in {"", "stranger"} and whole.doubt < _OF_UNKNOWN):
        return whole
    read = [_read(words(part), known, dotted) for part in parts]
    told = [meaning for meaning in read if meaning.concept not in {"", "stranger"} and meaning.doubt < _OF_GUESS]
    concepts = {meaning.concept for meaning in told}
    if concepts == {"name", "last_name"} or concepts == {"company_or_last", "last_name"}:
        return replace(told[0], concept="company_or_last", side="", doubt=0.1)
    if concepts == {"phone", "mobile"}:
        return replace(told[0], concept="phone", doubt=0.1)
    if len(concepts & ADDRESS_PARTS) > 1 and concepts <= ADDRESS_PARTS and concepts & {"street", "address"}:
        return replace(told[0], concept="address", doubt=0.1)
    least = len(parts) if concepts == {"name"} else len(parts) / 2
    if len(concepts) != 1 or len(told) < least or _is_of_more(read[0]):
        return whole
    doubt = max(meaning.doubt for meaning in told) + (0.1 if len(told) == len(parts) else 0.15)
    side = "client" if any(meaning.side == "client" for meaning in told) else told[0].side
    return replace(told[0], doubt=doubt, side=side)


def _is_of_more(first: Meaning) -> bool:
    """What is said first is none of ours, and all that follows says more of it: *Shipping city/state*."""
    return first.concept == "stranger" and first.why == DELIVERY


def _is_remark(header: str, known: Lexicon) -> bool:
    """*Name (as on return)* is a name; *Phone (pager)* is a pager: the remark is nothing but the strange thing."""
    inner = [term for part in in_parentheses(header) for term in known.terms(words(part))]
    return any(term.kind != "stranger" for term in inner)


def _either(header: str, meaning: Meaning) -> Meaning:
    """*Surname or Business Name*, *Firma / Nachname*: the company's name, or the last name of a person."""
    if meaning.side not in {"organization", "client"} or not _OR.search(header):
        return meaning
    if meaning.concept == "last_name":
        return replace(meaning, concept="company_or_last", side="")
    return meaning


def _read(tokens: tuple[str, ...], known: Lexicon, dotted: frozenset[str]) -> Meaning:
    found = _split_unknown(known.terms(tokens), known)
    if any(t.kind == "unknown" for t in found):
        near = None if "number" in tokens else known.guess("".join(tokens))
        found = (near,) if near else tuple(_guessed(t, known, dotted) for t in found)
    if _is_system_number(tokens):
        return Meaning("code")
    meaningful = tuple(t for t in found if t.meaning != "noise")
    if tokens[:2] == ("number", "of"):
        return Meaning("stranger", why="It counts something that is not kept.")
    if tokens[:1] in {("is",), ("has",)} and not any(t.meaning in _FLAGS for t in meaningful):
        return Meaning("stranger", why="It says yes or no to something that is not kept.")
    if not meaningful:
        return Meaning("primary_flag", doubt=0.1) if "primary" in tokens else UNKNOWN
    meaning = _interpret(meaningful)
    return replace(meaning, implied=False) if len(tokens) > 1 else meaning


def _guessed(term: Term, known: Lexicon, dotted: frozenset[str]) -> Term:
    if term.kind != "unknown":
        return term
    return known.guess(term.text) or known.complete(term.text, dotted=term.text in dotted) or term


def _split_unknown(found: Sequence[Term], known: Lexicon) -> tuple[Term, ...]:
    parts: list[Term] = []
    for term in found:
        pieces = known.split_compound(term.text) if term.kind == "unknown" else None
        parts.extend(known.terms(pieces) if pieces else (term,))
    return tuple(parts)


def _is_system_number(tokens: tuple[str, ...]) -> bool:
    """``QuickBooks ID``, ``QBO Company ID``: the client's number in another system."""
    system = [token for token in tokens[:-1] if token not in {"customer", "client", "company"}]
    return bool(system) and tokens[-1] in {"id", "number", "code", "ref"} and "".join(system) in _SYSTEMS


def _interpret(found: tuple[Term, ...]) -> Meaning:
    stranger = next((t for t in found if t.kind == "stranger"), None)
    if stranger:
        return Meaning("stranger", why=stranger.meaning)
    concepts = [t for index, t in enumerate(found) if t.kind == "concept" and not _opens_block(index, found)]
    concept, doubt = _head(concepts)
    if concept == "address" and found[-1].meaning == "organization":  # "Default Address Company"
        concept = "name"
    if concept == "stranger":
        return Meaning("stranger", why="It says what kind of entry its neighbour is, and holds no data of its own.")
    if not concepts:
        concept = "name" if _is_whose_name(found) else "address" if _is_which_address(found) else ""
        doubt = 0.3 if [t.text for t in found] in _WEAK_ALONE else 0.0
    if not concept:
        return UNKNOWN
    meaning = _qualified(concept, doubt, found)
    return replace(meaning, implied=not concepts and concept == "name")


def _opens_block(index: int, found: tuple[Term, ...]) -> bool:
    """``Addr 1 - Contact Name``: the number names an address, and what follows is the thing itself."""
    numbered = len(found) > index + 2 and found[index + 1].kind == "number" and found[index + 2].kind != "number"
    return found[index].meaning == "address" and numbered


def _is_whose_name(found: tuple[Term, ...]) -> bool:
    """*Customer*, *Spouse*, *Billing contact*: nothing else said, it is the name. *Organization location* is none."""
    said = {t.meaning for t in found}
    if found[-1].meaning == "organization" and any(map(is_person, said)):
        return False  # the trustee is a company
    if any(t.number > _MOST_PERSONS for t in found):
        return False  # "Card '23"
    if [t.text for t in found] in (["contacts"], ["persons"]):
        return False  # so many of them, or a list of them
    return any(what in SIDES or is_person(what) for what in said) and not said & (BLOCKS - {"billing"})


def _is_which_address(found: tuple[Term, ...]) -> bool:
    """*Rechnungsanschrift*, *Factuuradres*: one word says that it is an address, and which."""
    return all(t.meaning in BLOCKS and t.text.endswith(_ADDRESS_WORDS) for t in found)


def _head(concepts: list[Term]) -> tuple[str, float]:
    """Which of the things named is meant, and how doubtful that is."""
    names = [t.meaning for t in concepts]
    doubt = max((_WEAK.get(t.text.replace(" ", ""), 0.0) for t in concepts), default=0.0)
    kinds = set(names)
    if len(kinds) <= 1:
        return (names[0] if names else ""), doubt
    if {"first_name", "last_name"} <= kinds <= {"first_name", "middle_name", "last_name", "person_name", "name"}:
        return "person_name", doubt
    if kinds in ({"region", "area"}, {"region_or_status", "area"}, {"region", "region_or_status"}):
        return "region", doubt
    if "country" in kinds and kinds <= {"country", "region", "area", "country_code", "number", "region_or_status"}:
        return "country", doubt
    if "postal_code" in kinds and kinds <= {"postal_code", "number", "billing"}:
        return "postal_code", doubt
    if {"city", "region"} <= kinds and kinds & {"postal_code", "street"}:
        return "city_state_zip", doubt
    return _combined(names, doubt)


def _combined(names: list[str], doubt: float) -> tuple[str, float]:
    head, before = names[-1], set(names[:-1])
    if head in {"type", "label"}:
        return "stranger", doubt
    for special in ("mobile", "fax"):
        if special in names and set(names) <= {special, "phone", "number"}:
            return special, doubt
    if head in {"number", "name"}:
        return _named_or_numbered(head, names, doubt)
    if head == "address" and before == {"email"}:  # "E-mail 2 Address"
        return "email", doubt
    if head == "address" and len(before) == 1 and before <= ADDRESS_PARTS:  # "City of Address"
        return names[0], doubt
    if before <= {"address", "street"} and head in ADDRESS_PARTS | REACHED | _ALSO_OF_ADDRESS:  # "Street Address City"
        return head, doubt
    more = next((loss for others, loss in _FOREGOERS if before <= others), None)
    return ("", doubt) if more is None else (head, doubt + more)


def _named_or_numbered(head: str, names: list[str], doubt: float) -> tuple[str, float]:
    first = names[0]
    if head == "name" and first in {"assignee", "owner"}:
        return ("person_name" if first == "owner" else first), doubt + 0.15
    if head == "number" and first in {"phone", "mobile", "fax", "tax_id", "direct_phone"}:
        return first, doubt
    if head == "name" and first in {"city", "region", "country", "trading_name", "legal_name", "street", "group"}:
        return first, doubt
    return "", doubt


def _qualified(concept: str, doubt: float, found: tuple[Term, ...]) -> Meaning:
    """The concept with all that the other words say about it."""
    doubt += _doubt_of_unknown(concept, found) + (_OF_GUESS if any(t.guessed for t in found) else 0.0)
    if doubt >= 1:
        return UNKNOWN
    side = next((t.meaning for t in reversed(found) if t.meaning in SIDES), "")
    person = next((t.meaning for t in found if is_person(t.meaning)), "")
    if not person and concept != "owner" and any(t.meaning == "owner" for t in found):
        person = "officer"
    blocks = [t.meaning for t in found if t.meaning in BLOCKS]
    if concept in REACHED:
        blocks += [meaning for t in found if t.kind == "concept" for meaning in t.inside if meaning in BLOCKS]
    if any(t.text == "business" for t in found):  # of the organisation, and where a person can be reached at work
        blocks.append("work")
    if concept == "person_name" and side in {"client", "organization"}:
        concept = "name"
    if concept == "client_name":
        concept, side = "name", "client"
    if concept in ADDRESS_PARTS and any(t.kind == "unknown" for t in found):
        blocks.append(OTHER)  # the address of something that the client has
    elif blocks and side != "organization" and concept not in ADDRESS_PARTS | REACHED | {"website"}:
        doubt += 0.6
    number, person_number, block_number = _numbers(concept, found)
    if number > _MOST_PARTS and concept in {"first_name", "last_name", "tax_id"}:
        return UNKNOWN  # "Last 4" are digits
    return Meaning(
        concept,
        side=side,
        person=person,
        person_number=person_number,
        number=number,
        block=blocks[0] if blocks else "",
        block_number=block_number,
        doubt=doubt,
    )


def _doubt_of_unknown(concept: str, found: tuple[Term, ...]) -> float:
    unknown = [index for index, t in enumerate(found) if t.kind == "unknown"]
    if not unknown:
        return 0.0
    last_concept = max((index for index, t in enumerate(found) if t.kind != "unknown"), default=0)
    if concept in GENERIC or unknown[-1] > last_concept or len(unknown) > 2:
        return 1.0
    return _OF_UNKNOWN


def _numbers(concept: str, found: tuple[Term, ...]) -> tuple[int, int, int]:
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
        if is_person(meaning) or meaning == "contact" or found[neighbour].text in {"person", "owner", "contact person"}:
            return "person"
        if found[neighbour].meaning == "person_name" and term.meaning in _RANKS:
            return "person"
    return ""


def _is_address_before(index: int, found: tuple[Term, ...]) -> bool:
    return index > 0 and found[index - 1].meaning in {"address", "street", *BLOCKS}
