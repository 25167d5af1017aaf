"""What the phrases of a header say together: which thing its column holds, whose it is, and which one of several.

A header is read as qualifiers followed by the thing itself: ``Spouse Daytime Phone`` is the phone of the spouse,
``Addr 1 - City`` the city of address 1. Words that are not understood lower the certainty or, before a general
word such as *name* or *status*, decide against the column.
"""

from __future__ import annotations

from dataclasses import replace

from rollforward.engine.mapping.header.heads import head
from rollforward.engine.mapping.header.meaning import (
    ADDRESS_PARTS,
    BLOCKS,
    OF_GUESS,
    OF_UNKNOWN,
    OTHER,
    REACHED,
    SIDES,
    UNKNOWN,
    Meaning,
    is_person,
)
from rollforward.engine.mapping.header.numbers import numbers
from rollforward.engine.mapping.lexicon import Term, phrases
from rollforward.engine.mapping.vocabulary.clients import ORGANIZATIONS
from rollforward.engine.mapping.vocabulary.doubtful import GENERIC
from rollforward.engine.mapping.vocabulary.strangers import NO_PLACE
from rollforward.engine.mapping.vocabulary.work import PLACES

#: Alone they may name the client, or something else: the account it is booked on, the office that serves it.
_WEAK_ALONE = (
    ["account"], ["card"], ["debtor"], ["member"], ["firm"], ["entity"], ["cuenta"], ["compte"], ["konto"],
)  # fmt: skip
#: What may be a part of an address, or something else: that is seen beside the other parts.
_IN_ADDRESSES = frozenset({"website", "number", "region_or_status", "country_code"})
#: What is of no place, though a word that says where stands beside it: *personalNotes*.
_WHEREVER = frozenset({"notes", "fiscal_year_end"})
_REACHED_AT = frozenset({"phone", "main_phone", "email", "fax", "website"})
_BUSINESSES = frozenset(phrases(ORGANIZATIONS))
_SOMEBODY = frozenset({"assignee", "owner"})
_WHERE_REACHED = frozenset({"home", "work", "office"})
_MOST_PERSONS, _MOST_PARTS = 9, 3
_ADDRESSES = (["bill to"], ["mail address"], ["mail to"])
_CONTACTS = ("ansprech", "contactpers", "interlocut", "persona de contac", "pessoa de cont", "personne a contact")
_AT_HOME = frozenset({"domicile", "domicilio", "residence", "residencia"})
_ADDRESS_WORDS = ("adres", "adresse", "anschrift")


def interpret(found: tuple[Term, ...]) -> Meaning:
    """What the phrases of one header, those that say nothing left out, mean together."""
    stranger = next((t for t in found if t.kind == "stranger"), None)
    if stranger:
        return Meaning("stranger", why=stranger.meaning, doubt=0.1 if _may_be_ours(stranger, found) else 0.0)
    concepts = [t for index, t in enumerate(found) if t.kind == "concept" and not _opens_block(index, found)]
    concept, doubt = head(concepts)
    if concept == "address" and found[-1].meaning == "organization" and found[-1].text.startswith("company"):
        # "Default Address Company"; what German says so, "Anschrift Praxis", is the address
        concept = "name"
    if concept == "owner" and found[-1].meaning == "organization":  # "Owner Company"
        concept, doubt = "name", doubt + 0.1
    if concept == "stranger":
        return Meaning("stranger", why="It says what kind of entry its neighbour is, and holds no data of its own.")
    if not concepts:
        concept = "name" if _is_whose_name(found) else "address" if _is_which_address(found) else ""
        concept = concept or ("postal_code" if _is_postal(found) else "")
        said = [t.text for t in found]
        doubt = 0.3 if said in _WEAK_ALONE else 0.1 if said in _ADDRESSES else 0.0
    if not concept or (concept == "services" and found[-1].meaning == "organization"):
        return UNKNOWN  # "Service trust"
    meaning = _qualified(concept, doubt, found)
    return replace(meaning, implied=not concepts and concept == "name")


def _may_be_ours(stranger: Term, found: tuple[Term, ...]) -> bool:
    """*Task Name* may be the client's, *Sales representative* and *Account Owner Alias* speak of somebody."""
    last = found[-1]
    named = last.kind == "concept" and stranger.meaning == NO_PLACE
    return named or last.kind == "unknown" or any(term.meaning in _SOMEBODY for term in found)


def _opens_block(index: int, found: tuple[Term, ...]) -> bool:
    """``Addr 1 - Contact Name``: the number names an address, and what follows is the thing itself."""
    numbered = len(found) > index + 2 and found[index + 1].kind == "number" and found[index + 2].kind != "number"
    return found[index].meaning == "address" and numbered and any(t.meaning not in BLOCKS for t in found[index + 2 :])


def _is_whose_name(found: tuple[Term, ...]) -> bool:
    """*Customer*, *Spouse*, *Billing contact*: nothing else said, it is the name. *Organization location* is none."""
    said = {t.meaning for t in found}
    if found[-1].meaning == "organization" and any(map(is_person, said)):
        return False  # the trustee is a company
    if any(t.number > _MOST_PERSONS for t in found):
        return False  # "Card '23"
    if [t.text for t in found] in (["contacts"], ["persons"], ["individual"]):
        return False  # so many of them, or a list of them
    return any(what in SIDES or is_person(what) for what in said) and not said & (BLOCKS - {"billing"})


