"""Lines that are no data: blanks, titles, totals, footers, repeated headers. Set aside in sight, never dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import polars as pl

from rollforward.engine.reading.shapes import is_number
from rollforward.engine.values import SetAside, cell_name

Row = tuple[int, Sequence[str]]

#: Rows from the end that may be footers.
TAIL = 40

#: Columns in which the word "Total" may stand, a blank first one and a number column included.
_LABEL_COLUMNS = 4

_TOTAL_ALONE = re.compile(r"\s*(?:grand\s+|sub[\s-]?)?totals?\s*:?\s*", re.IGNORECASE)
_TOTAL_OF = re.compile(r"\s*(?:grand\s+|sub[\s-]?)?totals?\b[\s:-]*(?:for\s+|of\s+)?(.*\S)\s*", re.IGNORECASE)
_TIMESTAMP = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s.*\d{4}|\b\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AP]M|GMT|UTC)\b|gmt[+-]\d",
    re.IGNORECASE,
)
#: Only what no client is called: such a line need not stand behind a gap.
_FOOTER = re.compile(
    r"\s*(?:page \d+(?: of \d+)?\s*$|(?:generated|printed|exported|created) (?:on|by|from|with) "
    r"|report (?:date|run|generated)|as of \S+ \d|run (?:date|on) |(?:accrual|cash) basis|end of (?:report|list|file)"
    r"|\*+ ?end|-+ ?end|\d+ (?:records?|rows?|clients?|customers?|contacts?)\s*$|©|copyright|filters?:|\x1a)",
    re.IGNORECASE,
)


def totals(cells: pl.DataFrame, last_line: int, typical: float) -> list[int]:
    """Lines of sums. A firm may be called "Total Wine": a sum has no texts beside it, and mostly numbers."""
    first = pl.coalesce(pl.col(name).replace("", None) for name in cells.columns[1 : 1 + _LABEL_COLUMNS])
    suspects = cells.filter(first.str.contains(r"(?i)^\s*(?:grand\s+|sub[\s-]?)?totals?\b"))
    return [line for line, *row in suspects.iter_rows() if _is_total(cells, line, row, line == last_line, typical)]


def _is_total(cells: pl.DataFrame, line: int, row: Sequence[str], is_last: bool, typical: float) -> bool:
    filled = [cell for cell in row if cell.strip()]
    rest = filled[1:]
    if not all(is_number(cell) for cell in rest):
        return False
    if rest or _TOTAL_ALONE.fullmatch(filled[0]):
        return True
    named = _TOTAL_OF.fullmatch(filled[0])
    above = cells.filter(pl.col("line") < line)
    return typical >= 2 and (is_last or (named is not None and _stands_in(above, named[1])))


def _stands_in(cells: pl.DataFrame, name: str) -> bool:
    return any((cells[column] == name).any() for column in cells.columns[1:3])


def repeats(cells: pl.DataFrame, header: Sequence[str]) -> list[int]:
    """Lines that say the header again."""
    same = pl.all_horizontal(pl.col(cell_name(i)) == name for i, name in enumerate(header))
    return cells.filter(same)["line"].to_list()


def footers(tail: Sequence[Row], blank: frozenset[int], sums: frozenset[int], typical: float) -> list[int]:
    """Lines at the end that speak about the report: a time, a page, a remark behind a gap."""
    found: list[int] = []
    for line, row in reversed(tail):
        if line in blank or line in sums:
            continue
        filled = [cell for cell in row if cell.strip()]
        if len(filled) > max(1.0, typical / 3) or typical < 2:
            break
        text = " ".join(filled)
        after_gap = line - 1 in blank and len(filled) == 1
        if not (_TIMESTAMP.search(text) or _FOOTER.match(text) or after_gap):
            break
        found.append(line)
    return found


def grouped(marked: Iterable[tuple[int, str]]) -> tuple[SetAside, ...]:
    """Neighbouring lines with the same reason as one."""
    groups: list[SetAside] = []
    for line, why in sorted(marked):
        if groups and groups[-1].why == why and groups[-1].last == line - 1:
            groups[-1] = SetAside(groups[-1].first, line, why)
        else:
            groups.append(SetAside(line, line, why))
    return tuple(groups)
