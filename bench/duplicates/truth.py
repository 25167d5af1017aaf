"""A list whose true pairs are known, and how well found pairs agree with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import polars as pl

from rollforward.engine.duplicates import find_duplicates
from rollforward.engine.fields import built_in_field_set
from rollforward.engine.mapping import map_table
from rollforward.engine.values import Region, Table

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Listed:
    """A table and its true pairs, as row numbers from 1."""

    table: Table
    pairs: frozenset[Pair]


@dataclass(frozen=True, slots=True)
class Score:
    """``same``: precision of the pairs called so; ``called``: how many those are."""

    precision: float
    recall: float
    same: float
    called: int

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def listed(rows: Sequence[tuple[int, dict[str, str]]]) -> Listed:
    """Rows with the number of whom they mean."""
    header = tuple(rows[0][1])
    cells = {f"c{at}": [row[name] for _, row in rows] for at, name in enumerate(header)}
    frame = pl.DataFrame({"line": pl.int_range(2, len(rows) + 2, dtype=pl.UInt32, eager=True), **cells})
    groups: dict[int, list[int]] = defaultdict(list)
    for number, (whom, _) in enumerate(rows, 1):
        groups[whom].append(number)
    pairs = frozenset(pair for group in groups.values() for pair in combinations(group, 2))
    return Listed(Table(header, frame, Region((1,), (2, len(rows) + 1))), pairs)


def found(one: Listed) -> pl.DataFrame:
    return find_duplicates(one.table, map_table(one.table, built_in_field_set()))


def scored(one: Listed, pairs: pl.DataFrame) -> Score:
    told = set(pairs.select("a", "b").iter_rows())
    same = set(pairs.filter(pl.col("decision") == "same").select("a", "b").iter_rows())
    right = len(told & one.pairs)
    return Score(
        right / max(1, len(told)), right / max(1, len(one.pairs)), len(same & one.pairs) / max(1, len(same)), len(same)
    )