def _is_postal(found: tuple[Term, ...]) -> bool:
    """*Postal*, *Work postal*: the word for the code alone."""
    return found[-1].text == "postal" and all(t.meaning in BLOCKS for t in found)


def _is_which_address(found: tuple[Term, ...]) -> bool:
    """*Rechnungsanschrift*, *Factuuradres*, *Bill to*: one word says that it is an address, and which."""
    said = [t.text for t in found]
    return all(t.meaning in BLOCKS and t.text.endswith(_ADDRESS_WORDS) for t in found) or said in _ADDRESSES


def _qualified(concept: str, doubt: float, found: tuple[Term, ...]) -> Meaning:
    """The concept with all that the other words say about it."""
    found = _of_places(concept, found)
    doubt += _doubt_of_unknown(concept, found) + (OF_GUESS if any(t.guessed for t in found) else 0.0)
    if doubt >= 1:
        return UNKNOWN
    side = "contact" if _is_contact_at(found) else next((t.meaning for t in reversed(found) if t.meaning in SIDES), "")
    if concept != "primary_flag" and any(t.meaning == "primary_flag" for t in found):
        side = "contact"
    person = next((t.meaning for t in found if is_person(t.meaning)), "")
    if concept == "owner" and person:  # "Owner/CEO", "CEO / Owner": who goes by the first word in other headers
        person, concept = "officer" if found[0].meaning == "owner" else person, "person_name"
    owner = not person and _is_of_owner(concept, found)
    if owner:
        person, concept = "officer", "person_name" if concept == "owner" else concept  # "Owner 2"
    blocks = _blocks(concept, found)
    if concept == "person_name" and side in {"client", "organization"}:
        concept = "name"
    if concept == "number" and found[-1].text == "number" and blocks and blocks[-1] in _WHERE_REACHED:
        concept, doubt = "phone", doubt + 0.2  # "Office #"
    if concept == "client_name" and side == "contact":
        return UNKNOWN  # "Contact Addressee"
    if concept == "client_name":
        concept, side = "name", "client"
    if concept in ADDRESS_PARTS and any(t.kind == "unknown" for t in found):
        blocks.append(OTHER)  # the address of something that the client has
        doubt += OF_UNKNOWN if any(t.text in PLACES for t in found if t.kind == "unknown") else 0.0
    elif (
        blocks
        and concept not in _WHEREVER
        and side != "organization"
        and concept not in ADDRESS_PARTS | REACHED | _IN_ADDRESSES
    ):
        doubt += 0.6
    number, person_number, block_number = numbers(concept, found)
    if owner and concept == "person_name":
        number, person_number = 0, person_number or number
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


def _of_places(concept: str, found: tuple[Term, ...]) -> tuple[Term, ...]:
    """*Store phone*, *Clinic e-mail*: how a place of business is reached is how the client is."""
    if concept not in _REACHED_AT:
        return found
    return tuple(replace(t, kind="qualifier", meaning="organization") if _is_place(t) else t for t in found)


def _is_place(term: Term) -> bool:
    return term.kind == "unknown" and term.text in _BUSINESSES and term.text not in PLACES


def _is_contact_at(found: tuple[Term, ...]) -> bool:
    """*Ansprechpartner Arbeitgeber*, *Contactpersoon klant*; in English it is another thing: *Contact company*."""
    whom = [t for t in found if t.meaning in SIDES]
    foreign = whom[:1] and whom[0].meaning == "contact" and whom[0].text.startswith(_CONTACTS)
    return bool(foreign) and len(found) == len(whom) == 2


def _is_of_owner(concept: str, found: tuple[Term, ...]) -> bool:
    """*Owner Phone* is about the person who owns the client; *Owner Company* names that."""
    if concept == "name" and found[-1].meaning == "organization":
        return False
    return any(t.meaning == "owner" for t in found) and (concept != "owner" or found[-1].kind == "number")


def _blocks(concept: str, found: tuple[Term, ...]) -> list[str]:
    """Which addresses or places a header names, those within its phrases last."""
    blocks = [t.meaning for t in found if t.meaning in BLOCKS]
    inside = [meaning for t in found if t.kind == "concept" for meaning in t.inside if meaning in BLOCKS]
    if concept in REACHED:
        blocks += inside
        blocks += ["home" for t in found if t.text in _AT_HOME and t.meaning == "address"]  # "E-mail - Domicile"
    if concept in ADDRESS_PARTS:
        numbered = found[-1].kind == "number"  # "Registered Address Line 1"
        blocks += [m for m in inside if m == "billing" or (numbered and m == "physical")]
    if any(t.text == "business" for t in found):  # of the organisation, and where a person can be reached at work
        blocks.append("work")
    return blocks


def _doubt_of_unknown(concept: str, found: tuple[Term, ...]) -> float:
    unknown = [index for index, t in enumerate(found) if t.kind == "unknown"]
    if not unknown:
        return 0.0
    last_concept = max((index for index, t in enumerate(found) if t.kind != "unknown"), default=0)
    if concept in GENERIC or unknown[-1] > last_concept or len(unknown) > 2:
        return 1.0
    return OF_UNKNOWN
