"""Fixed width: columns that begin at the same place in every line, told by the spaces that line up.

The padding belongs to the form, not to the cells. A header may be narrower than its column, or run over into the next.
A line of dashes under the header, broken where a column ends, draws the columns: it needs no rows to prove them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LINES = 200
_LONGEST = 2_000
#: Lines below the header that show columns; fewer do where words stand in cells, which runs of spaces do not explain.
_FEWEST, _FEWEST_OF_WORDS = 4, 3
_WORDS = re.compile(r"\S \S")
_RULE = re.compile(r"[-=+_ ]+")
_RUN = re.compile(r"\S {2,}\S")
_GAP = re.compile(" {2,}")
#: The line under a header, one run of dashes for each column, stands among so many lines.
_DRAWN = re.compile(r" *(?:-{2,}|={2,}|_{2,})(?: +(?:-+|=+|_+))+ *")
_HEAD = 40
#: The head of a printed page keeps to no column.
_PAGE_HEAD = re.compile(r"\f|.*\b(?:page|seite|página)\s?:?\s?\d", re.IGNORECASE)


def columns_of(text: str) -> tuple[int, ...]:
    """Where the columns begin, from 0; ``()`` where the lines do not line up."""
    lines = _lines(text)
    body = [line for line in lines[1:] if not (_RULE.fullmatch(line) or _PAGE_HEAD.match(line))]
    padded = [line for line in body if _RUN.search(line)]
    fewest = _FEWEST_OF_WORDS if any(_WORDS.search(line) for line in body) else _FEWEST
    if len(body) < fewest or len(padded) * 4 < len(body) * 3 or any(len(line) > _LONGEST for line in body):
        return ()
    if "\t" in "".join(body):
        return ()
    filled = _filled(padded)
    starts = _in_a_word(
        lines[0], filled, [at for at in range(len(filled)) if filled[at] and (at == 0 or not filled[at - 1])]
    )
    return tuple(starts) if len(starts) > 1 and _lines_up(padded, starts) else ()


def _in_a_word(header: str, filled: Sequence[bool], starts: Sequence[int]) -> Sequence[int]:
    """The columns without those that only a single space makes, as in "J Smith" in each row under the one word PARTNER.

    Such a one stands under the end of a word of the header, or under none. The header has to have as many names as
    columns are left.
    """
    ends = [*starts[1:], len(header)]
    kept = [
        at
        for at, end in zip(starts, ends, strict=True)
        if not (at > 1 and filled[at - 2] and (header[at - 1 : at].strip() or not header[at:end].strip()))
    ]
    return kept if len(kept) == len(_GAP.split(header.strip(" "))) else starts


def names_in(text: str) -> tuple[int, int]:
    """How many names the first line may hold: as many as it has words, or parts with two spaces between them."""
    header = re.split(r"[\r\n]", text, maxsplit=1)[0].strip(" ")
    return len(header.split()), len(_GAP.split(header))


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in re.split(r"\r\n?|\n", text) if line.strip()][: _LINES + 1]


def drawn_columns(text: str) -> tuple[int, ...]:
    """Where the columns begin that a line of dashes draws, if the lines below it keep out of its gaps; else ``()``."""
    lines = _lines(text)
    at = next((i for i, line in enumerate(lines[:_HEAD]) if _DRAWN.fullmatch(line)), 0)
    below = [line for line in lines[at + 1 :] if not _RULE.fullmatch(line)]
    if not at or not below or "\t" in "".join(below):
        return ()
    starts = tuple(match.start() for match in re.finditer(r"\S+", lines[at]))
    kept = sum(all(line[start - 1 : start] in ("", " ") for start in starts[1:]) for line in below)
    return (0, *starts[1:]) if kept * 10 >= 8 * len(below) else ()


def _filled(lines: Sequence[str]) -> list[bool]:
    """Whether any line, but for one in fifty, has a character at each place."""
    counts = [0] * max(map(len, lines))
    for line in lines:
        for match in re.finditer(r"\S+", line):
            for at in range(*match.span()):
                counts[at] += 1
    return [count * 50 > len(lines) for count in counts]


def _lines_up(lines: Sequence[str], starts: Sequence[int]) -> bool:
    """Whether the cells keep to an edge, left or right: most begin where their column does, or end where it ends."""
    kept = 0
    for start, stop in zip(starts, [*starts[1:], _LONGEST], strict=True):
        cells = [line[start:stop] for line in lines if line[start:stop].strip()]
        left = sum(not cell.startswith(" ") for cell in cells)
        ends = [start + len(cell.rstrip()) for cell in cells]
        right = max((ends.count(end) for end in set(ends)), default=0)
        kept += max(left, right) * 10 >= 8 * len(cells)
    return kept == len(starts)


def cut(line: str, starts: Sequence[int]) -> list[str]:
    """The cells of one line, without their padding."""
    if _RULE.fullmatch(line):
        return [line, *[""] * (len(starts) - 1)]  # underlines the header and holds no cells
    crossing = any(at < len(line) and line[at - 1 : at].strip() and line[at].strip() for at in starts if at)
    if crossing and len(line) - len(line.lstrip(" ")) < starts[1]:
        apart, words = _GAP.split(line.strip(" ")), line.split()
        if len(starts) in (len(apart), len(words)):
            return apart if len(apart) == len(starts) else words
        if len(apart) == 1:
            return [*apart, *[""] * (len(starts) - 1)]  # a sentence that keeps to no column: a title or a note
    return _cut_at(line, starts)


def _cut_at(line: str, starts: Sequence[int]) -> list[str]:
    """Cut before each column, but never within a word: one that runs over stays where it begins."""
    cells, begin = [], 0
    for at in [*starts[1:], len(line)]:
        stop = max(begin, min(at, len(line)))
        while begin < stop < len(line) and line[stop - 1].strip() and line[stop].strip():
            stop += 1
        cells.append(line[begin:stop].strip(" "))
        begin = stop
    if begin < len(line):
        cells[-1] = f"{cells[-1]}{line[begin:]}".rstrip(" ")
    return cells
