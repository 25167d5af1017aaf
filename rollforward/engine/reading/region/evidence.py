"""What speaks for a line being a header rather than data: how its cells differ from what stands below them.

Positive points speak for a header. A row's points are those of its cells, added up and damped, since the cells of one
row are no independent witnesses.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rollforward.engine.reading.region.units import is_unit
from rollforward.engine.reading.shapes import Kind, kind_of
from rollforward.engine.reading.words import is_all_header, is_known

#: So many rows below a row are compared with it.
BELOW = 24
#: So many columns are looked at.
WIDTH = 120

_LEGAL_FORM = re.compile(
    r"\b(?:llc|l\.l\.c\.|inc|ltd|limited|corp|llp|plc|gmbh|ag|kg|ohg|ug|sarl|sas|s\.?a\.?s?|s\.?l\.?|s\.?r\.?l\.?|bv|b\.v\.|nv"
    r"|pty|oy|ab|lda|ltda)\.?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
#: What no header holds, wherever it stands.
_ALWAYS: dict[Kind, float] = {"email": -2.5, "url": -2.5, "phone": -2.5, "missing": -0.3}


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of one column are, below a certain row."""

    count: int
    kinds: Counter[Kind]
    texts: Counter[str]
    shortest: int
    longest: int
    digits: float
    case: str
    known: float
    words: frozenset[str]

    def share(self, *kinds: Kind) -> float:
        return sum(self.kinds[kind] for kind in kinds) / self.count if self.count else 0.0

    @property
    def valued(self) -> float:
        """The share of cells that can only be data, of those that say anything."""
        told = self.count - self.kinds["missing"]
        return 1 - self.kinds["text"] / told if told else 0.0


def column_of(cells: Sequence[str]) -> Column:
    """The profile of the filled ``cells`` of a column."""
    filled = [cell for cell in cells if cell]
    kinds = list(map(kind_of, filled))
    texts = [cell for cell, kind in zip(filled, kinds, strict=True) if kind == "text"]
    if not texts:
        return Column(len(filled), Counter(kinds), Counter(), 0, 0, 0.0, "", 0.0, frozenset())
    cases = Counter(map(case_of, texts))
    common, times = cases.most_common(1)[0]
    return Column(
        len(filled),
        Counter(kinds),
        Counter(cell.casefold() for cell in texts),
        min(map(len, texts)),
        max(map(len, texts)),
        sum(map(_has_digit, texts)) / len(texts),
        common if times >= 0.8 * len(texts) else "",
        sum(map(is_known, texts)) / len(texts),
        frozenset().union(*map(_words, texts)),
    )


@lru_cache(maxsize=16_384)
def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))


@lru_cache(maxsize=16_384)
def _words(cell: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(cell))


@lru_cache(maxsize=16_384)
def case_of(cell: str) -> str:
    """How a text is written: ``upper``, ``lower``, ``title`` (each word), ``first`` (the first word only) or other."""
    words = [word for word in re.split(r"[\s_/-]+", cell) if word[:1].isalpha()]
    if not words:
        return "other"
    if cell.isupper():
        return "upper"
    if cell.islower():
        return "snake" if "_" in cell else "lower"
    capitals = [word[0].isupper() for word in words]
    if all(capitals):
        return "title"
    return "first" if capitals[0] else "other"


def points_of_row(row: Sequence[str], below: Sequence[Sequence[str]], further: bool = False) -> float:
    """How far ``row`` looks like the header of the rows ``below`` it; all cells without outer spaces.

    ``further``: a broad row stands above it already, so that it may well be the first client. Then a text above texts
    speaks for a header only where nothing in it could be a client's.
    """
    row = row[:WIDTH]
    filled = [position for position, cell in enumerate(row) if cell]
    if not filled:
        return 0.0
    columns = {position: column_of([other[position] for other in below]) for position in filled}
    stamps = _heads_by_time(row, filled, columns) or _heads_by_number(row, below, filled)
    stamps |= _heads_by_unit(row, filled, columns)
    points = [_points(row[position], columns[position], position in stamps) for position in filled]
    if further:
        # One or two rows below are too few to tell a heading from a cell that is merely another kind of value.
        points = [
            given * min(1.0, columns[p].count / 3) if given > 0 and columns[p].valued >= 0.5 else given
            for p, given in zip(filled, points, strict=True)
        ]
        plain = [columns[p].valued < 0.5 for p in filled]
        texts = [p for p, is_plain in zip(filled, plain, strict=True) if is_plain]
        # "Company" in the column of kinds, as in rows below: a client of the name "Partner Services".
        again = any(row[p].casefold() in columns[p].texts for p in texts)
        if again or not all(is_all_header(row[p]) for p in texts):
            points = [min(given, 0.0) if is_plain else given for given, is_plain in zip(points, plain, strict=True)]
    return sum(points) / math.sqrt(len(points))


