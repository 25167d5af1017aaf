"""The names of columns under several header lines: a heading over a group of columns is carried to each of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

#: So end lines of a heading that goes on in the line below it.
_GOES_ON = re.compile(r"(?:\b(?:of|and|or|the|per|for|de|und|et|y|du|der)|[-&/,])$", re.IGNORECASE)


def goes_on(cell: str) -> bool:
    """Whether a heading is broken off and goes on in the line below it."""
    return bool(_GOES_ON.search(cell.strip()))


def joined(lines: Sequence[Sequence[str]], merged: Sequence[Mapping[int, int]]) -> tuple[str, ...]:
    """One name for each column, from the header's ``lines`` (cells from above, all of one width).

    ``merged``: for each line, first and last position of the cells that are merged over several columns.
    """
    carried = [
        _spread(line, reach, _under(lines[at + 1 :])) if reach else _carried(line, _under(lines[at + 1 :]))
        for at, (line, reach) in enumerate(zip(lines, merged, strict=True))
    ]
    return tuple(" ".join(part for part in parts if part.strip()) for parts in zip(*carried, strict=True))


def _spread(line: Sequence[str], reach: Mapping[int, int], under: Sequence[bool]) -> list[str]:
    """The line with each merged heading over the columns it reaches, where names stand below."""
    names = list(line)
    for first, last in reach.items():
        for at in range(first + 1, min(last + 1, len(under))):
            names[at] = line[first] if under[at] else names[at]
    return names


def _under(lines: Sequence[Sequence[str]]) -> list[bool]:
    """For each column, whether any of the ``lines`` says something."""
    return [any(cell.strip() for cell in column) for column in zip(*lines, strict=True)] if lines else []


def _carried(line: Sequence[str], under: Sequence[bool]) -> list[str]:
    """The line with the headings of groups repeated over the blank cells right of them, where names stand below."""
    if not under:
        return list(line)
    spans = _spans(line, under)
    heads = [at for at, cell in enumerate(line) if cell.strip() and under[at]]
    broken = any(goes_on(line[at]) for at in heads)
    if (broken and len(spans) < len(heads)) or 2 * len(spans) < len(heads):
        # A heading broken over two lines, not one over a group: each piece belongs to its own column.
        return list(line)
    names = list(line)
    for first, last in spans:
        names[first : last + 1] = [line[first]] * (last + 1 - first)
    return names


def _spans(line: Sequence[str], under: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last column of each group of at least two: a filled cell, then blank ones, all with names below."""
    found: list[tuple[int, int]] = []
    first = -1
    for at, cell in enumerate([*line, "end"]):
        if at < len(line) and not cell.strip() and under[at]:
            continue
        if first >= 0 and at - first > 1:
            found.append((first, at - 1))
        first = at if at < len(line) and cell.strip() and under[at] else -1
    return found
