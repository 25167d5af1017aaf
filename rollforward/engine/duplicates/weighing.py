"""How much each step of likeness says, learned from the rows themselves.

The model of Fellegi and Sunter (1969): a step weighs log(m/u), ``m`` its share among pairs that mean the same client
(estimated by expectation and maximisation) and ``u`` among all others (counted). Equal values weigh by how rare they
are. One threshold on the resulting probability then serves every list.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from rollforward.engine.duplicates.aspects import Aspect
from rollforward.engine.duplicates.comparing import ALIKE, BLANK, EQUAL, NEARLY, OTHER, compared

_STEPS = (EQUAL, NEARLY, ALIKE, OTHER)
#: What is believed of true pairs before any was seen, as so many pairs.
_BELIEF, _BELIEVED = {EQUAL: 0.78, NEARLY: 0.12, ALIKE: 0.05, OTHER: 0.05}, 20.0
_SHARE_BELIEVED = 0.05
_ROUNDS = 12
_SAMPLED = 60_000
#: Rows beyond one's own list that an equal value is imagined among: in a short list every value looks rare or common.
_WORLD = 1000.0
#: How often values are equal by chance in that world, by kind.
_CHANCE = {"word": 0.005, "words": 0.002, "number": 0.0005, "date": 0.0001}
_CHANCE_OF_TARGET = {
    "client.name": 0.0001, "contact.name": 0.0001, "client.legal_name": 0.0001, "client.tax_id": 0.00001,
    "contact.email": 0.00001, "contact.email2": 0.00001, "client.email": 0.00001,
}  # fmt: skip
_HOUSEHOLD_BONUS = 1.5


@dataclass(frozen=True, slots=True)
class Model:
    """``m`` and ``u`` per aspect and step, and the share of all possible pairs that are the same."""

    m: tuple[dict[int, float], ...]
    u: tuple[dict[int, float], ...]
    share: float
    rows: int


def learned(steps: pl.DataFrame, aspects: Sequence[Aspect], rows: int, first: int | None) -> Model:
    """The model of these candidate pairs. ``first`` as in ``candidate_pairs``."""
    possible = rows * (rows - 1) / 2 if first is None else first * (rows - first)
    possible += _WORLD * rows + _WORLD**2 / 2
    u = _by_chance(aspects, rows)
    model = Model(tuple(dict(_BELIEF) for _ in aspects), u, _SHARE_BELIEVED * (rows + _WORLD) / possible, rows)
    # How rare a value is does not depend on what is believed of the pairs: it is counted once for all rounds.
    counted = with_rarity(steps, aspects, rows)
    for _ in range(_ROUNDS):
        model = _better(counted.with_columns(p=_probability(counted, aspects, model)), aspects, model, possible)
    return model


def _better(scored: pl.DataFrame, aspects: Sequence[Aspect], model: Model, possible: float) -> Model:
    wanted = [(at, step) for at in range(len(aspects)) for step in _STEPS]
    held = (pl.col("p").filter(pl.col(f"s{at}") == step).sum().alias(f"{at} {step}") for at, step in wanted)
    sums = dict(zip(wanted, scored.select(held).row(0), strict=True))
    made = []
    for at in range(len(aspects)):
        whole = sum(sums[at, step] for step in _STEPS) + _BELIEVED
        made.append({step: (sums[at, step] + _BELIEVED * _BELIEF[step]) / whole for step in _STEPS})
    believed = _SHARE_BELIEVED * (model.rows + _WORLD)
    share = (float(scored["p"].sum()) + 0.1 * believed) / possible
    return Model(tuple(made), model.u, share, model.rows)


def _by_chance(aspects: Sequence[Aspect], rows: int) -> tuple[dict[int, float], ...]:
    """How often rows that were brought together without reason show each step; the same in any order of the rows."""
    content = pl.DataFrame([aspect.values.alias(str(at)) for at, aspect in enumerate(aspects)])
    order = content.with_row_index("row").with_columns(mixed=content.hash_rows(seed=1)).sort("mixed")["row"]
    strides = range(1, 2 + min(_SAMPLED // rows, rows // 2))
    apart = pl.concat([_shifted(order, max(1, rows * stride // (len(strides) + 1))) for stride in strides])
    steps = compared(apart.filter(pl.col("a") != pl.col("b")), aspects)
    # Whoever agrees in half of what is known was not brought together by chance: in a short list these would count.
    alike = pl.sum_horizontal(pl.col(f"s{at}").is_in([EQUAL, NEARLY]).cast(pl.Int32) for at in range(len(aspects)))
    known = pl.sum_horizontal((pl.col(f"s{at}") != BLANK).cast(pl.Int32) for at in range(len(aspects)))
    steps = steps.filter((alike * 2 <= known) | (known < 3))
    made = []
    for at in range(len(aspects)):
        counts = dict(steps.group_by(f"s{at}").len().iter_rows())
        whole = sum(counts.get(step, 0) for step in _STEPS) + _WORLD
        shares = {step: (counts.get(step, 0) + _WORLD * chance) / whole for step, chance in _FEW.items()}
        made.append(shares)
    return tuple(made)


_FEW = {EQUAL: 0.001, NEARLY: 0.002, ALIKE: 0.02, OTHER: 0.977}


def _shifted(order: pl.Series, by: int) -> pl.DataFrame:
    by %= order.len()
    return pl.DataFrame({"a": order, "b": pl.concat([order[by:], order[:by]])})


def with_rarity(steps: pl.DataFrame, aspects: Sequence[Aspect], rows: int) -> pl.DataFrame:
    """``steps`` with one column ``r0``, ``r1`` ... per aspect: how rare the pair's value is, as minus a logarithm."""
    return steps.with_columns(_rarity(steps, aspect, rows).alias(f"r{at}") for at, aspect in enumerate(aspects))


