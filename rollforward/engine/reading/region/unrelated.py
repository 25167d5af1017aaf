"""Rows that stand side by side and end together: whether they are the same records, or visibly others.

Nothing but the cells can tell. Rows sorted by a name on the left are in no order on the right, unless it follows from
the left (a code or a longer form of the name); so an order of its own on either side shows two lists. And a record that
names another one of its list, such as the head of its group, ends at one that names itself or none; so a column that
names rows of the right side, each time others than its own, takes them from a list of what codes mean.
"""

from __future__ import annotations

import re

import polars as pl

#: By chance the right side of so many rows is in order once in 5,040 lists.
_ORDERED = 7
#: So many rows are compared word by word, evenly from all.
_COMPARED = 300
#: A list of what codes mean has so many rows at least, and no more columns.
_CODES, _MEANING = 3, 3

_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTER, _LONG = r"\p{L}", r"\p{L}{4}"
#: In an address of the net, and in values of all kinds but names.
_NO_NAME = r"[\p{Nd}@]|://|^www\."
#: So many letters at its beginning make a name known within another text.
_STEM = 3


def are_ordered_apart(left: pl.DataFrame, right: pl.DataFrame) -> bool:
    """Whether each side is sorted by names of its own. Both: as many rows, their cells without outer spaces."""
    names, others = _names(left), _names(right)
    if names is None or others is None or not _is_ascending(names) or not _is_ascending(others):
        return False
    step = max(1, len(names) // _COMPARED)
    pairs = list(zip(names.gather_every(step), others.gather_every(step), strict=True))
    return sum(_is_derived(*pair) for pair in pairs) * 2 < len(pairs)


def is_explained(left: pl.DataFrame, right: pl.DataFrame) -> bool:
    """Whether the right side says what the codes in a column of the left mean. Both as above."""
    filled = [column for column in right.iter_columns() if (column != "").any()]
    if right.height < _CODES or not 1 < len(filled) <= _MEANING or not all((column != "").all() for column in filled):
        return False
    codes = filled[0]
    if codes.n_unique() < len(codes) or not codes.str.contains(_LETTER).all():
        return False
    uses = (c for c in left.iter_columns() if 1 < c.n_unique() < len(c) and c.is_in(codes.implode()).all())
    return any(not (column == codes).any() for column in uses)


def have_the_same_names(left: pl.DataFrame, right: pl.DataFrame) -> bool:
    """Whether most rows name the same on both sides, as where goods are sent to whom is billed. Both as above."""
    names, others = _names(left), _names(right)
    if names is None or others is None:
        return False
    return int(((names == others) & (names != "")).sum()) * 2 > len(names)


def _names(rows: pl.DataFrame) -> pl.Series | None:
    """The first column of words, in small letters, that mostly says other things in other rows."""
    worded = (c for c in rows.iter_columns() if (c != "").any() and not c.str.contains(_NO_NAME).any())
    column = next((c for c in worded if c.n_unique() * 2 >= len(c)), None)
    return None if column is None else column.str.to_lowercase()


def _is_ascending(names: pl.Series) -> bool:
    """Whether they are in order, and names rather than letters that count the rows."""
    if names.str.contains(_LONG).sum() * 2 < len(names):
        return False
    return names.n_unique() >= _ORDERED and bool((names != "").all()) and names.is_sorted()


def _is_derived(name: str, other: str) -> bool:
    """Whether the one may be made of the other: a code begins as the name does, a longer form holds a part of it."""
    if name[0] == other[0] or not set(_WORD.findall(name)).isdisjoint(_WORD.findall(other)):
        return True
    first, second = ("".join(filter(str.isalpha, text)) for text in (name, other))
    return first[:_STEM] in second or second[:_STEM] in first
