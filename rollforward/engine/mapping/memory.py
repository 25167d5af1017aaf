"""How the same file, and the same headers in other files, were mapped before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from rollforward.engine.fields import FieldSet
from rollforward.engine.mapping.words import fold
from rollforward.engine.values import IGNORE, Layout


def fingerprint(headers: Sequence[str]) -> str:
    """The same for every file with these headers, in any order and spelled with or without capitals."""
    return sha256("\x1f".join(sorted(map(fold, headers))).encode()).hexdigest()


def same_layout(headers: Sequence[str], layouts: Sequence[Layout]) -> Layout | None:
    """The layout that consists of just these headers, if one is known."""
    folded = Counter(map(fold, headers))
    return next((known for known in layouts if Counter(fold(header) for header, _ in known.columns) == folded), None)


def recalled(headers: Sequence[str], layout: Layout, fields: FieldSet) -> dict[int, str]:
    """Position -> target as the layout has it; a header that stands twice is told apart by its place among its like.

    A column whose field is gone is not in the answer.
    """
    waiting: dict[str, list[str]] = {}
    for header, target in layout.columns:
        waiting.setdefault(fold(header), []).append(target)
    found = {position: waiting[fold(header)].pop(0) for position, header in enumerate(headers)}
    return {position: target for position, target in found.items() if target == IGNORE or fields.get(target)}


def known_headers(headers: Sequence[str], layouts: Sequence[Layout], fields: FieldSet) -> dict[int, tuple[str, str]]:
    """Position -> (target, name of the layout) of headers that other layouts have; the first layout that has it counts.

    Only headers that stand once in either, since nothing tells the others apart.
    """
    once = {name for name, count in Counter(map(fold, headers)).items() if name and count == 1}
    told: dict[str, tuple[str, str]] = {}
    for layout in layouts:
        for name, target in _once(layout):
            told.setdefault(name, (target, layout.name))
    return {
        position: told[fold(header)]
        for position, header in enumerate(headers)
        if fold(header) in once and fold(header) in told and fields.get(told[fold(header)][0])
    }


def _once(layout: Layout) -> Iterator[tuple[str, str]]:
    count = Counter(fold(header) for header, _ in layout.columns)
    return ((fold(header), target) for header, target in layout.columns if count[fold(header)] == 1)
