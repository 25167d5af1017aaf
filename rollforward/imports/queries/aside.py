"""The lines of a sheet that are taken for no clients: how many for which reason, and each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import chain, islice

from rollforward.engine.values import Region
from rollforward.imports.models import Import
from rollforward.imports.queries.sheets import chosen, first_words


@dataclass(frozen=True, slots=True)
class AsideLine:
    """A line that was set aside, and why; ``restored``: taken back as a row since."""

    line: int
    why: str
    text: str
    restored: bool


@dataclass(frozen=True, slots=True)
class Aside:
    """Some of the lines; ``total`` of them are of the reason asked for. ``kinds``: reason -> lines, taken back or
    not."""

    lines: tuple[AsideLine, ...]
    total: int
    kinds: dict[str, int]


def aside_counts(region: Region, restored: frozenset[int] = frozenset()) -> dict[str, int]:
    """Reason -> lines set aside, those taken back not counted."""
    counts: dict[str, int] = {}
    taken = sorted(restored)
    for part in region.set_aside:
        back = bisect_right(taken, part.last) - bisect_left(taken, part.first)
        if left := part.last - part.first + 1 - back:
            counts[part.why] = counts.get(part.why, 0) + left
    return counts


def aside(imp: Import, why: str | None, start: int, count: int) -> Aside:
    """``count`` of the lines that are or were set aside, from ``start`` on; for one reason, or all (``None``)."""
    _, _, region, restored = chosen(imp)
    kinds = aside_counts(region)
    parts = [part for part in region.set_aside if why in (None, part.why)]
    every = chain.from_iterable(((line, part.why) for line in range(part.first, part.last + 1)) for part in parts)
    page = list(islice(every, start, start + count))
    said = first_words(imp, [line for line, _ in page])
    return Aside(
        tuple(AsideLine(line, reason, said.get(line, ""), line in restored) for line, reason in page),
        sum(kinds.values()) if why is None else kinds.get(why, 0),
        kinds,
    )
