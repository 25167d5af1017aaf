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
#: No more different cells of a column are mended than these.
_MOST = 100_000
#: So many different cells of a sheet are looked at to tell of it; all of them once somebody asks for the mending.
_LOOKED_AT = 5_000
_SHOWN = 60
#: Stands in the finding's value between the broken text and its repair.
AGAINST = " → "


def look_at_accents(parsed: Parsed, mended: bool) -> Parsed:
    """The sheet with a finding where accents are broken; ``mended``: with the repaired text in their place."""
    cells, first, count = parsed.cells, None, 0
    left = _LOOKED_AT
    for position in _with_accents(cells):
        column = cells[cell_name(position)]
        repairs, looked_at = _repairs(column, _MOST if mended else left)
        left -= looked_at
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
        _counted(count, left <= 0 and not mended),
    )
    return replace(parsed, cells=cells, findings=(*parsed.findings, finding))


def _with_accents(cells: pl.DataFrame) -> list[int]:
    """Positions of the columns in which anything but plain letters stands."""
    if cells.width < 2:
        return []
    texts = pl.exclude("line").str
    told = cells.select(texts.len_bytes().sum()).row(0), cells.select(texts.len_chars().sum()).row(0)
    return [position for position, (count, letters) in enumerate(zip(*told, strict=True)) if count != letters]


def _repairs(column: pl.Series, most: int) -> tuple[dict[str, str], int]:
    """What the broken cells of a column should read, and how many different ones were looked at, ``most`` of them."""
    if most <= 0:
        return {}, 0
    odd = column.filter(column.str.contains(suspicious())).unique(maintain_order=True).head(most)
    found = _mended(odd.head(_TRIED))
    return (found | _mended(odd.slice(_TRIED)), len(odd)) if found else ({}, min(_TRIED, len(odd)))


def _mended(texts: pl.Series) -> dict[str, str]:
    pairs = ((text, mended_text(text)) for text in texts)
    return {text: repaired for text, repaired in pairs if repaired != text}


def _counted(count: int, is_least: bool) -> str:
    told = "1 cell" if count == 1 else f"{count:,} cells"
    return f"at least {told}" if is_least else told


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
