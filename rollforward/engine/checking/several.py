"""Cells that hold several e-mails or phones: what is over goes to the fields beside, if the file has no column for it.

A cell is taken apart only where every piece finds a place; else it stays whole, and is told of as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import polars as pl

from rollforward.engine.fields import slot_of, target_in_slot
from rollforward.engine.kinds import split_emails, split_phones

#: Only cells that look so are looked at closer.
_ODD_EMAILS = r"@.*[;,|/\s(]|[;,|/\s<(:].*@"
_LABELLED_PHONE = r"(?i)[a-z]{1,12}\.?\s*[:#-]?\s*\+?\(?\d.*\d|\d.*\d\s*\(?[a-z]"

Pieces = dict[str, str]


#: By target: the targets beside it that its cells fill as well.
Filled = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Spread:
    """``cells`` with those of several values taken apart, the position of every target, and how many cells of each
    column fill which other."""

    cells: pl.DataFrame
    positions: dict[str, int]
    filled: Mapping[str, Mapping[str, int]]


def spread(
    cells: pl.DataFrame, positions: Mapping[str, int], whole: Collection[str] = (), known: Filled | None = None
) -> Spread:
    """``cells``: ``line``, and raw text under its target.

    A target that has a position is never filled from another column, whether its cells are here or not. Those in
    ``whole`` stay as they are. ``known``: what the whole columns fill, of which ``cells`` has only some rows.
    """
    places, counts = dict(positions), {}
    for target in positions:
        apart = _apart(cells, target, places) if target not in whole else {}
        counts[target] = _counted(cells, target, apart)
        if apart:
            cells = _laid_out(cells, target, apart)
        filled = known.get(target, ()) if known is not None else tuple(sorted(counts[target]))
        cells = cells.with_columns(pl.lit("").alias(piece) for piece in filled if piece not in cells.columns)
        places |= dict.fromkeys(filled, positions[target])
    return Spread(cells, places, counts)


def pieces_of(cells: pl.DataFrame, target: str, positions: Mapping[str, int], known: Filled) -> Mapping[str, int]:
    """How many cells of one column fill which other, where the columns before it fill what is ``known``."""
    places = dict(positions)
    for other in positions:
        if other == target:
            break
        places |= dict.fromkeys(known.get(other, ()), positions[other])
    return _counted(cells, target, _apart(cells, target, places))


def _apart(cells: pl.DataFrame, target: str, places: Mapping[str, int]) -> dict[str, Pieces]:
    """The texts of a column that hold several values, each with its pieces by target."""
    found = _rules(target, places) if target in cells.columns else None
    if found is None:
        return {}
    suspicious, split, takes = found
    texts = cells[target].filter(cells[target].str.contains(suspicious)).unique().to_list()
    return {text: pieces for text in texts if (pieces := split(text)) and pieces.keys() <= takes | {target}}


def _counted(cells: pl.DataFrame, target: str, apart: Mapping[str, Pieces]) -> dict[str, int]:
    if not apart:
        return {}
    texts = cells[target].filter(cells[target].is_in(list(apart))).value_counts()
    found = Counter[str]()
    for text, count in texts.iter_rows():
        found.update(dict.fromkeys(apart[text].keys() - {target}, count))
    return found


def beside(target: str) -> tuple[str, ...]:
    """The fields that what is over in a cell of ``target`` may go to, whichever of them are free."""
    head, _, field = target.partition(".")
    if field == "email":
        return ("contact.email",) if head == "client" else (f"{head}.email2",)
    if field == "phone":
        return (target_in_slot("contact.mobile", max(1, slot_of(target))), "client.fax")
    return ()


def _rules(target: str, places: Mapping[str, int]) -> tuple[str, Callable[[str], Pieces], set[str]] | None:
    """How the cells of a target look that may hold several, how they are taken apart, and which targets are free.

    What is a person's goes to one only where the file names a person at all.
    """
    others = beside(target)
    slot = max(1, slot_of(target))
    named = any(slot_of(other) == slot for other in places if other != target)
    free = {other for other in others if named or slot_of(other) != slot} - places.keys()
    if target.endswith(".email"):
        return _ODD_EMAILS, lambda text: _emails(text, target, others[0]), free
    if target.endswith(".phone"):
        return _LABELLED_PHONE, lambda text: _phones(text, target, others[0]), free
    return None


def _emails(text: str, first: str, second: str) -> Pieces:
    found = split_emails(text)
    return dict(zip((first, second), found, strict=False)) if 0 < len(found) <= 2 else {}


def _phones(text: str, phone: str, mobile: str) -> Pieces:
    found = split_phones(text)
    if found is None:
        return {}
    numbers = {phone: found.phone, mobile: found.mobile, "client.fax": found.fax}
    return {key: number for key, number in numbers.items() if number}


def _laid_out(cells: pl.DataFrame, target: str, apart: Mapping[str, Pieces]) -> pl.DataFrame:
    whole = cells[target]
    for piece in dict.fromkeys([target, *(name for pieces in apart.values() for name in pieces)]):
        told = {text: pieces.get(piece, "") for text, pieces in apart.items()}
        rest = pl.col(target) if piece == target else pl.lit("")
        mapped = pl.when(whole.is_in(list(told))).then(whole.replace_strict(told, default="")).otherwise(rest)
        cells = cells.with_columns(mapped.alias(piece))
    return cells
