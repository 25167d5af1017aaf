"""Which option a cell means that is not spelled like one, and why. Where that is not plain, nothing is suggested."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rollforward.engine.fields import Field
from rollforward.engine.meanings.circles import CIRCLES, Circle
from rollforward.engine.meanings.circles.circle import Meanings
from rollforward.engine.meanings.spelling import abbreviates, nearly_spelled, same_but_number
from rollforward.engine.meanings.text import squash, tokens

#: A circle of codes is meant only where at least so many options, and half of them, are in it.
_CODES_AT_LEAST = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The key of an option (``None`` = leave it blank) and the reason in a sentence."""

    key: str | None
    why: str


def suggest_option(text: str, field: Field) -> Suggestion | None:
    """The option of ``field`` that ``text`` most likely means, or ``None`` where that is not plain.

    In this order: case, spaces and punctuation; other names of the trade (*1120S* for *S Corp*), then what it is a kind
    of (*LLC* of *Business*); singular and plural; abbreviations; spelling.
    """
    return _finder(field).find(text) if squash(text) else None


@lru_cache(maxsize=256)
def _finder(field: Field) -> _Finder:
    return _Finder(field)


class _Finder:
    """The options of one field, looked at once."""

    def __init__(self, field: Field) -> None:
        self._labels = {option.key: option.label for option in field.options}
        self._squashed = {key: squash(label) for key, label in self._labels.items()}
        self._tokens = {key: tokens(label) for key, label in self._labels.items()}
        self._circles = list(_circles_of(self._labels))

    def find(self, text: str) -> Suggestion | None:
        folded, words = squash(text), tokens(text)
        return (
            self._only(lambda key: self._squashed[key] == folded, "Only capitals, spaces or punctuation differ.")
            or self._by_meaning(text)
            or self._only(lambda key: same_but_number(words, self._tokens[key]), "It is the singular or the plural.")
            or self._by_spelling(text, words)
        )

    def _by_meaning(self, text: str) -> Suggestion | None:
        said = text.strip()
        for kind_of in (False, True):
            found = {key for circle, options in self._circles for key in _in_circle(text, circle, options, kind_of)}
            if len(found) == 1:
                key = found.pop()
                other = f"“{said}” is another name for {self._labels[key]}."
                return Suggestion(key, f"“{said}” is a kind of {self._labels[key]}." if kind_of else other)
            if found:
                return None
        return None

    def _by_spelling(self, text: str, words: tuple[str, ...]) -> Suggestion | None:
        """Not where the text is known to mean another thing than any option does."""
        if any(circle.meanings(text) for circle, _ in self._circles):
            return None
        return self._only(
            lambda key: abbreviates(text, self._tokens[key]), "It is short for the option."
        ) or self._only(lambda key: nearly_spelled(words, self._tokens[key]), "It is spelled almost like the option.")

    def _only(self, test: Callable[[str], bool], why: str) -> Suggestion | None:
        """The one option that passes; of several nobody knows which is meant."""
        found = [key for key in self._labels if test(key)]
        return Suggestion(found[0], why) if len(found) == 1 else None


def _circles_of(labels: dict[str, str]) -> Iterator[tuple[Circle, dict[str, Meanings]]]:
    """The circles that the options stand in, with what each of them means there."""
    for circle in CIRCLES:
        meant = {key: meanings for key, label in labels.items() if (meanings := circle.meanings(label, strict=False))}
        enough = len(meant) >= _CODES_AT_LEAST and 2 * len(meant) >= len(labels) if circle.codes else bool(meant)
        if enough:
            yield circle, meant


def _in_circle(text: str, circle: Circle, options: dict[str, Meanings], kind_of: bool) -> Iterable[str]:
    """The options with the text's meaning, those that mean just it before those that mean more besides.

    ``kind_of``: with the nearest wider meaning that any option has.
    """
    meanings = circle.widened(circle.meanings(text)) if kind_of else circle.meanings(text)
    while meanings:
        same = [key for key, meant in options.items() if meant == meanings]
        found = same or [key for key, meant in options.items() if meant >= meanings]
        found = found or ([key for key, meant in options.items() if meant & meanings] if kind_of else [])
        if found or not kind_of:
            return found
        meanings = circle.widened(meanings)
    return []
