"""Problems by their cause, the most harmful first, and what can be done about all of one cause at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from rollforward.clients.showing import mask
from rollforward.engine.issues import REGISTRY
from rollforward.engine.reviewing import Cure
from rollforward.engine.reviewing import cures as cures_of
from rollforward.engine.values import cell_name
from rollforward.imports.cells import columns
from rollforward.imports.errors import CannotDo
from rollforward.imports.judging import KeptPlan, kept
from rollforward.imports.models import Import
from rollforward.imports.queries.selecting import by_problem
from rollforward.imports.queries.where import targets

#: Of these problems each text at fault is a cause of its own: it is one slip, made many times.
_BY_VALUE = ("not-an-option", "unknown-member")
_RANK = {"error": 0, "warning": 1, "info": 2}
_CAUSES_TOLD = 200
#: So few cells are read one by one, more as a whole column.
_FEW = 100


@dataclass(frozen=True, slots=True)
class Cause:
    """All problems of one code in one column, for values that are no option also of one value.

    ``key`` is what ``show`` takes; ``position`` -1 for whole rows. ``rows`` and ``cells`` count them.
    """

    key: str
    code: str
    title: str
    severity: str
    position: int
    target: str
    value: str
    rows: int
    remedy: str


def causes(imp: Import) -> tuple[Cause, ...]:
    """All groups: errors before warnings before remarks, within these by how many rows they are in."""
    return _causes(kept(imp))


@lru_cache(maxsize=32)
def _causes(plan: KeptPlan) -> tuple[Cause, ...]:
    value = pl.when(pl.col("code").is_in(_BY_VALUE)).then(pl.col("value").fill_null("")).otherwise(pl.lit(""))
    counted = (
        plan.frame("problems")
        .group_by("code", "position", value.alias("value"))
        .agg(rows=pl.col("line").n_unique(), target=pl.col("target").first())
        .with_columns(rank=pl.col("code").replace_strict({c: _RANK[i.severity] for c, i in REGISTRY.items()}))
        .sort("rank", -pl.col("rows").cast(pl.Int64), "code", "position", "value")
        .head(_CAUSES_TOLD)
        .collect()
    )
    return tuple(_cause(**row) for row in counted.drop("rank").iter_rows(named=True))


def _cause(code: str, position: int, value: str, rows: int, target: str | None) -> Cause:
    issue = REGISTRY[code]
    key = f"cause:{code}:{position}:{value}"
    return Cause(key, code, issue.title, issue.severity, position, target or "", value, rows, issue.remedy)


def cures(imp: Import, key: str, line: int | None = None) -> tuple[Cure, ...]:
    """What can be done about a cause, each with its count and a few cells before and after, sensitive ones masked.

    ``line``: in this row alone.
    """
    plan = kept(imp)
    problems = _problems(plan, key, line)
    if problems.is_empty():
        return ()
    code, target, position = problems["code"][0], problems["target"][0] or "", problems["position"][0]
    fields = targets(imp)
    field = fields.get(target)
    found = cures_of(code, _with_texts(imp, problems, position), field, fields.members, fields.rules)
    return tuple(map(_masked, found)) if field and field.sensitive else found


def cure(imp: Import, key: str, cure_key: str, line: int | None = None) -> Cure:
    """One of them. Raises ``CannotDo`` where it is not there (any more)."""
    found = next((each for each in cures(imp, key, line) if each.key == cure_key), None)
    if found is None:
        raise CannotDo("Nobody has this problem any more, or it cannot be cured so. Look at the problems again.")
    return found


def _problems(plan: KeptPlan, key: str, line: int | None) -> pl.DataFrame:
    wanted = by_problem(key) if key.startswith("cause:") else None
    if wanted is None:
        raise CannotDo("There is no such group of problems. Choose one of those shown.")
    here = pl.lit(True) if line is None else pl.col("line") == line
    return plan.frame("problems").filter(wanted & here).collect()


def _with_texts(imp: Import, problems: pl.DataFrame, position: int) -> pl.DataFrame:
    if position < 0:
        return problems.with_columns(text=pl.lit(""))
    lines = problems["line"].unique().sort() if problems.height <= _FEW else None
    texts = columns(imp, [position], lines).select("line", text=cell_name(position))
    return problems.join(texts, on="line", maintain_order="left")


def _masked(cure: Cure) -> Cure:
    looks = tuple((mask(before) if before else "", mask(after) if after else "") for before, after in cure.looks)
    return Cure(cure.key, cure.title, cure.count, looks, cure.cells, cure.decisions)
