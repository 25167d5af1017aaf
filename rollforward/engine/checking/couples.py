"""Two persons who stand in the cells of one: in a full name, or in a first name that shares the last name beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection

import polars as pl

from rollforward.engine.fields import CONTACT_SLOTS, base_key, slot_of
from rollforward.engine.kinds import split_couple, split_given, split_pair
from rollforward.engine.values import CLEAR

PERSONS_NAME, FIRST_NAME = "contact.name", "contact.first_name"

#: Only names that look so are looked at for two persons.
_COUPLE = r"(?i)[&+;/\n]|\s(?:and|und|et)\s"
_TESTS: dict[str, Callable[[str], object]] = {PERSONS_NAME: split_couple, FIRST_NAME: split_given}
_Pair = Callable[[str], tuple[str, str] | None]


def may_name_couples(target: str) -> bool:
    """Whether cells of a target are looked at for two persons."""
    return base_key(target) in _TESTS


def of_partner(target: str) -> tuple[str, ...]:
    """The fields of a second person that a column of first names may fill."""
    if base_key(target) != FIRST_NAME or slot_of(target) >= CONTACT_SLOTS:
        return ()
    return tuple(f"contact{slot_of(target) + 1}.{part}" for part in ("first_name", "last_name"))


def couples_in(names: pl.Series, target: str) -> int:
    """How many cells of a column of names hold two persons."""
    test = _TESTS[base_key(target)]
    alike = names.filter(names.str.contains(_COUPLE)).value_counts()
    return sum(count for text, count in alike.iter_rows() if test(text))


def like_couples(names: pl.Series) -> list[str]:
    return names.filter(names.str.contains(_COUPLE)).unique().to_list()


def has_no_other(owner: str, targets: Collection[str]) -> bool:
    """Whether the second of a couple can be the next contact: the file tells of no other one, and knows none by ID."""
    slot = slot_of(f"{owner}.") + 1
    return slot <= CONTACT_SLOTS and f"{owner}.id" not in targets and all(slot_of(other) != slot for other in targets)


def with_partners(
    cells: pl.DataFrame, kept: Collection[str] = (), taken: Collection[str] = (), couples: Collection[str] | None = None
) -> pl.DataFrame:
    """Checked cells in which *Nora & Jo* beside *Ortiz* are two contacts of one last name.

    ``kept``: columns whose cells stay whole; ``taken``, ``couples``: as for ``split_up``.
    """
    for first in [name for name in cells.columns if base_key(name) == FIRST_NAME and name not in kept]:
        owner = first.rpartition(".")[0]
        told = couples_in(cells[first], first) > 0 if couples is None else first in couples
        if told and has_no_other(owner, {*taken, *cells.columns}):
            cells = _with_partner(cells, owner)
    return cells


def _with_partner(cells: pl.DataFrame, owner: str) -> pl.DataFrame:
    first, last, salutation = (f"{owner}.{part}" for part in ("first_name", "last_name", "salutation"))
    partner = f"contact{slot_of(first) + 1}"
    one, other = _halves(cells[first], split_given)
    couple = one.is_not_null()
    if last in cells.columns:
        couple &= (cells[last].is_not_null() & (cells[last] != CLEAR)).fill_null(False)
    found = {first: (one, other)}
    for name in (last, salutation):
        if name in cells.columns:
            halves = _halves(cells[name], split_pair)
            both = cells[name] if name == last else cells[name].clear(len(cells))
            found[name] = (_filled(halves[0], cells[name]), _filled(halves[1], both))
    for name, (mine, hers) in found.items():
        made = hers.set(~couple, None).alias(f"{partner}.{name.rpartition('.')[2]}")
        cells = cells.with_columns(pl.select(pl.when(couple).then(mine).otherwise(cells[name])).to_series().alias(name))
        cells = cells.with_columns(made)
    return cells


def _halves(texts: pl.Series, split: _Pair) -> tuple[pl.Series, pl.Series]:
    """What each of two persons has of every cell; null where it is not divided."""
    pairs = {text: pair for text in like_couples(texts) if (pair := split(text))}
    one, other = ({text: pair[at] for text, pair in pairs.items()} for at in (0, 1))
    return (
        texts.replace_strict(one, default=None, return_dtype=pl.String),
        texts.replace_strict(other, default=None, return_dtype=pl.String),
    )


def _filled(texts: pl.Series, others: pl.Series) -> pl.Series:
    return pl.select(pl.coalesce(texts, others)).to_series()
