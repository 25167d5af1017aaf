"""Which of the things that a header names is meant."""

from __future__ import annotations

from rollforward.engine.mapping.header.meaning import ADDRESS_PARTS, REACHED
from rollforward.engine.mapping.lexicon import Term, phrases
from rollforward.engine.mapping.vocabulary.doubtful import WEAK

_WEAK = {phrase: doubt for doubt, listing in WEAK.items() for phrase in phrases(listing)}
_ALSO_OF_ADDRESS = frozenset({"country_code", "region_or_status"})
#: "E-mail 1 - Type", "Tipo de e-mail": what kind of entry the other thing is.
_KIND_OF = frozenset({"type", "label"})
_HAVE_KINDS = frozenset({"email", "phone", "mobile", "street", "address"})
#: So doubtful is *Partner email*, which may be that of the client's own.
_BY_EMAIL = 0.12
#: "City name"; "Name - First Name" as forms have it, of which the first two words are one thing already.
_HAVE_NAMES = frozenset({
    "city", "region", "country", "trading_name", "legal_name", "street", "group", "first_name", "last_name",
    "middle_name",
})  # fmt: skip
_OF_PERSONS = frozenset({"first_name", "last_name", "salutation", "job_title", "email", "phone", "mobile"})
#: What may be named before the thing itself, and how doubtful that makes it: "Owner Phone" is that of the client's
#: owner, not of the member in charge.
_FOREGOERS: tuple[tuple[frozenset[str], float], ...] = (
    (frozenset({"owner"}), 0.0),
    (frozenset({"type", "entity"}), 0.1),
    (frozenset({"name", "person_name", "title", "group", "number"}), 0.2),
    (frozenset({"primary_flag"}), 0.1),  # "Hoofdcontact voornaam"
)
#: Several things that are one together: "Country/Region", "PLZ-Code".
_ONE: tuple[tuple[str, frozenset[str]], ...] = (
    ("region", frozenset({"region", "area", "region_or_status"})),
    ("country", frozenset({"country", "region", "area", "country_code", "number", "region_or_status"})),
    ("postal_code", frozenset({"postal_code", "number"})),
)


def head(concepts: list[Term]) -> tuple[str, float]:
    """Which of the things named is meant, and how doubtful that is."""
    names = [t.meaning for t in concepts]
    doubt = max((_WEAK.get(t.text.replace(" ", ""), 0.0) for t in concepts), default=0.0)
    kinds = set(names)
    if len(kinds) <= 1:
        return (names[0] if names else ""), doubt
    if names == ["assignee", "email"]:  # members are known by their e-mail too
        return "assignee", doubt + _BY_EMAIL
    if {"first_name", "last_name"} <= kinds <= {"first_name", "middle_name", "last_name", "person_name", "name"}:
        return "person_name", doubt
    one = next((name for name, parts in _ONE if kinds <= parts and (name in kinds or name == "region")), "")
    if one:
        return one, doubt
    if "city" in kinds and kinds & {"region", "postal_code"} and kinds <= ADDRESS_PARTS and len(kinds) > 2:
        return ("address" if kinds & {"address", "street"} else "city_state_zip"), doubt
    return _combined(names, doubt)


def _combined(names: list[str], doubt: float) -> tuple[str, float]:
    head, before = names[-1], set(names[:-1])
    kind_of = names[0] in _KIND_OF and head in _HAVE_KINDS | {"employer"}
    if head in _KIND_OF or kind_of:
        return "stranger", doubt
    for special in ("mobile", "fax"):
        if special in names and set(names) <= {special, "phone", "number"}:
            return special, doubt
    if head in {"number", "name"}:
        return _named_or_numbered(head, names, doubt)
    if _is_said_first(head, before) or (head == "owner" and names[0] in _HAVE_KINDS and len(names) == 2):
        return ("region" if names[0] == "region_or_status" else names[0]), doubt
    if before <= {"address", "street"} and head in ADDRESS_PARTS | REACHED | _ALSO_OF_ADDRESS:  # "Street Address City"
        return head, doubt
    # "Full name of the e-mail address", "Naam e-mailadres"
    about_email = head == "email" and ("person_name" in before or names == ["name", "email"])
    more = None if about_email else next((loss for others, loss in _FOREGOERS if before <= others), None)
    return ("", doubt) if more is None else (head, doubt + more)


def _is_said_first(head: str, before: set[str]) -> bool:
    """*City of Address*, *Prénom interlocuteur*: what follows the thing says of what or whom it is."""
    if head == "address":
        return len(before) == 1 and before <= ADDRESS_PARTS | _ALSO_OF_ADDRESS | {"email"}
    return head == "person_name" and before <= _OF_PERSONS


def _named_or_numbered(head: str, names: list[str], doubt: float) -> tuple[str, float]:
    first = names[0]
    if head == "name" and first in {"assignee", "owner"}:
        return ("person_name" if first == "owner" else first), doubt + (0.15 if first == "owner" else 0.1)
    if head == "number" and first in {"phone", "mobile", "fax", "tax_id", "direct_phone"}:
        return first, doubt
    if head == "name" and first in _HAVE_NAMES:
        return first, doubt
    return "", doubt
