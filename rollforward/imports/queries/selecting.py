"""Which rows of the sheet are shown, and in which order: by verdict, by problem and its cause, by text, sorted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import polars as pl

from rollforward.engine.kinds import date_order, parse_column
from rollforward.engine.reviewing import BadPattern, Find
from rollforward.engine.values import IGNORE, cell_name
from rollforward.imports.cells import columns, lines_with
from rollforward.imports.decisions import choices_from_json, mapping_from_json
from rollforward.imports.errors import CannotDo
from rollforward.imports.judging import KeptPlan, kept, state_of
from rollforward.imports.models import Import
from rollforward.imports.queries.chosen import as_chosen
from rollforward.imports.queries.where import targets

_ORDERED_BY_VALUE = ("number", "currency", "date", "month-day")
_CAUSE = "cause:"
NOTHING = Find()


@dataclass(frozen=True, slots=True)
class Selection:
    """``show``: ``all``, a verdict, ``code:<problem code>`` or a cause (``causes.py``). ``find``: rows with that in the
    column at ``position``, or in any where it is ``None``. ``sort``: by the column at this position. ``as_of``: the
    rows that this meant when the step of that number was the last, in the order of then (``chosen.py``)."""

    show: str = "all"
    find: Find = NOTHING
    position: int | None = None
    sort: int | None = None
    descending: bool = False
    as_of: int | None = None

    @property
    def is_everything(self) -> bool:
        """Whether it means all rows as they stand in the file, so that no edit takes one away or moves it."""
        return self.show == "all" and self.is_plain

    @property
    def is_plain(self) -> bool:
        """Whether the plan alone tells the rows."""
        return self.find == NOTHING and self.sort is None


def selected(imp: Import, plan: KeptPlan, selection: Selection) -> pl.Series:
    """The lines of the selected rows, in their order. Raises ``CannotDo`` for a pattern that is none."""
    if selection.as_of is not None and not selection.is_everything:
        now = replace(selection, as_of=None)
        return as_chosen(
            imp,
            selection,
            lambda: selected(imp, plan, now),
            is_sure=lambda: selection.show == "all" or plan.state == state_of(imp),
        )
    lines = lines_shown(plan, selection.show)
    if selection.is_plain:
        return lines
    return _selected(_State(plan, imp), selection)


def next_problem(imp: Import, selection: Selection, start: int, *, back: bool = False) -> int | None:
    """The first of the selected rows from ``start`` on, or ``back`` from it, that has a problem of any kind: where it
    stands among them."""
    plan = kept(imp)
    lines = selected(imp, plan, selection)
    stretch = lines[: start + 1].reverse() if back else lines[start:]
    nearest = stretch.is_in(_with_problems(plan).implode()).arg_true()[:1].to_list()
    return next((len(stretch) - 1 - hit if back else start + hit for hit in nearest), None)


@lru_cache(maxsize=8)
def _with_problems(plan: KeptPlan) -> pl.Series:
    return plan.frame("problems").select(pl.col("line").unique()).collect().to_series()


def lines_shown(plan: KeptPlan, show: str) -> pl.Series:
    """The lines under a filter."""
    return plan.lines() if show == "all" else _lines_shown(plan, show)


@lru_cache(maxsize=16)
def _lines_shown(plan: KeptPlan, show: str) -> pl.Series:
    """A plan never changes, so what was found in it stays found."""
    problem = by_problem(show)
    if problem is not None:
        problems = plan.frame("problems").filter(problem)
        return problems.select(pl.col("line").unique().sort()).collect().to_series()
    lines = plan.frame("rows").filter(pl.col("verdict") == show).select("line").collect().to_series()
    return lines if plan.earlier is None else lines.sort()


def by_problem(show: str) -> pl.Expr | None:
    """The problems that a filter speaks of; ``None`` for one that speaks of none."""
    if show.startswith("code:"):
        return pl.col("code") == show.removeprefix("code:")
    if not show.startswith(_CAUSE):
        return None
    code, _, rest = show.removeprefix(_CAUSE).partition(":")
    position, _, value = rest.partition(":")
    of_cause = (pl.col("code") == code) & (pl.col("position").cast(pl.String) == position)
    return of_cause & (pl.col("value") == value) if value else of_cause


@dataclass(frozen=True, slots=True)
class _State:
    """Two are equal where the plan is: it is named by everything that the rows depend on."""

    plan: KeptPlan
    imp: Import

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _State) and self.plan == other.plan

    def __hash__(self) -> int:
        return hash(self.plan)


@lru_cache(maxsize=16)
def _selected(state: _State, selection: Selection) -> pl.Series:
    rows = lines_shown(state.plan, selection.show).to_frame()
    if selection.find != NOTHING:
        rows = rows.join(_lines_with(state.imp, selection), on="line", how="semi", maintain_order="left")
    if selection.sort is not None:
        order = _in_order(state.imp, selection.sort, selection.descending)
        rows = order.join(rows, on="line", how="semi", maintain_order="left")
    return rows["line"]


def _lines_with(imp: Import, selection: Selection) -> pl.DataFrame:
    mapping = mapping_from_json(imp.mapping or {})
    mapped = [c.position for c in mapping.columns if c.target != IGNORE]
    wanted = [p for p in mapped if selection.position in (None, p)]
    if not wanted:
        return pl.DataFrame(schema={"line": pl.UInt32})
    try:
        return lines_with(imp, wanted, selection.find).to_frame()
    except BadPattern as bad:
        raise CannotDo(str(bad)) from bad


def _in_order(imp: Import, position: int, descending: bool) -> pl.DataFrame:
    """``line`` of every row, sorted by a column: values by what they are, texts without regard to case; blanks last."""
    target = mapping_from_json(imp.mapping or {}).target_of(position)
    field = targets(imp).get(target)
    if field is None:
        raise CannotDo("There is no such column to sort by. Choose one of those shown.")
    rows = columns(imp, [position])
    text = pl.col(cell_name(position)).str.strip_chars().str.to_lowercase().replace("", None)
    keys = rows.select("line", text=text)
    if field.kind in _ORDERED_BY_VALUE:
        order = date_order(choices_from_json(imp.choices).dates.get(target))
        values = parse_column(rows[cell_name(position)], field, date_order=order)[0]
        number = field.kind in ("number", "currency")
        keys = keys.with_columns(value=values.cast(pl.Float64, strict=False) if number else values)
        by = ["value", "text"]
    else:
        by = ["text"]
    return keys.sort(by, descending=descending, nulls_last=True, maintain_order=True).select("line")
