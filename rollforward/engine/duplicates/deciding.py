"""What is told of a likely pair: *same* or *ask*, and why, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from rollforward.engine.duplicates.aspects import Aspect
from rollforward.engine.duplicates.comparing import EQUAL, NEARLY, OTHER, compared
from rollforward.engine.duplicates.values import DUPLICATE_SCHEMA
from rollforward.engine.duplicates.weighing import Model, probability, weights

#: Pairs below are not told; from ``_CERTAIN`` on they may be *same*.
LIKELY, _CERTAIN = 0.5, 0.9995
#: An indirect pair must follow from two likely ones, and not speak against itself.
_FOLLOWS, _NOT_AGAINST = 0.8, 0.02
_MOST_SHARED = 30
_AGREEING = 2
_REASONS = 5
_SAID = {EQUAL: "is the same", NEARLY: "is nearly the same", 3: "is similar", OTHER: "differs"}
#: A column of so many different values (per filled row) tells its clients apart where it differs.
_TELLING = 0.02
_INDIRECT = "Both are likely the same as another row."


def with_indirect(likely: pl.DataFrame, aspects: Sequence[Aspect], model: Model) -> pl.DataFrame:
    """``likely`` with pairs of rows that are both the same as a third, where they do not contradict each other."""
    ends = pl.concat([likely.select("a", "b", "score"), likely.select(a="b", b="a", score="score")])
    ends = ends.filter(pl.len().over("a") <= _MOST_SHARED)
    by_third = ends.join(ends, on="a", suffix="_2").filter(pl.col("b") < pl.col("b_2"))
    follow = by_third.select(a="b", b="b_2", follows=pl.col("score") * pl.col("score_2"))
    follow = follow.group_by("a", "b").agg(pl.col("follows").max()).filter(pl.col("follows") >= _FOLLOWS)
    new = follow.join(likely, on=["a", "b"], how="anti").sort("a", "b")
    marked = likely.with_columns(indirect=pl.lit(False))
    if new.is_empty():
        return marked
    steps = compared(new.select("a", "b"), aspects)
    itself = probability(steps, aspects, model)
    score = pl.select(pl.max_horizontal(itself, (new["follows"] + itself) / 2)).to_series()
    found = steps.with_columns(score=score, indirect=pl.lit(True), itself=itself)
    told = found.filter(pl.col("itself") >= _NOT_AGAINST, pl.col("score") >= LIKELY)
    return pl.concat([marked, told.drop("itself")])


def decided(likely: pl.DataFrame, aspects: Sequence[Aspect], model: Model, first: int | None) -> pl.DataFrame:
    """``DUPLICATE_SCHEMA`` of the likely pairs; ``first`` rows are of the first table."""
    likely = likely.sort("a", "b")
    said = weights(likely, aspects, model)
    agree = pl.sum_horizontal(
        ((pl.col(f"s{at}").is_in([EQUAL, NEARLY])) & (said[f"w{at}"] > 1)).cast(pl.UInt8) for at in range(len(aspects))
    )
    against = [pl.col(f"s{at}") == OTHER for at, aspect in enumerate(aspects) if _tells_apart(aspect)]
    certain = (pl.col("score") >= _CERTAIN) & (agree >= _AGREEING) & ~pl.any_horizontal(pl.lit(False), *against)
    if "indirect" in likely.columns:
        certain &= ~pl.col("indirect")
    told = likely.select(
        pl.col("a") + 1,
        pl.col("b") + 1 - (first or 0),
        pl.col("score").round(4),
        decision=pl.when(certain).then(pl.lit("same")).otherwise(pl.lit("ask")),
        reasons=pl.Series(_reasons(likely, said, aspects), dtype=pl.List(pl.String)),
    )
    return told.cast(DUPLICATE_SCHEMA)  # type: ignore[arg-type]


def _tells_apart(aspect: Aspect) -> bool:
    if aspect.side == "household" and aspect.kind == "number" and aspect.target != "client.postal_code":
        return False  # people have several telephones
    filled = aspect.values.drop_nulls()
    return aspect.target != "" or filled.n_unique() > _TELLING * filled.len()


def _reasons(likely: pl.DataFrame, said: pl.DataFrame, aspects: Sequence[Aspect]) -> list[list[str]]:
    steps = likely.select(f"s{at}" for at in range(len(aspects))).rows()
    indirect = likely["indirect"].to_list() if "indirect" in likely.columns else [False] * likely.height
    return [
        _sentences(row, weight, aspects) + ([_INDIRECT] if third else [])
        for row, weight, third in zip(steps, said.rows(), indirect, strict=True)
    ]


def _sentences(steps: tuple[int, ...], weight: tuple[float, ...], aspects: Sequence[Aspect]) -> list[str]:
    order = sorted((at for at, step in enumerate(steps) if step), key=lambda at: (-abs(weight[at]), at))
    return [f"{aspects[at].label} {_SAID[steps[at]]}." for at in order[:_REASONS]]
