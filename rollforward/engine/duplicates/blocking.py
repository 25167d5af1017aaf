"""Which pairs of rows are worth comparing: those that share something rare, exactly or as it sounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import polars as pl

from rollforward.engine.duplicates.aspects import Aspect
from rollforward.engine.duplicates.sounds import sound

#: Rows that share one key; more of them share something common, and other keys find those that belong together.
_LARGEST = 60
#: Pairs per row: of one key at most, and of all of them together.
_PER_KEY, _PER_ROW = 2, 5
_CROSSED = 8
PAIR_SCHEMA = {"a": pl.UInt32, "b": pl.UInt32}


def candidate_pairs(aspects: Sequence[Aspect], rows: int, first: int | None = None) -> pl.DataFrame:
    """``a`` < ``b``: row numbers from 0. ``first``: how many rows are of the first table, where ``b`` must be of the
    second. At most ``_PER_ROW`` pairs per row, those that share most keys."""
    found = [pairs for key in _keys(aspects) if (pairs := _pairs(key, rows, first)).height]
    if not found:
        return pl.DataFrame(schema=PAIR_SCHEMA)
    counted = pl.concat(found).group_by("a", "b").agg(pl.len().alias("shared"))
    most = _PER_ROW * rows + 10_000
    if counted.height > most:
        least = counted["shared"].sort(descending=True)[most]
        counted = counted.filter(pl.col("shared") > least)
    return counted.select("a", "b").sort("a", "b")


def _keys(aspects: Sequence[Aspect]) -> Iterator[pl.Series]:
    """Series of one key per row, or of several (lists)."""
    for aspect in aspects:
        yield aspect.values
        if aspect.kind == "words":
            yield aspect.values.str.split(" ").list.eval(pl.element().filter(pl.element().str.len_chars() > 2))
    blurred = [_blurred(aspect) for aspect in sorted(aspects, key=lambda a: -a.values.n_unique())[:_CROSSED]]
    for one, other in combinations(blurred, 2):
        for left in one:
            for right in other:
                yield _joined(left, right)
    persons = [aspect for aspect in aspects if aspect.names_a_person]
    if len(persons) == 2:
        sounds = pl.DataFrame([_sounds(person.values).alias(str(at)) for at, person in enumerate(persons)])
        ordered = pl.min_horizontal("0", "1") + "|" + pl.max_horizontal("0", "1")
        yield sounds.select(pl.when(pl.all_horizontal(pl.all().is_not_null())).then(ordered)).to_series()


def _joined(left: pl.Series, right: pl.Series) -> pl.Series:
    return pl.select(left + "|" + right).to_series()


def _blurred(aspect: Aspect) -> list[pl.Series]:
    """What is left of a value where it was misspelled: of numbers either half, of words the sound of one."""
    values = aspect.values
    if aspect.kind in ("number", "date"):
        half = (values.str.len_chars() // 2).cast(pl.Int64)
        ends = pl.DataFrame([values.alias("v"), half.alias("h")])
        return [ends.select(pl.col("v").str.head(pl.col("h") + 1)).to_series(),
                ends.select(pl.col("v").str.tail(pl.col("h") + 1)).to_series()]  # fmt: skip
    if aspect.kind == "words":
        words = values.str.split(" ").list.eval(pl.element().filter(pl.element().str.contains(r"\p{L}{3}")))
        longest = words.list.eval(pl.element().sort_by(pl.element().str.len_chars(), pl.element(), descending=True))
        return [_sounds(longest.list.get(at, null_on_oob=True)) for at in (0, 1)]
    return [_sounds(values)]


def _sounds(values: pl.Series) -> pl.Series:
    distinct = values.drop_nulls().unique()
    heard = pl.Series([sound(value) for value in distinct.to_list()], dtype=pl.String)
    return values.replace_strict(distinct, heard, default=None) if distinct.len() else values


def _pairs(keys: pl.Series, rows: int, first: int | None) -> pl.DataFrame:
    held = pl.DataFrame({"row": pl.int_range(rows, dtype=pl.UInt32, eager=True), "key": keys})
    if keys.dtype == pl.List:
        held = held.explode("key").unique()
    held = held.drop_nulls("key")
    sizes = held.group_by("key").len("size").filter(pl.col("size").is_between(2, _LARGEST))
    if sizes.is_empty():
        return pl.DataFrame(schema=PAIR_SCHEMA)
    cost = sizes.group_by("size").agg(
        (pl.len() * pl.col("size").first() * (pl.col("size").first() - 1) // 2).alias("n")
    )
    fits = cost.sort("size").filter(pl.col("n").cum_sum() <= _PER_KEY * rows + 2_000)["size"]
    if fits.is_empty():
        return pl.DataFrame(schema=PAIR_SCHEMA)
    few = held.join(sizes.filter(pl.col("size") <= fits.max()), on="key").select("row", "key")
    pairs = few.select("key", a="row").join(few.select("key", b="row"), on="key").filter(pl.col("a") < pl.col("b"))
    if first is not None:
        pairs = pairs.filter(pl.col("a") < first, pl.col("b") >= first)
    return pairs.select("a", "b").unique()
