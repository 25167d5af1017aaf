"""Whether two words are one word written otherwise: number, abbreviation, a slip of the hand."""

from __future__ import annotations

from rapidfuzz.distance import OSA

_SHORTEST_TYPO = 5
_LONG_WORD = 8
_SHORTEST_STEM = 3
_SHORTEST_INITIALS = 3

Words = tuple[str, ...]


def same_but_number(words: Words, others: Words) -> bool:
    """``Individuals`` and ``Individual``, ``Companies`` and ``Company``; no codes, since 1120s is not 1120."""
    return len(words) == len(others) and all(
        word == other or (not _has_digit(word + other) and bool(_singulars(word) & _singulars(other)))
        for word, other in zip(words, others, strict=True)
    )


def nearly_spelled(words: Words, others: Words) -> bool:
    """Word by word the same, or one slip away in a longer word (two in a long one).

    Typing errors seldom hit the first letter, and what does makes another word: *active* and *inactive*.
    """
    if len(words) != len(others):
        return _near("".join(words), "".join(others), _LONG_WORD)
    return all(word == other or _near(word, other, _SHORTEST_TYPO) for word, other in zip(words, others, strict=True))


def abbreviates(text: str, words: Words) -> bool:
    """``Indiv.`` for *Individual*, ``MTD`` for *Making Tax Digital*."""
    short = text.strip()
    if short.endswith(".") and len(words) == 1:
        stem = short[:-1].casefold()
        return len(stem) >= _SHORTEST_STEM and stem.isalpha() and words[0].startswith(stem) and words[0] != stem
    initials = "".join(word[0] for word in words)
    return len(short) >= _SHORTEST_INITIALS and short.isupper() and short.casefold() == initials


def _near(word: str, other: str, shortest: int) -> bool:
    length = min(len(word), len(other))
    if length < shortest or word[0] != other[0] or _has_digit(word + other):
        return False
    slips = 1 if length < _LONG_WORD else 2
    return OSA.distance(word, other, score_cutoff=slips) <= slips


def _singulars(word: str) -> set[str]:
    """The word, and what it may be the plural of."""
    found = {word}
    for ending, singular in (("ies", "y"), ("es", ""), ("s", "")):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            found.add(stem + singular)
    return found


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
