"""The vocabulary of all languages as one table: joined phrase -> what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rollforward.engine.mapping.vocabulary import dutch, english, french, german, portuguese, spanish, strangers
from rollforward.engine.mapping.words import squash

TermKind = Literal["concept", "qualifier", "stranger", "number", "unknown"]

LONGEST_PHRASE = 7
SHORTEST_TYPO = 5
LONG_WORD = 8


@dataclass(frozen=True, slots=True)
class Term:
    """One phrase of a header and what it says; ``number`` for digits, ``guessed`` when only the spelling is near."""

    kind: TermKind
    meaning: str
    text: str
    number: int = 0
    guessed: bool = False


def phrases(listing: str) -> list[str]:
    """The phrases of a listing, joined: they are divided by ``|`` and by line ends."""
    return [squash(phrase) for line in listing.splitlines() for phrase in line.split("|") if phrase.strip()]


def _table() -> dict[str, tuple[TermKind, str]]:
    """The first to claim a phrase keeps it: English before other languages, what a column holds before whose it is."""
    table: dict[str, tuple[TermKind, str]] = {}
    sources: list[tuple[TermKind, dict[str, str]]] = [
        ("concept", english.CONCEPTS),
        ("qualifier", english.QUALIFIERS),
        ("stranger", strangers.STRANGERS),
    ]
    for language in (spanish, french, german, dutch, portuguese):
        sources += [
            ("concept", language.CONCEPTS),
            ("qualifier", language.QUALIFIERS),
            ("stranger", language.STRANGERS),
        ]
    for kind, concepts in sources:
        for meaning, listing in concepts.items():
            for phrase in phrases(listing):
                table.setdefault(phrase, (kind, meaning))
    return table


TABLE = _table()
_BY_FIRST_LETTER: dict[str, list[str]] = {}
for _phrase, (_kind, _meaning) in TABLE.items():
    if len(_phrase) >= SHORTEST_TYPO and (_kind == "concept" or _meaning in {"client", "contact", "organization"}):
        _BY_FIRST_LETTER.setdefault(_phrase[0], []).append(_phrase)


def terms(tokens: tuple[str, ...]) -> tuple[Term, ...]:
    """The longest known phrases from left to right; runs of unknown words stay as one unknown term each."""
    found: list[Term] = []
    start = 0
    while start < len(tokens):
        term, used = _longest(tokens[start:])
        found.append(term)
        start += used
    return tuple(found)


def _longest(tokens: tuple[str, ...]) -> tuple[Term, int]:
    for length in range(min(LONGEST_PHRASE, len(tokens)), 0, -1):
        joined = "".join(tokens[:length])
        if joined in TABLE:
            kind, meaning = TABLE[joined]
            return Term(kind, meaning, " ".join(tokens[:length])), length
    if tokens[0].isdigit():
        return Term("number", "number", tokens[0], number=int(tokens[0][:4])), 1
    return Term("unknown", "", tokens[0]), 1


def split_compound(word: str) -> tuple[str, ...] | None:
    """``customeremail`` -> ``("customer", "email")`` where known phrases make up the whole word, else ``None``."""
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 24), end):
            head, piece = best[start], word[start:end]
            if head is None or not _is_piece(piece):
                continue
            current = best[end]
            if current is None or len(head) + 1 < len(current):
                best[end] = (*head, piece)
    return best[-1]


def _is_piece(piece: str) -> bool:
    return piece.isdigit() or (len(piece) >= 3 and piece in TABLE and TABLE[piece][1] != "noise")


def guess(text: str) -> Term | None:
    """The known phrase that a misspelt one is most like, or ``None`` where nothing is near enough."""
    if len(text) < SHORTEST_TYPO or not text.isalpha():
        return None
    alike = _BY_FIRST_LETTER.get(text[0], [])  # typing errors seldom hit the first letter
    slips = 1 if len(text) < LONG_WORD else 2
    near = process.extractOne(text, alike, scorer=OSA.distance, score_cutoff=slips)
    if not near:
        return None
    kind, meaning = TABLE[near[0]]
    return Term(kind, meaning, text, guessed=True)
