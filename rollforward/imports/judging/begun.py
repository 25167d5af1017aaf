"""What an import makes of the first rows of its sheet, for whoever looks at it before she agrees.

Of a long sheet no more is judged while columns still find their fields: each choice would have all rows judged again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polars as pl

from rollforward.engine.checking import AllTold, check_cells
from rollforward.engine.pipeline import judge_beginning
from rollforward.engine.values import Table
from rollforward.engine.writing import is_spreadsheet_safe
from rollforward.imports.corrections import corrections
from rollforward.imports.judging.files import KeptPlan
from rollforward.imports.judging.whole import Given, given, present_again
from rollforward.imports.models import Import
from rollforward.imports.table import table

#: A sheet of no more rows is judged whole as fast.
SHORT = 5_000
#: Of a longer one telling rows are found among so many.
ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Beginning:
    """``frame``: the frames of the plan of these rows, by name; ``all_told``: what the columns tell, dates and numbers
    by all their cells; ``ambiguous``: positions of columns with dates that can be read in two ways, in any row."""

    frame: Callable[[str], pl.LazyFrame]
    all_told: AllTold
    ambiguous: frozenset[int]


def of_plan(plan: KeptPlan) -> Beginning:
    """Of a sheet that was judged whole."""
    return Beginning(
        plan.frame,
        (plan.earlier or plan).ground()[0].all_told,
        _ambiguous(plan.frame("problems")),
    )


def judged_in_part(imp: Import, folder: Path) -> Beginning:
    """Of a long sheet; from memory where it was asked before. ``folder``: where the whole plan would be kept."""
    return _remembered(_Asked(folder, imp))


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """Two are equal where the same is judged by the same."""

    folder: Path
    imp: Import

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self.folder == other.folder

    def __hash__(self) -> int:
        return hash(self.folder)


@lru_cache(maxsize=4)
def _remembered(asked: _Asked) -> Beginning:
    imp, sheet, by = asked.imp, table(asked.imp), given(asked.imp)
    edits = corrections(imp).cells
    held = present_again(imp, by)
    plan, told = judge_beginning(sheet, by.mapping, by.fields, by.choices, edits, held, by.mode, ROWS)
    return Beginning(lambda name: getattr(plan, name).lazy(), told, _in_any_row(sheet, by, edits, told))


def _in_any_row(sheet: Table, by: Given, edits: pl.DataFrame, told: AllTold) -> frozenset[int]:
    """Which columns of dates do not tell their order and have cells that need it."""
    asked = [
        column.position
        for column in by.mapping.columns
        if column.target in told
        and told[column.target].date_order is None
        and told[column.target].tally.get("possible")
    ]
    if not asked:
        return frozenset()
    guarded = is_spreadsheet_safe(sheet.header)
    found = check_cells(sheet, asked, by.mapping, by.fields, by.choices, edits, told, writing_prefix=guarded)
    return _ambiguous(found.lazy())


def _ambiguous(problems: pl.LazyFrame) -> frozenset[int]:
    found = problems.filter(pl.col("code") == "ambiguous-date").select("position").unique().collect()
    return frozenset(found.to_series())
