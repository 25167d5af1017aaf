"""How alike a column and a field are by their words and values alone, whatever they are about.

The vocabulary knows the trade; the fields that a firm makes itself, and catalogues of other trades, it cannot know. Two
names are alike as far as the words of one are found in the other, rare words counting more than those that many fields
share; and a select field is alike as far as the column's values are its options.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from rollforward.engine.fields import Field, FieldSet
from rollforward.engine.mapping.looks import Looks
from rollforward.engine.mapping.words import words

#: Words less alike than this are other words.
SAME_WORD = 0.85
#: So many distinct values are held against the options.
_VALUES = 50
_OPTIONS = 2_000
_OF_NAME, _OF_VALUES = 0.62, 0.38
#: A value that is no option but is made of the options' words.
_OF_OPTION_WORDS = 0.6

_WORD = re.compile(r"[^\W_]+")

Words = tuple[str, ...]


class Likeness:
    """What columns are held against: the words of each field of a set, and how much each word tells."""

    def __init__(self, fields: FieldSet) -> None:
        self.names = {field.key: tuple(dict.fromkeys((words(field.label), words(field.slug)))) for field in fields}
        self.options = {field.key: _options(field) for field in fields if field.options}
        count = Counter(word for names in self.names.values() for word in {w for name in names for w in name})
        self._weight = {word: math.log(1 + len(self.names) / n) for word, n in count.items()}
        self._rarest = max(self._weight.values(), default=1.0)
        self._joined = {name: "".join(name) for names in self.names.values() for name in names}
        self._near: dict[str, dict[str, float]] = {}

    def ranked(self, header: str, seen: Looks, most: int = 10) -> list[tuple[str, float]]:
        """The keys of the fields that a column is most like, best first, each with its likeness from 0 to 1."""
        said = words(header)
        values = [text for text in map(_said, seen.values[:_VALUES]) if text] if self.options else []
        named = self._of_names(said)
        scores = [(key, self._likeness(named, values, key)) for key in self.names]
        return sorted((pair for pair in scores if pair[1] > 0), key=lambda pair: -pair[1])[:most]

    def _likeness(self, named: Mapping[Words, float], values: Sequence[Words], key: str) -> float:
        by_name = max((named.get(name, 0.0) for name in self.names[key]), default=0.0)
        options = self.options.get(key)
        return _OF_NAME * by_name + (_OF_VALUES * _of_values(values, *options) if options else 0.1 * by_name)

    def _of_names(self, said: Words) -> dict[Words, float]:
        """How much of what either name says the other says too (harmonic mean), or how alike they are in one piece."""
        if not said:
            return {}
        near = {word: self._nearest(word) for word in said}
        reached = {other for alike in near.values() for other in alike}
        whole = process.extract("".join(said), self._joined, scorer=fuzz.ratio, limit=None)
        alike = {name: ratio / 100 * 0.9 for _, ratio, name in whole if name}
        for name in self._joined:
            if not reached.isdisjoint(name):
                there = self._found({word: max(near[word].get(other, 0.0) for other in name) for word in said}, said)
                back = self._found({word: max(near[other].get(word, 0.0) for other in said) for word in name}, name)
                alike[name] = max(alike[name], 2 * there * back / (there + back))
        return alike

    def _nearest(self, word: str) -> dict[str, float]:
        """The words of fields that a word is like, and how much."""
        if word not in self._near:
            self._near[word] = {other: alike for other in self._weight if (alike := _of_word(word, other))}
        return self._near[word]

    def _found(self, likest: Mapping[str, float], these: Words) -> float:
        """The share of ``these`` that is found, rare words counting more; ``likest``: how far each is."""
        weights = [self._weight.get(word, self._rarest) for word in these]
        return sum(weight * likest[word] for weight, word in zip(weights, these, strict=True)) / sum(weights)


def _options(field: Field) -> tuple[frozenset[str], frozenset[str]]:
    """The options of a field, each joined into one word, and all words that they are made of."""
    said = [_said(text) for option in field.options[:_OPTIONS] for text in (option.label, option.key)]
    return frozenset(map("".join, said)), frozenset(word for text in said for word in text)


def _said(text: str) -> Words:
    """The words of a value; those of names are taken apart with more care, as they are fewer."""
    return tuple(_WORD.findall(text.casefold()))


def _of_word(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if len(one) > 2 and len(other) > 2 and (one.startswith(other) or other.startswith(one)):
        return 0.9  # an abbreviation
    near = JaroWinkler.similarity(one, other)
    return near if near >= SAME_WORD else 0.0


def _of_values(values: Sequence[Words], options: frozenset[str], said: frozenset[str]) -> float:
    """How far the column's distinct values are the options, or are made of their words."""
    if not values:
        return 0.0
    return sum(_of_value(value, options, said) for value in values) / len(values)


def _of_value(value: Words, options: frozenset[str], said: frozenset[str]) -> float:
    if "".join(value) in options:
        return 1.0
    return _OF_OPTION_WORDS * sum(word in said for word in value) / len(value)
