"""The headers of one sheet, read in its language and beside one another."""

from __future__ import annotations

from collections.abc import Sequence

from rollforward.engine.mapping.header import Meaning, read_header, understand
from rollforward.engine.mapping.lexicon import Lexicon, language_of, lexicon
from rollforward.engine.mapping.prefix import without_shared_prefix
from rollforward.engine.mapping.unnamed_roles import spelled_out, unnamed_roles
from rollforward.engine.mapping.words import dotted_words, words


def read_headers(headers: Sequence[str]) -> list[Meaning]:
    """What each header says."""
    headers = without_shared_prefix(headers)
    said = [words(header) for header in headers]
    language = language_of(said)
    dotted = frozenset[str]().union(*map(dotted_words, headers))
    full = spelled_out(said, lexicon(language), dotted)
    headers = [header if a == b else " ".join(b) for header, a, b in zip(headers, said, full, strict=True)]
    people = unnamed_roles(full, lexicon(language))
    if not people:
        return [read_header(header, language) for header in headers]
    known = Lexicon(language, people)
    return [understand(header, known) for header in headers]
