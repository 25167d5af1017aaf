"""The header of a table: which lines, and how sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rollforward.engine.reading.shapes import is_label, is_value
from rollforward.engine.reading.words import is_all_header, is_known
from rollforward.engine.values import Confidence

Row = tuple[int, Sequence[str]]

_LOOKED_AT = 30
_BELOW = 20
_ENOUGH = 0.43
_PLAIN = 0.75


@dataclass(frozen=True, slots=True)
class Header:
    """Indexes into the rows looked at; ``()`` = no header."""

    at: tuple[int, ...]
    confidence: Confidence


def find_header(rows: Sequence[Row], typical: float, count: int) -> Header:
    """Find the header among the first non-blank ``rows`` of a sheet.

    The sheet has ``count`` such rows, and usually ``typical`` cells are filled in each.
    """
    if not rows:
        return Header((), "sure")
    if count == 1:
        known = any(is_known(cell) for cell in rows[0][1]) and not any(is_value(cell) for cell in rows[0][1])
        return Header((0,), "sure") if known else Header((), "check")
    texts = [[cell.strip() for cell in row] for _, row in rows]
    values = [[is_value(cell) for cell in row] for row in texts]
    scores = [_score(texts, values, i, typical) for i in range(min(len(rows), _LOOKED_AT))]
    best = max(scores)
    if best < _ENOUGH:
        return Header((), "sure" if best < _ENOUGH / 2 else "check")
    at = next(i for i, score in enumerate(scores) if score > best - 0.05)
    return Header(_with_neighbours(rows, at), "sure" if best >= _PLAIN else "check")


def _score(texts: Sequence[Sequence[str]], values: Sequence[Sequence[bool]], at: int, typical: float) -> float:
    filled = [cell for cell in texts[at] if cell]
    if not filled or len(filled) < min(2, typical):
        return 0.0
    labels = sum(map(is_label, filled)) / len(filled)
    known = sum(map(is_known, filled)) / len(filled)
    distinct = len({cell.casefold() for cell in filled}) / len(filled)
    breadth = min(1.0, len(filled) / max(1.0, typical))
    contrast = _contrast(texts, values, at)
    return breadth * (0.3 * labels + 0.1 * distinct + 0.4 * known + 0.3 * contrast) - 0.8 * sum(values[at]) / len(
        filled
    )


def _contrast(texts: Sequence[Sequence[str]], values: Sequence[Sequence[bool]], at: int) -> float:
    """How far the columns hold another kind of thing below than here; a cell that comes again below speaks against."""
    below = [i for i in range(at + 1, min(len(texts), at + 1 + _BELOW)) if texts[i] != texts[at]]
    points = []
    for position, cell in enumerate(texts[at]):
        column = [texts[i][position] for i in below if texts[i][position]]
        if not cell or not column:
            continue
        if cell in column:
            points.append(-1.0)
        elif not values[at][position]:
            valued = sum(values[i][position] for i in below) / len(column)
            repeated = 1 - len(set(column)) / len(column)
            points.append(max(valued, repeated / 2))
    return sum(points) / len(points) if points else 0.0


def _with_neighbours(rows: Sequence[Row], at: int) -> tuple[int, ...]:
    """The header's other lines: neighbours that are made of header words as well, without a gap."""
    lines = [at]
    if at + 1 < len(rows) and _continues(rows[at], rows[at + 1]):
        lines.append(at + 1)
    if at > 0 and _continues(rows[at], rows[at - 1]) and rows[at][0] == rows[at - 1][0] + 1:
        lines.insert(0, at - 1)
    return tuple(lines)


def _continues(header: Row, other: Row) -> bool:
    filled = [cell for cell in other[1] if cell.strip()]
    same = [cell.strip().casefold() for cell in header[1]] == [cell.strip().casefold() for cell in other[1]]
    return (
        len(filled) > 1
        and not same
        # A row that is taken for a header is a client that is lost, so one doubtful cell is enough to leave it as data.
        and all(is_label(c) and is_all_header(c) for c in filled)
    )
