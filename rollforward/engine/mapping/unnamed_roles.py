"""Words that no vocabulary has and that name somebody: *Sponsor*, *Sponsor Email*, *Sponsor Phone*.

What several columns say before a name, an e-mail or a phone is the person they speak of, whatever it means. And a sheet
tells its own abbreviations: beside *Point of Contact*, *POC Email* is that person's.
"""

from __future__ import annotations

from collections.abc import Sequence

from rollforward.engine.mapping.lexicon import Lexicon, Term

Words = tuple[str, ...]

_NAMES = frozenset({"name", "person_name", "first_name", "last_name"})
_REACHED = frozenset({"email", "phone", "mobile", "direct_phone"})
#: A person so called is the member in charge, unless she has an address of her own in the sheet.
_IN_CHARGE = frozenset({"assignee"})
_LONGEST_ROLE = 3


def spelled_out(headers: Sequence[Words], known: Lexicon) -> list[Words]:
    """The headers with abbreviations that stand for the first letters of another header written out."""
    initials = {"".join(word[0] for word in header): header for header in headers if 1 < len(header) <= 4}
    return [_expanded(header, initials, known) for header in headers]


def _expanded(header: Words, initials: dict[str, Words], known: Lexicon) -> Words:
    first = header[0] if header else ""
    if len(header) > 1 and len(first) > 1 and first in initials and first not in known.table:
        return initials[first] + header[1:]
    return header


def unnamed_roles(headers: Sequence[Words], known: Lexicon) -> frozenset[str]:
    """The words, joined, that several headers say before a name and before an e-mail or a phone."""
    things: dict[Words, set[str]] = {}
    for header in headers:
        role, thing = _divided(header, known)
        if role:
            things.setdefault(role, set()).add(thing)
    alone = set(headers)
    return frozenset("".join(role) for role, told in things.items() if _is_somebody(role, told, alone, known))


def _divided(header: Words, known: Lexicon) -> tuple[Words, str]:
    """``("sponsor", "email")`` -> the words beside the thing, and which thing it is: *Tel. Kassier* has it in front."""
    for length in (3, 2, 1):
        if len(header) <= length:
            continue
        for thing, beside in ((header[-length:], header[:-length]), (header[:length], header[length:])):
            kind, meaning = known.table.get("".join(thing), ("", ""))
            role = _without_noise(beside, known)
            if kind == "concept" and meaning in _NAMES | _REACHED and 0 < len(role) <= _LONGEST_ROLE:
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
