"""One circle of meanings and its names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rollforward.engine.meanings.text import listed, pieces, squash, tokens

#: Words that say nothing about which of the meanings it is: "Form 1120S", "Individual client", "S Corp return".
_NOISE = listed(
    """form forms irs return returns tax client clients customer filer filing taxed as entity type the a status basis
    service services"""
)

Meanings = frozenset[str]
NOTHING: Meanings = frozenset()


@dataclass(frozen=True)
class Circle:
    """``names``: squashed name -> meaning. ``wider``: meaning -> what it is a kind of. ``codes``: its names are so
    short that they mean it only among their like: ``CA`` beside ``NY`` is California."""

    names: Mapping[str, str]
    wider: Mapping[str, Meanings]
    codes: bool = False

    def meanings(self, text: str, *, strict: bool = True) -> Meanings:
        """What a text means here: the whole of it, else its pieces, of which ``strict`` leaves none out."""
        if found := self._meaning(text):
            return frozenset({found})
        parts = pieces(text)
        known = [found for part in parts if (found := self._meaning(part))]
        return NOTHING if len(parts) < 2 or (strict and len(known) < len(parts)) else frozenset(known)

    def widened(self, meanings: Meanings) -> Meanings:
        """One step up from each."""
        return frozenset().union(*(self.wider.get(meaning, NOTHING) for meaning in meanings))

    def _meaning(self, text: str) -> str | None:
        said = tokens(text)
        bare = "".join(word for word in said if word not in _NOISE)
        return self.names.get("".join(said)) or self.names.get(bare)


def circle(listing: str, *, codes: bool = False) -> Circle:
    """The circle of a listing. Raises ``ValueError`` where one name stands for two meanings."""
    names: dict[str, str] = {}
    wider: dict[str, Meanings] = {}
    for meaning, above, named in _lines(listing):
        wider[meaning] = frozenset(above)
        for name in map(squash, named):
            if names.setdefault(name, meaning) != meaning:
                raise ValueError(f"{name!r} is listed for {names[name]} and for {meaning}.")
    return Circle(names, wider, codes)


def _lines(listing: str) -> Iterable[tuple[str, list[str], list[str]]]:
    for line in _unwrapped(listing):
        head, _, named = line.partition(":")
        meaning, _, above = head.partition(">")
        yield meaning.strip(), above.split(), [name for name in named.split("|") if name.strip()]


def _unwrapped(listing: str) -> Iterable[str]:
    """Lines that are indented further belong to the one above."""
    joined: list[str] = []
    for line in listing.strip().splitlines():
        if line[:1].isspace() and joined:
            joined[-1] += " | " + line.strip()
        elif line.strip():
            joined.append(line)
    return joined
