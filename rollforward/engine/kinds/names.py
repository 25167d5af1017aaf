"""Splitting a person's full name into its parts, by plain rules. What the rules do not know stays where it stands."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

SALUTATIONS = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "hon", "sir", "fr"))
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "cpa", "esq", "md", "phd", "dds", "dmd", "ea", "jd"))
#: Words that belong to the last name that follows them.
_PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "la", "le", "bin", "al", "st", "ter")
)
_JOINED = frozenset(("&", "and"))


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a name; an empty part is ``""``."""

    salutation: str = ""
    first_name: str = ""
    middle_name: str = ""
    last_name: str = ""
    suffix: str = ""


def split_person_name(text: str) -> PersonName:
    """``Dr. Ana M. de la Cruz Jr.`` and ``Cruz, Ana M.`` into parts. A single word is a first name.

    Every word of the text is in exactly one part, in the order of the text (of each side of the comma).
    """
    before, comma, after = text.partition(",")
    if comma and not all(_bare(word) in SUFFIXES for word in after.replace(",", " ").split()):
        return _last_first(before, after)
    words = text.replace(",", " ").split()
    salutation, words = _take_front(words)
    words, suffix = _take_back(words)
    first, middle, last = _first_middle_last(words)
    return PersonName(salutation, first, middle, last, suffix)


def is_plain_name(name: pl.Expr) -> pl.Expr:
    """Whether a name is just a first and a last name, so that a whole column can be split at the space."""
    not_plain = "|".join(sorted(SALUTATIONS | _JOINED))
    not_last = "|".join(sorted(SUFFIXES | _JOINED))
    special = rf"(?i)^(?:{not_plain}) | (?:{not_last})$"
    return name.str.contains(r"^[A-Za-z]+ [A-Za-z]+$") & ~name.str.contains(special)


def _last_first(before: str, after: str) -> PersonName:
    salutation, given = _take_front(after.replace(",", " ").split())
    given, given_suffix = _take_back(given)
    own_salutation, last = _take_front(before.split())
    last, suffix = _take_back(last)
    first, middle = _couple(given)
    return PersonName(
        " ".join(filter(None, (own_salutation, salutation))),
        first,
        middle,
        " ".join(last),
        " ".join(filter(None, (suffix, given_suffix))),
    )


def _first_middle_last(words: list[str]) -> tuple[str, str, str]:
    if len(words) < 2:
        return " ".join(words), "", ""
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in _PARTICLES:
        at -= 1
    first, middle = _couple(words[:at])
    return first, middle, " ".join(words[at:])


def _couple(given: list[str]) -> tuple[str, str]:
    """First and middle names; two people's first names (``Jordan & Casey``) stay together."""
    if any(word.casefold() in _JOINED for word in given):
        return " ".join(given), ""
    return " ".join(given[:1]), " ".join(given[1:])


def _take_front(words: list[str]) -> tuple[str, list[str]]:
    at = 0
    while at < len(words) - 1 and _bare(words[at]) in SALUTATIONS:
        at += 1
    return " ".join(words[:at]), words[at:]


def _take_back(words: list[str]) -> tuple[list[str], str]:
    at = len(words)
    while at > 1 and _bare(words[at - 1]) in SUFFIXES:
        at -= 1
    return words[:at], " ".join(words[at:])


def _bare(word: str) -> str:
    return word.replace(".", "").casefold()