def _rarity(steps: pl.DataFrame, aspect: Aspect, rows: int) -> pl.Series:
    held = aspect.values.to_frame("v").select(pl.len().over("v").cast(pl.Float64)).to_series()
    counts = pl.select(pl.max_horizontal(held.gather(steps["a"]), held.gather(steps["b"]))).to_series()
    world = _WORLD * _CHANCE_OF_TARGET.get(aspect.target, _CHANCE[aspect.kind])
    # The two rows themselves do not count: what matters is who else has that value.
    return -(((counts - 2).clip(0) + 0.5 + world) / (rows + _WORLD)).log()


def weights(steps: pl.DataFrame, aspects: Sequence[Aspect], model: Model) -> pl.DataFrame:
    """One column ``w0``, ``w1`` ... per aspect: what its step says for (or against) the pair, as natural logarithm."""
    counted = with_rarity(steps, aspects, model.rows)
    return counted.select(_weight(at, model).alias(f"w{at}") for at in range(len(aspects)))


def _weight(at: int, model: Model) -> pl.Expr:
    m, u = model.m[at], model.u[at]
    fixed = {BLANK: 0.0, **{step: math.log(m[step] / u[step]) for step in _STEPS}}
    step = pl.col(f"s{at}")
    said = step.replace_strict(fixed, return_dtype=pl.Float64)
    equal = math.log(m[EQUAL]) + pl.col(f"r{at}")
    return pl.when(step == EQUAL).then(equal).when(step == NEARLY).then(pl.min_horizontal(said, equal)).otherwise(said)


def probability(steps: pl.DataFrame, aspects: Sequence[Aspect], model: Model) -> pl.Series:
    """How likely each pair is one client."""
    return _probability(with_rarity(steps, aspects, model.rows), aspects, model)


def _probability(counted: pl.DataFrame, aspects: Sequence[Aspect], model: Model) -> pl.Series:
    own = [_weight(at, model) for at, aspect in enumerate(aspects) if aspect.side == "self"]
    shared = [_weight(at, model) for at, aspect in enumerate(aspects) if aspect.side == "household"]
    # One roof is one piece of evidence, in however many columns it is described: no more than the rarest value.
    roof = pl.sum_horizontal(pl.lit(0.0), *shared).clip(upper_bound=math.log(model.rows + _WORLD) + _HOUSEHOLD_BONUS)
    odds = math.log(model.share / (1 - min(model.share, 0.5))) + pl.sum_horizontal(pl.lit(0.0), *own) + roof
    return counted.select((1 / (1 + (-odds.clip(-50, 50)).exp())).alias("p")).to_series()
