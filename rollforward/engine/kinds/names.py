"""Splitting a person's full name into its parts, by plain rules. What the rules do not know stays where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import polars as pl

SALUTATIONS = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "hon", "sir", "dame", "fr", "capt", "lt", "sgt", "rabbi",
     "herr", "herrn", "frau", "dipl-ing", "mme", "mlle", "maître", "sr", "sra", "srta", "dra", "profa", "dña", "dhr",
     "mevr", "mw", "drs")
)  # fmt: skip
SUFFIXES = frozenset(
    ("jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "cpa", "esq", "esquire", "md", "phd", "dds", "dmd", "dvm", "od", "ea",
     "jd", "llm", "mba", "cfp", "cfa", "cma", "cgma", "rn", "aca", "acca", "fca", "fcca", "cta", "obe",
     "mbe", "cbe", "ret")
)  # fmt: skip
#: Words that belong to the last name that follows them.
_PARTICLES = frozenset(
    ("van", "von", "zu", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "bin", "al", "st",
     "ter", "ten")
)  # fmt: skip
_JOINED = frozenset(("&", "and", "und", "et", "+"))
_LISTS_PERSONS = re.compile(r"[;\n]|\s/\s")
_DIVIDES_PERSONS = re.compile(r"\s*(?:[;\n]|\s/\s|[&+]|(?<=\s)(?:and|und|et)(?=\s))\s*", re.IGNORECASE)
#: Given names that follow another so often that they are taken for no last name.
_SECOND_GIVEN = frozenset(
    ("ann", "anne", "anna", "jo", "lou", "lee", "marie", "maria", "jean", "beth", "kay", "sue", "jane", "lynn", "rose",
     "paul", "peter", "luis", "josé", "carlos")
)  # fmt: skip
#: Where one of these stands, the text names no single person.
_NO_PERSON = frozenset(
    ("family", "familie", "famille", "familia", "família", "household", "estate", "trust", "llc", "inc", "corp", "ltd",
     "gmbh", "company", "department", "dept", "office", "team", "payable", "receivable", "accounting")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a name; an empty part is ``""``."""

    salutation: str = ""
    first_name: str = ""
    middle_name: str = ""
    last_name: str = ""
    suffix: str = ""


def split_person_name(text: str) -> PersonName:
    """``Dr. Ana M. de la Cruz Jr.`` and ``Cruz, Ana M.`` into parts. A single word is a first name, behind a salutation
    a last name; two people of one last name stay together (``Nora & Jo``, ``Ortiz``).

    Every word of the text is in exactly one part, in the order of the text (of each side of the comma). A text that is
    no name of a person, or one of several with their own last names, stays whole in the first name.
    """
    before, comma, after = text.partition(",")
    words = text.replace(",", " ").split()
    if any(_bare(word) in _NO_PERSON for word in words) or _LISTS_PERSONS.search(text):
        return PersonName(first_name=" ".join(text.split()))
    if comma and not _only_suffixes(before, after):
        return _last_first(before, after)
    if comma:
        name = split_person_name(before)
        return replace(name, suffix=" ".join(filter(None, (name.suffix, *after.replace(",", " ").split()))))
    salutation, words = _take_front(words)
    words, suffix = _take_back(words)
    if len(words) == 1 and salutation:
        return PersonName(salutation, last_name=words[0], suffix=suffix)
    first, middle, last = _first_middle_last(words)
    return PersonName(salutation, first, middle, last, suffix)


def split_couple(text: str) -> tuple[PersonName, PersonName] | None:
    """``Nora & Jo Ortiz``, ``John Smith and Mary Jones``, ``Smith, John & Mary`` as two persons; ``None`` where that is
    not plainly what the text says."""
    halves = _DIVIDES_PERSONS.split(text.strip())
    if len(halves) != 2 or not all(halves) or any(_bare(word) in _NO_PERSON for word in text.split()):
        return None
    left, right = halves
    if _bare(left.split()[-1]) in SALUTATIONS | _PARTICLES:  # "Mr. & Mrs. Smith", "von und zu"
        return None
    if "," in left:
        return _couple_last_first(left, right)
    second = split_person_name(right)
    if not _is_whole(second) or "," in right:
        return None
    first = _beside(left, second)
    return (first, second) if _is_whole(first) else None


def split_given(text: str) -> tuple[str, str] | None:
    """``Nora & Jo``, ``Pat M. and Kim`` as the given names of two persons; ``None`` where that is not plainly said."""
    halves = _DIVIDES_PERSONS.split(text.strip())
    if len(halves) != 2 or not all(halves) or "," in text:
        return None
    words = [half.split() for half in halves]
    if any(_bare(word) in _NO_PERSON | SALUTATIONS | _PARTICLES for half in words for word in half):
        return None
    return (halves[0], halves[1]) if all(map(_are_given, words)) else None


def split_pair(text: str) -> tuple[str, str] | None:
    """``Ortiz & Reed``, ``Mr. & Mrs.``: what each of two persons has, where a cell divides in two."""
    halves = _DIVIDES_PERSONS.split(text.strip())
    return (halves[0], halves[1]) if len(halves) == 2 and all(halves) else None


def _are_given(words: list[str]) -> bool:
    """One given name, or more where the next are often second ones or initials."""
    return len(words) < 3 and all(_is_initial(word) or word.casefold() in _SECOND_GIVEN for word in words[1:])


def _beside(left: str, second: PersonName) -> PersonName:
    """The first of two persons: given names that share the other's last name, or a name of its own."""
    salutation, words = _take_front(left.split())
    words, suffix = _take_back(words)
    if _are_given(words):
        return PersonName(salutation, words[0], " ".join(words[1:]), second.last_name, suffix)
    return split_person_name(left)


