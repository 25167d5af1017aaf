"""What taking cells apart makes of them, shown on a few cells before anybody agrees."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from rollforward.engine.checking.couples import FIRST_NAME, with_partners
from rollforward.engine.checking.parts import split_up
from rollforward.engine.checking.several import spread
from rollforward.engine.fields import FILE_ONLY, base_key
from rollforward.engine.values import CLEAR

#: So many distinct cells are looked through for telling ones.
_LOOKED_AT = 2_000

Parts = tuple[tuple[str, str], ...]


def telling_parts(cells: pl.Series, target: str, used: frozenset[str], most: int = 10) -> list[tuple[str, Parts]]:
    """Cells of a column that are taken apart, each with its parts as (target, text); those of the rarest make first.

    ``used``: all targets of the sheet, since a part that has a column of its own is never filled from another.
    """
    texts = cells.filter(cells.str.contains(r"\S")).unique(maintain_order=True).head(_LOOKED_AT)
    frame = pl.DataFrame({"line": range(len(texts)), target: texts}, {"line": pl.UInt32, target: pl.String})
    apart = _apart(frame, target, used)
    found = [(text, parts) for text, parts in zip(texts, _parts(apart), strict=True) if parts != ((target, text),)]
    return [found[at] for at in _rarest_first([text for text, _ in found])[:most]]


def _apart(frame: pl.DataFrame, target: str, used: frozenset[str]) -> pl.DataFrame:
    if base_key(target) in FILE_ONLY:
        return split_up(frame, taken=used)
    if base_key(target) == FIRST_NAME:
        return with_partners(frame, taken=used)
    places = {target: 0} | {other: 1 for other in used if other != target}
    return spread(frame, places).cells


def _parts(apart: pl.DataFrame) -> Iterator[Parts]:
    names = [name for name in apart.columns if name != "line"]
    for row in apart.select(names).iter_rows():
        yield tuple((name, text) for name, text in zip(names, row, strict=True) if text and text != CLEAR)


def _rarest_first(texts: list[str]) -> list[int]:
    """Positions, one of each make (letters and digits alike) before a second of any; the rarest make first."""
    makes: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        makes.setdefault(re.sub(r"\d+", "0", re.sub(r"[^\W\d_]+", "a", text)), []).append(at)
    ordered = sorted(makes.values(), key=len)
    rounds = range(max(map(len, ordered), default=0))
    return [of_make[turn] for turn in rounds for of_make in ordered if turn < len(of_make)]
