"""What edits make of their own cells, in the light of what the columns told when the sheet was last judged.

Names put together from several columns, and whatever rows mean together, are the judgement's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from rollforward.engine.checking import AllTold, check_cells
from rollforward.engine.fields import ADD_TO_NOTES, FieldSet
from rollforward.engine.values import IGNORE, Mapping, Region, Table
from rollforward.engine.writing import is_spreadsheet_safe
from rollforward.imports.cells import uncorrected
from rollforward.imports.corrections import REMOVED, Corrections
from rollforward.imports.decisions import choices_from_json
from rollforward.imports.judging.again import tell_the_same
from rollforward.imports.judging.files import KeptPlan
from rollforward.imports.judging.state import difference
from rollforward.imports.judging.whole import Given, given
from rollforward.imports.models import Import


@dataclass(frozen=True, slots=True)
class CellsAgain:
    """The ``problems`` of some columns in the rows that differ from those last judged, and by position how many rows of
    the sheet have one. ``fields``: those that the columns go to."""

    problems: pl.DataFrame
    counts: dict[int, int]
    fields: FieldSet


def check_again(imp: Import, before: KeptPlan, positions: Sequence[int]) -> CellsAgain | None:
    """Columns that were edited since. ``None`` where they tell something else by now: then their other cells may mean
    something else."""
    whole, by = before.earlier or before, given(imp, choices_from_json(imp.choices))
    needed, differs = _together(by.mapping, positions), difference(imp, whole.state)
    ground, header = whole.ground()
    if not tell_the_same(imp, by, differs, ground, header, needed):
        return None
    since = differs if whole is before else difference(imp, before.state, differs.steps)
    found = _checked(imp, by, needed, since.lines, since.now, ground.all_told, header)
    on_them = pl.col("line").is_in(since.lines.implode()), pl.col("position").is_in(needed)
    off, on = (_rows_by_position(each) for each in (before.frame("problems").filter(*on_them).collect(), found))
    counts = {p: before.sums[f"position {p}"] - off.get(p, 0) + on.get(p, 0) for p in positions}
    return CellsAgain(found, counts, by.fields)


def with_edits_checked(imp: Import, before: KeptPlan, problems: pl.DataFrame, lines: pl.Series) -> pl.DataFrame:
    """The problems of some lines of a plan before, those of the cells that were edited since as they are now."""
    since = difference(imp, before.state)
    edited = since.cells.filter(pl.col("line").is_in(lines.implode()))
    if edited.is_empty():
        return problems
    by = given(imp, choices_from_json(imp.choices))
    needed = _together(by.mapping, edited["position"].unique().sort().to_list())
    ground, header = (before.earlier or before).ground()
    found = _checked(imp, by, needed, edited["line"].unique().sort(), since.now, ground.all_told, header)
    stays, new = problems.join(edited, on=edited.columns, how="anti"), found.join(edited, on=edited.columns, how="semi")
    return pl.concat([stays, new]).sort("line", "position", maintain_order=True)


def _checked(
    imp: Import,
    by: Given,
    positions: Sequence[int],
    lines: pl.Series,
    now: Corrections,
    told: AllTold,
    header: tuple[str, ...],
) -> pl.DataFrame:
    """The problems of the cells; as in the judgement, rows that are left out have none."""
    table, guarded = (
        Table(header, uncorrected(imp, positions, lines, now), Region((), None)),
        is_spreadsheet_safe(header),
    )
    found = check_cells(table, positions, by.mapping, by.fields, by.choices, now.cells, told, writing_prefix=guarded)
    left_out = now.decisions.filter(pl.col("person") == "", pl.col("decision").is_in(["skip", REMOVED]))["line"]
    return found.filter(~pl.col("line").is_in(left_out.implode()))


def _together(mapping: Mapping, positions: Sequence[int]) -> list[int]:
    """These columns, and those that go to one field with them."""
    targets = {column.target for column in mapping.columns if column.position in positions} - {IGNORE, ADD_TO_NOTES}
    others = [column.position for column in mapping.columns if column.target in targets]
    return list(dict.fromkeys((*positions, *others)))


def _rows_by_position(problems: pl.DataFrame) -> dict[int, int]:
    return dict(problems.group_by("position").agg(pl.col("line").n_unique()).iter_rows())