def _is_whole(name: PersonName) -> bool:
    return bool(name.first_name and name.last_name)


def _couple_last_first(left: str, right: str) -> tuple[PersonName, PersonName] | None:
    first = split_person_name(left)
    if "," in right:
        second = split_person_name(right)
    else:
        salutation, words = _take_front(right.split())
        if not words or len(words) > 2 or (len(words) == 2 and not _is_initial(words[1])):
            return None
        second = PersonName(salutation, words[0], " ".join(words[1:]), first.last_name)
    return (first, second) if _is_whole(first) and _is_whole(second) else None


def is_plain_name(name: pl.Expr) -> pl.Expr:
    """Whether a name is just a first and a last name, so that a whole column can be split at the space."""
    not_plain = "|".join(sorted(SALUTATIONS | _JOINED - {"&", "+"} | _NO_PERSON))
    not_last = "|".join(sorted(SUFFIXES | _JOINED - {"&", "+"} | _NO_PERSON))
    special = rf"(?i)^(?:{not_plain}) | (?:{not_last})$"
    return name.str.contains(r"^[A-Za-z]+ [A-Za-z]+$") & ~name.str.contains(special)


def _only_suffixes(before: str, after: str) -> bool:
    """Whether titles follow a whole name: *CPA*, and other capitals that no last name would be written in."""
    words = [_bare(word) for word in after.replace(",", " ").split()]
    if all(word in SUFFIXES for word in words):
        return True
    whole_name = len(before.split()) > 1 and not before.isupper()
    return whole_name and all(word.isupper() and 1 < len(word) < 6 and word.isalpha() for word in after.split())


def _last_first(before: str, after: str) -> PersonName:
    given = after.replace(",", " ").split()
    generation, given = _take_generation(given)
    salutation, given = _take_front(given)
    given, given_suffix = _take_back(given)
    own_salutation, last = _take_front(before.split())
    last, suffix = _take_back(last)
    first, middle = _couple(given)
    return PersonName(
        " ".join(filter(None, (own_salutation, salutation))),
        first,
        middle,
        " ".join(last),
        " ".join(filter(None, (suffix, generation, given_suffix))),
    )


def _take_generation(given: list[str]) -> tuple[str, list[str]]:
    """``Smith, Jr., John``: what belongs to the last name stands behind its comma."""
    at = 0
    while at < len(given) - 1 and _bare(given[at]) in SUFFIXES - SALUTATIONS:
        at += 1
    return " ".join(given[:at]), given[at:]


def _first_middle_last(words: list[str]) -> tuple[str, str, str]:
    if len(words) < 2:
        return " ".join(words), "", ""
    at = len(words) - 1
    while at > 1 and _belongs_to_last_name(words[at - 2], words[at - 1]):
        at -= 1
    joints = [place for place, word in enumerate(words) if place and _joins(words[place - 1], word)]
    if joints and (len(joints) > 1 or not _is_of_one_last_name(words, joints[0], at)):
        return " ".join(words), "", ""
    first, middle = _couple(words[:at])
    return first, middle, " ".join(words[at:])


def _belongs_to_last_name(before: str, word: str) -> bool:
    folded = word.casefold()
    return folded in _PARTICLES or (folded in _JOINED and before.casefold() in _PARTICLES)


def _joins(before: str, word: str) -> bool:
    """Whether a word stands between two persons; in *von und zu* it does not."""
    return word.casefold() in _JOINED and before.casefold() not in _PARTICLES


def _is_of_one_last_name(words: list[str], joint: int, last: int) -> bool:
    """Whether only given names stand before the last name that begins at ``last``."""
    before, behind = words[:joint], words[joint + 1 : last]
    given = len(before) == 1 or all(_is_initial(word) or word.casefold() in _SECOND_GIVEN for word in before[1:])
    return bool(before and behind and given)


def _couple(given: list[str]) -> tuple[str, str]:
    """First and middle names; two people's first names (``Jordan & Casey``) and a nickname (``Robert (Bob)``) stay
    together."""
    if any(word.casefold() in _JOINED for word in given):
        return " ".join(given), ""
    at = 1
    while at < len(given) and given[at][0] in "(\"“'‘":
        at += 1
    return " ".join(given[:at]), " ".join(given[at:])


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _take_front(words: list[str]) -> tuple[str, list[str]]:
    """Salutations from the front: ``Mr. & Mrs.`` is one of two people."""
    at = 0
    while at < len(words) - 1 and _bare(words[at]) in SALUTATIONS:
        at += 1
        if at < len(words) - 2 and words[at].casefold() in _JOINED and _bare(words[at + 1]) in SALUTATIONS:
            at += 1
    return " ".join(words[:at]), words[at:]


def _take_back(words: list[str]) -> tuple[list[str], str]:
    """Titles from the back, and what is remarked in brackets: ``Ruth Abbott (owner)``."""
    at = _before_remark(words)
    while at > 1 and _bare(words[at - 1]) in SUFFIXES:
        at -= 1
    return words[:at], " ".join(words[at:])


def _before_remark(words: list[str]) -> int:
    """Where the brackets open that close with the last word, behind a first word."""
    if not words or not words[-1].endswith(")"):
        return len(words)
    return next((at for at in range(len(words) - 1, 0, -1) if words[at].startswith("(")), len(words))


def _bare(word: str) -> str:
    return word.translate(_MARKS).casefold()


_MARKS = str.maketrans("", "", ".®™")
