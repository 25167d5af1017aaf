"""The vocabulary of all languages, looked up as a sheet in one of them would be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rollforward.engine.mapping.vocabulary import dutch, english, french, german, portuguese, spanish, strangers
from rollforward.engine.mapping.vocabulary.roles import ROLE, ROLES
from rollforward.engine.mapping.words import SPELLED_OUT, squash

TermKind = Literal["concept", "qualifier", "stranger", "number", "unknown"]

Entry = tuple[TermKind, str]
Listings = Mapping[str, str]

ENGLISH = "english"
#: Words between words, in all languages: phrases are found with and without them.
ARTICLES = frozenset({
    "of", "the", "de", "du", "des", "la", "le", "les", "l", "d", "del", "el", "los", "las", "da", "do", "dos", "das",
    "e", "y", "et", "en", "van", "het", "een", "von", "der", "die",
})  # fmt: skip
#: So many of the headers must say a word of a foreign language for the sheet to be in it.
FOREIGN = 0.15
LONGEST_PHRASE = 7
SHORTEST_TYPO = 5
LONG_WORD, LONG_PHRASE = 8, 11
_NUMBER_ENDINGS = frozenset({"no", "nr"})
_PLURAL = "s"
_VOWELS = frozenset("aeiouy")
_OFTEN_MISTYPED = frozenset({"client", "contact", "organization"})


@dataclass(frozen=True, slots=True)
class Term:
    """One phrase of a header and what it says; ``number`` for digits, ``guessed`` when only the spelling is near.

    ``inside``: what words of the phrase say about whose it is: *geschaftlich* within *Telefon geschaftlich*.
    """

    kind: TermKind
    meaning: str
    text: str
    number: int = 0
    guessed: bool = False
    inside: tuple[str, ...] = ()


def phrases(listing: str) -> list[str]:
    """The phrases of a listing, joined: they are divided by ``|`` and by line ends."""
    return [squash(phrase) for phrase in _listed(listing)]


def _listed(listing: str) -> list[str]:
    return [phrase for line in listing.splitlines() for phrase in line.split("|") if phrase.strip()]


class Lexicon:
    """The phrases of every language, those of the sheet's own language first, then English, then the others.

    What one language calls so may be something else in the next: *Service* is a department in French. Within a
    language the first to claim a phrase keeps it: what a column holds before whose it is.
    """

    def __init__(self, language: str) -> None:
        self.table: dict[str, Entry] = {}
        for name in dict.fromkeys((language, ENGLISH, *LANGUAGES)):
            for phrase, entry in LANGUAGES[name].items():
                self.table.setdefault(phrase, entry)
        near = dict.fromkeys(word for name in (language, ENGLISH) for word in LANGUAGES[name])
        self._near = {phrase: self.table[phrase] for phrase in near}
        self._own_words: dict[str, list[str]] = {}
        for word in near:
            if word in SINGLE_WORDS and word.isalpha() and self.table[word][1] != "noise":
                self._own_words.setdefault(word[0], []).append(word)
        self._by_first_letter: dict[str, list[str]] = {}
        for phrase, (kind, meaning) in self._near.items():
            if len(phrase) >= SHORTEST_TYPO - 1 and (kind == "concept" or meaning in _OFTEN_MISTYPED):
                self._by_first_letter.setdefault(phrase[0], []).append(phrase)

    def with_people(self, people: Mapping[str, str]) -> Lexicon:
        """The lexicon of a sheet in which joined phrases name somebody, and whom."""
        entries: dict[str, Entry] = {phrase: ("qualifier", meaning) for phrase, meaning in people.items()}
        other = copy(self)
        other.table, other._near = self.table | entries, self._near | entries
        return other

    def terms(self, tokens: tuple[str, ...]) -> tuple[Term, ...]:
        """The longest known phrases from left to right; unknown words stay as one unknown term each."""
        found: list[Term] = []
        start = 0
        while start < len(tokens):
            term, used = self._longest(tokens[start:])
            found.append(term)
            start += used
        return tuple(found)

    def compact(self, tokens: tuple[str, ...]) -> tuple[Term, ...]:
        """The phrases of a header, read past its articles where that makes fewer of them: *N° de TVA*."""
        found = self.terms(tokens)
        short = tuple(token for token in tokens if token not in ARTICLES)
        if len(short) in {0, len(tokens)}:
            return found
        shorter = self.terms(short)
        told = [term for term in found if term.text not in ARTICLES]
        return shorter if len(shorter) < len(told) else found

    def _longest(self, tokens: tuple[str, ...]) -> tuple[Term, int]:
        for length in range(min(LONGEST_PHRASE, len(tokens)), 0, -1):
            if length > 1 and tokens[length - 1] == _PLURAL:
                continue  # "Email (S)" is that of the spouse
            joined = "".join(tokens[:length])
            # What several words say is looked for in the sheet's own language: joined, they may be a word of another.
            if joined in (self.table if length == 1 and len(joined) > 1 else self._near):
                kind, meaning = self.table[joined]
                foreign = joined not in self._near and kind != "stranger"
                text, inside = " ".join(tokens[:length]), self._inside(tokens[:length])
                return Term(kind, meaning, text, guessed=foreign, inside=inside), length
        if tokens[0].isdigit():
            return Term("number", "number", tokens[0], number=int(tokens[0][:4])), 1
        return Term("unknown", "", tokens[0]), 1

    def _inside(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        if len(tokens) == 1:
            return ()
        entries = (self._near.get(token, ("", "")) for token in tokens if len(token) > 1)
        return tuple(meaning for kind, meaning in entries if kind == "qualifier")

    def split_compound(self, word: str) -> tuple[str, ...] | None:
        """``customeremail`` -> ``("customer", "email")`` where known phrases make up the whole word, else ``None``."""
        best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - 24), end):
                head, piece = best[start], word[start:end]
                known = self._is_piece(piece) or (end == len(word) and start > 0 and piece in _NUMBER_ENDINGS)
                if head is None or not known:
                    continue
                current = best[end]
                if current is None or len(head) + 1 < len(current):
                    best[end] = (*head, piece)
        return tuple(SPELLED_OUT.get(piece, piece) for piece in best[-1]) if best[-1] else best[-1]

    def _is_piece(self, piece: str) -> bool:
        if piece.isdigit() or (len(piece) > 2 and piece in SPELLED_OUT):
            return True
        least = 5 if self.says_nothing(piece) else 3
        return len(piece) >= least and piece in self._near

    def says_nothing(self, phrase: str) -> bool:
        """Whether a joined phrase is one of those that are passed over: *main*, *the*, *please enter*."""
        return phrase in self.table and self.table[phrase][1] == "noise"

    def guess(self, text: str, *, joined: bool = False) -> Term | None:
        """The known phrase that a misspelt one is most like, or ``None`` where nothing is near enough.

        ``joined``: several words made one, in which two other letters are sooner another word than a slip.
        """
        if len(text) < SHORTEST_TYPO or not text.isalpha():
            return None
        alike = self._by_first_letter.get(text[0], [])  # typing errors seldom hit the first letter
        slips = 1 if len(text) < (LONG_PHRASE if joined else LONG_WORD) else 2
        near = process.extractOne(text, alike, scorer=OSA.distance, score_cutoff=slips)
        if not near:
            return None
        kind, meaning = self.table[near[0]]
        return Term(kind, meaning, text, guessed=True)

    def complete(self, text: str, *, dotted: bool) -> Term | None:
        """What a shortened word stands for: its beginning (``Contrib.``), or its consonants (``grp``, ``clt``)."""
        shortens = str.startswith if dotted else has_consonants
        if not text.isalpha() or len(text) < 3:
            return None
        longer = (word for word in self._own_words.get(text[0], ()) if len(word) > len(text) + 1)
        meant = {self.table[word] for word in longer if shortens(word, text)}
        if len(meant) != 1:
            return None
        kind, meaning = meant.pop()
        return Term(kind, meaning, text, guessed=True)


def has_consonants(word: str, text: str, least: float = 0.6) -> bool:
    """Whether a text shortens a word: ``clt`` is made of the consonants of *client*, most of them, in their order."""
    if word[0] != text[0] or set(text[1:]) & _VOWELS:
        return False
    consonants = [letter for letter in word[1:] if letter not in _VOWELS]
    letters = iter(word)
    return (
        len(text) - 1 >= least * len(consonants) and word[-1] == text[-1] and all(letter in letters for letter in text)
    )


#: Phrases of one word, filled with the tables below: only these are shortened.
SINGLE_WORDS: set[str] = set()


def _entries(concepts: Listings, qualifiers: Listings, strange: Listings) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    kinds: tuple[tuple[TermKind, Listings], ...] = (
        ("concept", concepts),
        ("qualifier", qualifiers),
        ("stranger", strange),
    )
    for kind, listings in kinds:
        for meaning, listing in listings.items():
            for phrase in _listed(listing):
                entries.setdefault(squash(phrase), (kind, meaning))
                short = [word for word in phrase.split() if word not in ARTICLES]
                if len(short) > 1 and max(map(len, short)) > 1:
                    entries.setdefault(squash(" ".join(short)), (kind, meaning))
                if len(phrase.split()) == 1:
                    SINGLE_WORDS.add(squash(phrase))
    return entries


_ROLES = {f"{ROLE}{role}": listing for role, listing in ROLES.items()}

#: Language -> joined phrase -> what it says.
LANGUAGES: dict[str, dict[str, Entry]] = {
    ENGLISH: _entries(english.CONCEPTS, english.QUALIFIERS | _ROLES, strangers.STRANGERS)
} | {
    name: _entries(words.CONCEPTS, words.QUALIFIERS, words.STRANGERS)
    for name, words in {
        "spanish": spanish,
        "french": french,
        "german": german,
        "dutch": dutch,
        "portuguese": portuguese,
    }.items()
}


@cache
def lexicon(language: str = ENGLISH) -> Lexicon:
    """The lexicon of a sheet in a language."""
    return Lexicon(language)


def language_of(headers: Sequence[tuple[str, ...]]) -> str:
    """The language in which most headers, given as their words, are understood better than in English."""
    english_words = [_understood(header, ENGLISH) for header in headers]
    told = {
        name: sum(_understood(header, name) > n for header, n in zip(headers, english_words, strict=True))
        for name in LANGUAGES
        if name != ENGLISH
    }
    best = max(told, key=lambda name: told[name])
    return best if told[best] >= max(2, FOREIGN * len(headers)) else ENGLISH


def _understood(header: tuple[str, ...], language: str) -> int:
    """How many of the words belong to a phrase of that language alone."""
    table, count, start = LANGUAGES[language], 0, 0
    while start < len(header):
        ends = range(min(len(header), start + LONGEST_PHRASE), start, -1)
        end = next((end for end in ends if "".join(header[start:end]) in table), 0)
        count += max(0, end - start)
        start = max(end, start + 1)
    return count
