"""Lines that are no data: blanks, titles, totals, footers, repeated headers. Set aside in sight, never dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import polars as pl

from rollforward.engine.values import SetAside, cell_name

Row = tuple[int, Sequence[str]]

#: Rows from the end that may be footers.
TAIL = 40

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
