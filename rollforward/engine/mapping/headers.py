"""The headers of one sheet, read in its language and beside one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rollforward.engine.mapping.header import Meaning, read_header, understand
from rollforward.engine.mapping.lexicon import Lexicon, language_of, lexicon
from rollforward.engine.mapping.prefix import without_shared_prefix
from rollforward.engine.mapping.unnamed_roles import spelled_out, unnamed_roles
from rollforward.engine.mapping.vocabulary.roles import ROLE
from rollforward.engine.mapping.words import dotted_words, words

Words = tuple[str, ...]


def read_headers(headers: Sequence[str]) -> list[Meaning]:
    """What each header says."""
    headers = without_shared_prefix(headers)
    said = [words(header) for header in headers]
    language = language_of(said)
    dotted = frozenset[str]().union(*map(dotted_words, headers))
    full = spelled_out(said, lexicon(language), dotted)
    headers = [header if a == b else " ".join(b) for header, a, b in zip(headers, said, full, strict=True)]
    people = unnamed_roles(full, lexicon(language))
    known = Lexicon(language, people) if people else None
    meanings = [understand(header, known) if known else read_header(header, language) for header in headers]
    meanings = [
        _code(meaning) if _is_named(header, full) else meaning for meaning, header in zip(meanings, full, strict=True)
    ]
    return _of_offices(meanings, full)


def _of_offices(meanings: Sequence[Meaning], headers: Sequence[Words]) -> list[Meaning]:
    """*Billing Email* beside *Billing Contact* is that person's, and no second one of the client."""
    offices = {}
    for meaning, header in zip(meanings, headers, strict=True):
        before = tuple(word for word in header if word not in {"contact", "name"})
        if meaning.person.startswith(ROLE) and meaning.concept == "name" and "contact" in header and before:
            offices[before] = meaning.person
    return [
        replace(meaning, person=offices[header[:-1]], block="", doubt=0.0)
        if meaning.concept in {"email", "phone", "mobile"} and not meaning.person and header[:-1] in offices
        else meaning
        for meaning, header in zip(meanings, headers, strict=True)
    ]


def _is_named(header: Words, headers: Sequence[Words]) -> bool:
    """Whether another header is the name of the same thing: *Business Account*, *Business Account Name*."""
    return (*header, "name") in headers


def _code(meaning: Meaning) -> Meaning:
    """What stands beside its own name is the number or the short form that the thing goes by."""
    if meaning.concept == "name" and meaning.side == "client":
        return replace(meaning, concept="number", implied=False, block="", doubt=meaning.doubt + 0.2)
    return meaning
