"""The headers of one sheet, read in its language and beside one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rollforward.engine.mapping.header import Meaning, read_header, understand
from rollforward.engine.mapping.lexicon import Lexicon, language_of, lexicon
from rollforward.engine.mapping.prefix import without_shared_prefix
from rollforward.engine.mapping.unnamed_roles import spelled_out, unnamed_roles
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
    return [_code(meaning) if _is_named(header, full) else meaning for meaning, header in zip(meanings, full, strict=True)]


def _is_named(header: Words, headers: Sequence[Words]) -> bool:
    """Whether another header is the name of the same thing: *Business Account*, *Business Account Name*."""
    return (*header, "name") in headers


def _code(meaning: Meaning) -> Meaning:
    """What stands beside its own name is the number or the short form that the thing goes by."""
    if meaning.concept == "name" and meaning.side == "client":
        return replace(meaning, concept="number", implied=False, block="", doubt=meaning.doubt + 0.2)
    return meaning
