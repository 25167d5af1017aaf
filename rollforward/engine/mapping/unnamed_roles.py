"""Words that no vocabulary has and that name somebody: *Sponsor*, *Sponsor Email*, *Sponsor Phone*.

What several columns say before a name, an e-mail or a phone is the person they speak of, whatever it means. And a sheet
tells its own abbreviations: beside *Point of Contact*, *POC Email* is that person's.
"""

from __future__ import annotations

from collections.abc import Sequence

from rollforward.engine.mapping.lexicon import Lexicon, Term
from rollforward.engine.mapping.vocabulary.roles import ROLE

Words = tuple[str, ...]

_NAMES = frozenset({"name", "person_name", "first_name", "last_name"})
_REACHED = frozenset({"email", "phone", "mobile", "direct_phone"})
#: A person so called is the member in charge, unless she has an address of her own in the sheet.
_IN_CHARGE = frozenset({"assignee"})
_LONGEST_ROLE, _SHORTENED = 3, 3
#: Beside one of these a *Secretary* is an officer, and nobody's assistant.
_BOARD = frozenset({("president",), ("treasurer",), ("chairman",), ("chair",)})
_PARTS = frozenset({"first_name", "last_name"})
#: *First (T)*, *First (S)*: the letters that a couple is told by, where both are said of what only persons have.
_COUPLES = (
    {"t": "taxpayer", "s": "spouse"},
    {"h": "husband", "w": "wife"},
    {"a": "taxpayer", "b": "spouse"},
)
_OF_PERSONS = frozenset({"name", "person_name", "first_name", "birthday"})
_OF_CLIENT = frozenset({
    "client", "organization", "client_name", "legal_name", "trading_name", "company_or_last", "display_name", "contact",
    "taxpayer", "person_name", "first_name", "last_name", "employer", "officer",
})  # fmt: skip


def spelled_out(headers: Sequence[Words], known: Lexicon, dotted: frozenset[str] = frozenset()) -> list[Words]:
    """The headers with abbreviations that stand for another header written out: its first letters, or its beginning.

    ``dotted``: words that have a full stop behind them somewhere in the sheet.
    """
    initials = {"".join(word[0] for word in header): header for header in headers if 1 < len(header) <= 4}
    alone = [header[0] for header in headers if len(header) == 1 and len(header[0]) > _SHORTENED]
    return [_completed(_expanded(header, initials, known), alone, dotted, known) for header in headers]


def _completed(header: Words, alone: Sequence[str], dotted: frozenset[str], known: Lexicon) -> Words:
    """*Tel. Treas.* beside *Treasurer*: the word that another header is made of, written out."""
    return tuple(_written_out(word, alone, dotted) for word in header) if _may_be_short(header, known) else header


def _may_be_short(header: Words, known: Lexicon) -> bool:
    return len(header) > 1 and "".join(header) not in known.table  # "Mand.-Nr." beside *Mandatsleiter*


def _written_out(word: str, alone: Sequence[str], dotted: frozenset[str]) -> str:
    if word not in dotted or len(word) <= _SHORTENED:
        return word
    return next((full for full in alone if len(full) > len(word) + 1 and full.startswith(word)), word)


def _expanded(header: Words, initials: dict[str, Words], known: Lexicon) -> Words:
    first = header[0] if header else ""
    if len(header) > 1 and len(first) > 1 and first in initials and first not in known.table:
        return initials[first] + header[1:]
    return header


def unnamed_roles(headers: Sequence[Words], known: Lexicon) -> dict[str, str]:
    """Whom the words, joined, that several headers say before a name and before an e-mail or a phone stand for."""
    things: dict[Words, set[str]] = {}
    for header in headers:
        role, thing = _divided(header, known)
        if role:
            things.setdefault(role, set()).add(thing)
    alone = set(headers)
    found = {role: told for role, told in things.items() if _is_somebody(role, told, alone, known)}
    whom = {"secretary": f"{ROLE}secretary"} if ("secretary",) in alone and alone & _BOARD else {}
    whom |= {"".join(role): f"{ROLE}{''.join(role)}" for role in found}
    couple = _couple(things)
    if couple:
        whom |= couple
    elif found and not any(_names_client(header, known) for header in headers):
        first, told = next(iter(found.items()))
        if not told & _PARTS:  # *Clinic name, Clinic phone*: nobody else is the client
            whom["".join(first)] = "organization"
    return whom


def _couple(things: dict[Words, set[str]]) -> dict[str, str]:
    """The letters of a couple, if the sheet has both."""
    for letters in _COUPLES:
        if all(things.get((letter,), set()) & _OF_PERSONS for letter in letters):
            return letters
    return {}


def _names_client(header: Words, known: Lexicon) -> bool:
    terms = known.terms(header)
    return any(term.meaning in _OF_CLIENT for term in terms) or [term.meaning for term in terms] == ["name"]


def _divided(header: Words, known: Lexicon) -> tuple[Words, str]:
    """``("sponsor", "email")`` -> the words beside the thing, and which thing it is: *Tel. Kassier* has it in front."""
    for length in (3, 2, 1):
        if len(header) <= length:
            continue
        for thing, beside in ((header[-length:], header[:-length]), (header[:length], header[length:])):
            kind, meaning = known.table.get("".join(thing), ("", ""))
            role = beside if len(beside) == 1 and len(beside[0]) == 1 else _without_noise(beside, known)
            if kind == "concept" and meaning in _NAMES | _REACHED | _OF_PERSONS and 0 < len(role) <= _LONGEST_ROLE:
                return role, meaning
    return (), ""


def _without_noise(role: Words, known: Lexicon) -> Words:
    """The words without those around them that say nothing: *E-mail of the Sponsor*."""
    told = [index for index, word in enumerate(role) if not known.says_nothing(word)]
    return role[told[0] : told[-1] + 1] if told else ()


def _is_somebody(role: Words, told: set[str], alone: set[Words], known: Lexicon) -> bool:
    terms = known.terms(role)
    if all(word.isdigit() for word in role):
        return False
    named = bool(told & _NAMES) or role in alone
    reached = told & _REACHED
    if all(term.meaning in _IN_CHARGE or term.kind == "number" for term in terms):
        return named and len(reached) >= (1 if any(term.kind == "number" for term in terms) else 2)
    return named and bool(reached) and _is_unknown(terms)


def _is_unknown(terms: Sequence[Term]) -> bool:
    return any(term.kind == "unknown" for term in terms) and not any(term.kind == "stranger" for term in terms)
