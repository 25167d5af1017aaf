"""The headers of one sheet, read in its language and beside one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from rollforward.engine.mapping.by_words import by_words, with_the_only_email
from rollforward.engine.mapping.directories import without_attributes
from rollforward.engine.mapping.header import Meaning, read_header, understand
from rollforward.engine.mapping.lexicon import ENGLISH, language_of, lexicon
from rollforward.engine.mapping.marks import read_marks
from rollforward.engine.mapping.paths import without_tables
from rollforward.engine.mapping.prefix import without_shared_prefix
from rollforward.engine.mapping.unnamed_clients import DOUBT, of_kinds, unnamed_client
from rollforward.engine.mapping.unnamed_roles import spelled_out, unnamed_roles
from rollforward.engine.mapping.vcards import without_properties
from rollforward.engine.mapping.words import dotted_words, squash, words

Words = tuple[str, ...]

#: ``contacts[1].email``
_INDEX = re.compile(r"[\[.](\d)(?:\]|(?=\.))")
#: Where a phone is, said of phones alone, and what tells that phones are meant.
_PLACES = frozenset({"home", "work", "business", "office", "other"})
_BESIDE_PLACES = frozenset({("mobile",), ("cell",), ("fax",), ("pager",)})
_PRIVATE = frozenset({"home", "work"})
_PLACES_AT_LEAST = 2
_ORDERED = 8
_COUNTED: dict[Words, Words] = {("first", "contact"): ("contact", "1"), ("second", "contact"): ("contact", "2"),
            ("third", "contact"): ("contact", "3")}  # fmt: skip
#: *Email (required)*, *Phone - optional*
_REQUIRED = re.compile(
    r"\s*(?:[(\[]\s*|-\s+)(?:required|optional|mandatory|opcional|obligatori[oa]|obligatoire|facultatif|optionnel"
    r"|pflichtfeld|verplicht|optioneel|obrigat[oó]ri[oa])(?: field)?\s*[)\]]?\s*\*?\s*$",
    re.IGNORECASE,
)
#: "4. Address" is the fourth question of a form.
_NUMBERING = re.compile(r"^\s*\(?(\d{1,2})[.):]\s+(?=\D)")


def read_headers(headers: Sequence[str]) -> list[Meaning]:
    """What each header says."""
    headers = [_without_marks(header) for header in headers]
    asked = [header.rstrip().endswith("?") for header in headers]
    headers = _counted_from_one(without_attributes(without_properties(headers)))
    headers = _without_numbering(without_tables(without_shared_prefix(headers)))
    said = _with_bare_places(_parents([words(header) for header in headers]))
    language = language_of(said)
    dotted = frozenset[str]().union(*map(dotted_words, headers))
    full = spelled_out(said, lexicon(language), dotted)
    headers = [header if words(header) == told else " ".join(told) for header, told in zip(headers, full, strict=True)]
    people = unnamed_roles(full, lexicon(language))
    meanings = _read(headers, language, people)
    if language != ENGLISH:
        meanings = with_the_only_email(meanings, full, lexicon(language))
    meanings = of_kinds(headers, meanings, lexicon(language))
    clients = unnamed_client(full, meanings, lexicon(language))
    if clients:
        read = _read(headers, language, people | clients)
        meanings = [
            _doubted(new) if new.concept == "name" and new != old else new
            for old, new in zip(meanings, read, strict=True)
        ]
    meanings = [
        _code(meaning) if _is_named(header, full) else meaning for meaning, header in zip(meanings, full, strict=True)
    ]
    return read_marks(by_words(meanings, full), full, asked)


def is_alphabetical(headers: Sequence[str]) -> bool:
    """Whether so many columns stand in the order of the alphabet that their order says nothing."""
    told = [header.casefold() for header in headers]
    return len(told) >= _ORDERED and told == sorted(told)


def _without_marks(header: str) -> str:
    """The header without quotes around it, and without what says whether its cells must be filled."""
    bare = _REQUIRED.sub("", header.strip().strip("\"'").strip("*: \t\r\n"))
    return bare or header


def _read(headers: Sequence[str], language: str, people: Mapping[str, str]) -> list[Meaning]:
    """What each header says, ``people`` being what words stand for in this sheet alone."""
    if not people:
        return [read_header(header, language) for header in headers]
    known = lexicon(language).with_people(people)
    return [understand(header, known) for header in headers]


def _doubted(meaning: Meaning) -> Meaning:
    """A name that only the sheet itself tells."""
    return replace(meaning, doubt=meaning.doubt + DOUBT, implied=False)


def _is_named(header: Words, headers: Sequence[Words]) -> bool:
    """Whether another header is the name of the same thing: *Business Account*, *Business Account Name*."""
    return (*header, "name") in headers


def _code(meaning: Meaning) -> Meaning:
    """What stands beside its own name is the number or the short form that the thing goes by."""
    if meaning.concept == "name" and meaning.side == "client":
        return replace(meaning, concept="number", implied=False, block="", doubt=meaning.doubt + 0.2)
    return meaning


def _without_numbering(headers: Sequence[str]) -> list[str]:
    """The headers without the numbers of a form's questions; *1. Contact* and *2. Contact* are two contacts."""
    told = [_NUMBERING.match(header) for header in headers]
    said = Counter(squash(header[match.end() :]) for header, match in zip(headers, told, strict=True) if match)
    return [_numbered(header, match, said) if match else header for header, match in zip(headers, told, strict=True)]


