"""What a header can say: the things columns hold, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass

from rollforward.engine.mapping.vocabulary.roles import ROLE

ADDRESS_PARTS = frozenset(
    {"address", "street", "street2", "city", "region", "area", "postal_code", "country", "city_state_zip"}
)
REACHED = frozenset(
    {"phone", "main_phone", "mobile", "fax", "email", "name", "person_name", "attention", "first_name", "last_name"}
)
SIDES = frozenset({"client", "organization", "contact"})
PEOPLE = frozenset({"taxpayer", "spouse", "officer", "husband", "wife"})
BLOCKS = frozenset({"billing", "mailing", "po", "physical", "home", "work", "office"})
#: The address of something that the client has: *Property 1 postcode*.
OTHER = "other"
#: What an unknown word before the thing itself costs, and a word that is only near to a known one.
OF_UNKNOWN, OF_GUESS = 0.3, 0.25


@dataclass(frozen=True, slots=True)
class Meaning:
    """``concept``: what the column holds, ``""`` = not understood, ``stranger`` = none of ours (``why``).

    ``side``: client, organization, contact or ``""``; ``person``: taxpayer, spouse, officer, ``role:...`` or ``""``
    with its number ``person_number`` (0 = none said); ``number``: which of several (0 = none said); ``block``: which
    address; ``doubt``: 0 for a plain header, up to 1; ``implied``: *Customer* alone, which is taken for the name.
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
