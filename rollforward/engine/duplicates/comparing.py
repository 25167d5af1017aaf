"""How alike two values are, in four steps, per aspect of each pair."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import polars as pl
from rapidfuzz.distance import OSA, JaroWinkler

from rollforward.engine.duplicates.aspects import Aspect
from rollforward.engine.duplicates.sounds import called_alike, sound

#: The steps; a blank on either side says nothing.
BLANK, EQUAL, NEARLY, ALIKE, OTHER = range(5)
_SHORT_NUMBER = 5
#: Abbreviations have so many letters; longer words are compared by their spelling, this much of it alike.
_ABBREVIATED, _SLIP = 4, 0.75
Step = Callable[[str, str], int]


def compared(pairs: pl.DataFrame, aspects: Sequence[Aspect]) -> pl.DataFrame:
    """``pairs`` with one column of steps (UInt8) per aspect, ``s0``, ``s1`` ..."""
    steps = [_steps(pairs, aspect).alias(f"s{at}") for at, aspect in enumerate(aspects)]
    return _names_in_other_order(pairs.with_columns(steps), aspects)


def _steps(pairs: pl.DataFrame, aspect: Aspect) -> pl.Series:
    left, right = aspect.values.gather(pairs["a"]), aspect.values.gather(pairs["b"])
    both = pl.DataFrame({"l": left, "r": right}).select(
        one=pl.min_horizontal("l", "r"),
        two=pl.max_horizontal("l", "r"),
        blank=pl.col("l").is_null() | pl.col("r").is_null(),
    )
    apart = both.filter(~pl.col("blank"), pl.col("one") != pl.col("two")).select("one", "two").unique()
    judge = _judge(aspect)
    seen = [judge(one, two) for one, two in apart.iter_rows()]
    judged = apart.with_columns(step=pl.Series(seen, dtype=pl.UInt8))
    told = both.join(judged, on=["one", "two"], how="left", maintain_order="left")
    step = pl.when("blank").then(BLANK).otherwise(pl.col("step").fill_null(EQUAL))
    return told.select(step.cast(pl.UInt8)).to_series()


def _names_in_other_order(steps: pl.DataFrame, aspects: Sequence[Aspect]) -> pl.DataFrame:
    """First name in the column of the last and the other way round: both are nearly the same."""
    found = [at for at, aspect in enumerate(aspects) if aspect.names_a_person]
    if len(found) != 2:
        return steps
    values = [aspects[at].values for at in found]
    a, b = steps["a"], steps["b"]
    crossed = (values[0].gather(a) == values[1].gather(b)) & (values[1].gather(a) == values[0].gather(b))
    crossed = crossed.fill_null(False)
    return steps.with_columns(
        pl.when(crossed & (pl.col(f"s{at}") > NEARLY)).then(NEARLY).otherwise(f"s{at}").cast(pl.UInt8).alias(f"s{at}")
        for at in found
    )


def _judge(aspect: Aspect) -> Step:
    if aspect.kind == "words":
        return Rarity(aspect.values).step
    return _BY_KIND[aspect.kind]


def _word(one: str, two: str) -> int:
    near = JaroWinkler.similarity(one, two)
    if near < 0.4 and not called_alike(one, two):
        return OTHER
    if near >= 0.92 or OSA.distance(one, two, score_cutoff=1) <= 1 or called_alike(one, two):
        return NEARLY
    short, long = sorted((one, two), key=len)
    if long.startswith(short) or one.replace(" ", "") == two.replace(" ", ""):
        return NEARLY
    return ALIKE if near >= 0.8 or sound(one) == sound(two) else OTHER


def _number(one: str, two: str) -> int:
    if OSA.distance(one, two, score_cutoff=1) <= 1:
        return NEARLY if min(len(one), len(two)) > 2 else ALIKE
    short, long = sorted((one, two), key=len)
    if len(short) >= _SHORT_NUMBER and (long.endswith(short) or long.startswith(short)):
        return NEARLY
    if len(long) >= _SHORT_NUMBER - 1 and OSA.distance(one, two, score_cutoff=2) <= 2:
        return ALIKE
    return OTHER


def _date(one: str, two: str) -> int:
    """Eight digits mostly: one of them wrong, day and month in each other's place, or two of three parts equal."""
    if OSA.distance(one, two, score_cutoff=1) <= 1 or (one[:4] == two[:4] and sorted(one[4:]) == sorted(two[4:])):
        return NEARLY
    if len(one) == len(two) == 8:
        parts = sum(one[at] == two[at] for at in (slice(0, 4), slice(4, 6), slice(6, 8)))
        return ALIKE if parts == 2 or OSA.distance(one, two, score_cutoff=2) <= 2 else OTHER
    return ALIKE if OSA.distance(one, two, score_cutoff=2) <= 2 else OTHER


_BY_KIND: Mapping[str, Step] = {"word": _word, "number": _number, "date": _date}


class Rarity:
    """Compares texts of several words; what a word weighs is how rare it is in its column."""

    def __init__(self, values: pl.Series) -> None:
        words = values.drop_nulls().str.split(" ").explode()
        counts = words.value_counts()
        share = -((counts["count"] / max(1, values.len())).log()) + 0.3
        self._weights: dict[str, float] = dict(zip(counts[values.name or ""], share, strict=True))

    def step(self, one: str, two: str) -> int:
        if one.replace(" ", "") == two.replace(" ", ""):
            return EQUAL
        left, right = sorted((one.split(), two.split()), key=lambda words: (len(words), words))
        only_left, only_right, shared = self._apart(left, right)
        rest = min(only_left, only_right)
        if shared and rest <= 0.1 * shared and shared >= 0.4 * (shared + max(only_left, only_right)):
            return NEARLY
        if JaroWinkler.similarity(one, two) >= 0.95:
            return NEARLY
        return ALIKE if shared >= rest and shared >= 0.35 * (shared + max(only_left, only_right)) else OTHER

    def _apart(self, left: list[str], right: list[str]) -> tuple[float, float, float]:
        """What the words weigh that stand on one side alone, on the other, and on both."""
        over, only, shared = list(right), 0.0, 0.0
        for word in left:
            found = word if word in over else next((other for other in over if _reads_as(word, other)), None)
            if found is None:
                only += self._weights[word]
            else:
                over.remove(found)
                shared += min(self._weights[word], self._weights[found])
        return only, sum(self._weights[word] for word in over), shared


def _reads_as(one: str, two: str) -> bool:
    """A slip of the pen in a longer word, or an abbreviation of letters in their order."""
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    if short.isdigit() or long.isdigit():
        return False
    if len(short) <= _ABBREVIATED:
        letters = iter(long)
        return short[:1] == long[:1] and all(letter in letters for letter in short)
    return OSA.normalized_similarity(one, two, score_cutoff=_SLIP) >= _SLIP