def _numbered(header: str, match: re.Match[str], said: Counter[str]) -> str:
    rest = header[match.end() :]
    return f"{rest} {match[1]}" if said[squash(rest)] > 1 else rest


def _with_bare_places(said: Sequence[Words]) -> list[Words]:
    """*Home*, *Work*, *Mobile* and *Fax* beside one another are all phones; *Business* is so beside *Home* alone."""
    bare = [index for index, header in enumerate(said) if len(header) == 1 and header[0] in _PLACES]
    beside = [index for index, header in enumerate(said) if header in _BESIDE_PLACES]
    near = [index for index in bare if any(abs(index - other) == 1 for other in beside)]
    private = any(said[index][0] in _PRIVATE for index in (bare if len(bare) >= _PLACES_AT_LEAST else near))
    if not beside or not private:
        return list(said)
    return [
        (header[0], "phone", *header[1:]) if header[:1] and header[0] in _PLACES and _is_bare(header) else header
        for header in said
    ]


def _parents(said: Sequence[Words]) -> list[Words]:
    """*Parent 1* and *Parent 2* of a family are its contacts; a *Parent* alone is another client."""
    said = [_with_lines(header) for header in said]
    if any(header[:2] == ("second", "contact") for header in said):  # "1st contact", which alone is a day
        said = [_COUNTED.get(header[:2], header[:2]) + header[2:] for header in said]
    both = all(any(pair == ("parent", number) for header in said for pair in pairwise(header)) for number in "12")
    return [tuple("contact" if both and word == "parent" else word for word in header) for header in said]


def _with_lines(header: Words) -> Words:
    """*addr_ln_1* is a line of an address, and no last name."""
    return tuple(
        "line" if word == "ln" and before == "address" else word
        for before, word in zip(("", *header), header, strict=False)
    )


def _is_bare(header: Words) -> bool:
    return len(header) == 1 or (len(header) == 2 and header[1].isdigit())


def _counted_from_one(headers: Sequence[str]) -> list[str]:
    """The headers with indexes as numbers: where ``contacts[0]`` is the first, ``contacts[1]`` is the second."""
    indexes = [match[1] for header in headers for match in _INDEX.finditer(header)]
    first = 1 if "0" in indexes else 0
    return [_INDEX.sub(lambda match: f" {int(match[1]) + first} ", header) for header in headers]