def _heads_by_time(row: Sequence[str], filled: Sequence[int], columns: dict[int, Column]) -> frozenset[int]:
    """Positions of years (or dates) that head columns of something else: "State, 2019, 2020, 2021"."""
    numeric = [p for p in filled if kind_of(row[p]) in ("number", "year", "date")]
    times = [p for p in numeric if kind_of(row[p]) != "number" and not _same_below(row[p], columns[p])]
    if len(times) < len(numeric) or not times or len({row[p] for p in times}) < min(2, len(filled) - 1):
        return frozenset()
    return frozenset(times)


def _heads_by_unit(row: Sequence[str], filled: Sequence[int], columns: dict[int, Column]) -> frozenset[int]:
    """Positions where columns of numbers are told their unit in brackets, (1,000) as no debts would be."""
    bracketed = [p for p in filled if row[p].startswith("(") and is_unit(row[p])]
    units = [p for p in bracketed if columns[p].share("number", "year") >= 0.5]
    return frozenset(units) if len(units) > len({row[p] for p in units}) else frozenset()


def _heads_by_number(row: Sequence[str], below: Sequence[Sequence[str]], filled: Sequence[int]) -> frozenset[int]:
    """Positions of whole numbers that rise from left to right, as those below do not: "id, 10, 20, 30"."""
    places = [p for p in filled if kind_of(row[p]) in ("number", "year")]
    if len(places) < 3 or len(filled) > len(places) + 1 or len(below) < 3 or not _rises(row, places):
        return frozenset()
    return frozenset(places) if sum(_rises(other, places) for other in below) <= 0.2 * len(below) else frozenset()


def _rises(row: Sequence[str], places: Sequence[int]) -> bool:
    cells = [row[p] for p in places]
    if not all(len(cell) < 10 and cell.isdecimal() for cell in cells):
        return False
    numbers = [int(cell) for cell in cells]
    return all(a < b for a, b in pairwise(numbers))


def _same_below(cell: str, column: Column) -> bool:
    return column.share(kind_of(cell)) >= 0.5


def _points(cell: str, column: Column, heads_by_time: bool) -> float:
    kind = kind_of(cell)
    if kind == "text":
        return _points_of_text(cell, column)
    if heads_by_time:
        return 1.2 if column.share("number") >= 0.5 else 0.3
    if kind in _ALWAYS:
        return _ALWAYS[kind]
    alike = column.share("number", "year") if kind in ("number", "year") else column.share(kind)
    if alike >= 0.5:
        return -1.5
    if kind == "code":
        return 0.6 if column.share("number") >= 0.5 else -0.3
    return -0.2 if kind == "answer" else -0.7


def _points_of_text(cell: str, column: Column) -> float:
    known = 1.2 if is_all_header(cell) else 0.5 if is_known(cell) else 0.0
    # Where the column holds names of fields itself, as in a description of data, they prove nothing.
    known *= 1.0 - column.known
    if _LEGAL_FORM.search(cell) and not known:
        return -1.5
    if not column.count:
        return known - 0.2
    if column.valued >= 0.5:
        return 1.0 + column.valued + known / 2
    if not column.texts:
        return 0.5 + known
    if cell.casefold() in column.texts:
        return -1.5
    return known + _contrast(cell, column) if column.texts.total() >= 2 else known


def _contrast(cell: str, column: Column) -> float:
    """How far a text differs from the texts below it in length, digits, case and in being said once only."""
    count = column.texts.total()
    points = 0.0
    if column.digits >= 0.7:
        points += -0.5 if any(map(str.isdigit, cell)) else 0.8
    if column.shortest == column.longest:
        points += -0.8 if len(cell) == column.shortest else 0.6
    elif len(cell) > 1.5 * column.longest or len(cell) < 0.5 * column.shortest:
        points += 0.4
    elif count >= 3:
        points -= 0.15
    case = case_of(cell)
    if column.case and count >= 3:
        points += -0.15 if case == column.case else 0.5
    if count >= 4 and len(column.texts) <= count / 2:
        points += 0.7
    if not is_known(cell) and _words(cell) & column.words:
        points -= 0.6
    if case == "snake" != column.case or cell.endswith("?"):
        points += 0.6
    return points
