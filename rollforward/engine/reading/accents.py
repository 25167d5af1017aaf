"""Cells whose accents an earlier program broke: named, and mended where somebody asked for it."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from rollforward.engine.reading.encoding import mended_text, suspicious
from rollforward.engine.reading.parsed import Parsed
from rollforward.engine.values import Finding, cell_name

#: So many different cells of a column are looked at, and if none of them is broken the rest is taken to be in order:
#: in some alphabets, words in order look suspicious.
_TRIED = 500
#: No more different cells are looked at than these.
_MOST = 100_000
_SHOWN = 60
#: Stands in the finding's value between the broken text and its repair.
AGAINST = " → "


def look_at_accents(parsed: Parsed, mended: bool) -> Parsed:
    """The sheet with a finding where accents are broken; ``mended``: with the repaired text in their place."""
    cells, first, count = parsed.cells, None, 0
    for position in range(cells.width - 1):
        column = cells[cell_name(position)]
        repairs = _repairs(column)
        if not repairs:
            continue
        broken = column.is_in(list(repairs))
        count += int(broken.sum())
        place = (int(cells["line"][broken.arg_true()[0]]), position, column.filter(broken)[0])
        first = min(first, (*place, repairs[place[2]])) if first else (*place, repairs[place[2]])
        if mended:
            cells = cells.with_columns(column.replace(repairs))
    if first is None:
        return parsed
    line, position, text, repaired = first
    finding = Finding(
        "mended-accents" if mended else "broken-accents",
        line,
        position,
        f"{_shown(text)}{AGAINST}{_shown(repaired)}",
        "1 cell" if count == 1 else f"{count:,} cells",
    )
    return replace(parsed, cells=cells, findings=(*parsed.findings, finding))


def _repairs(column: pl.Series) -> dict[str, str]:
    """What the broken cells of a column should read. Columns of plain letters cost one comparison of two sums."""
    if column.str.len_bytes().sum() == column.str.len_chars().sum():
        return {}
    odd = column.filter(column.str.contains(suspicious())).unique(maintain_order=True)
    found = _mended(odd.head(_TRIED))
    return found and found | _mended(odd.slice(_TRIED, _MOST))


def _mended(texts: pl.Series) -> dict[str, str]:
    pairs = ((text, mended_text(text)) for text in texts)
    return {text: repaired for text, repaired in pairs if repaired != text}


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
