"""What the member sees at once after an edit: on a long sheet what the edited cells are by themselves, in the light of
what their columns told, or where those tell something else now, of the edited columns.

Then names put together from several columns, and whatever the rows mean together, follow with the judgement.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from rollforward.engine.checking import check_column
from rollforward.engine.values import PROBLEM_SCHEMA, Edits, cell_name, edits_frame
from rollforward.imports.cells import columns
from rollforward.imports.decisions import mapping_from_json
from rollforward.imports.judging import KeptPlan, checked_again, choices_of, nearest
from rollforward.imports.models import Import
from rollforward.imports.queries.review import Problem, problems_in_words
from rollforward.imports.queries.where import targets
from rollforward.imports.readable import readable_fields

#: Edits in more columns than these would check most of the sheet.
_COLUMNS_AT_ONCE = 4

Found = dict[int, dict[int, tuple[Problem, ...]]]


def recheck(imp: Import, positions: Sequence[int], lines: pl.Series | None = None) -> pl.DataFrame:
    """The problems (``PROBLEM_SCHEMA``) of these columns as they stand, each checked by itself in all rows.

    ``lines``: in these alone, in the light of themselves: a cell that only the rest of its column explains (a date that
    can be read in two ways) is told as a problem until the whole is judged.
    """
    mapping, choices = mapping_from_json(imp.mapping or {}), choices_of(imp)
    fields = readable_fields(imp.firm, mapping)
    cells = columns(imp, positions, lines)
    checked = [
        check_column(
            cells["line"],
            cells[cell_name(position)],
            position=position,
            target=mapping.target_of(position),
            fields=fields,
            choices=choices,
        ).problems
        for position in dict.fromkeys(positions)
    ]
    return pl.concat([pl.DataFrame(schema=PROBLEM_SCHEMA), *checked])


def recheck_edited(imp: Import, edits: Edits) -> tuple[Found, dict[int, int]]:
    """After these edits: the problems of the edited cells in words, by line and position; and by position how many
    cells of the column have one. Of edits in many columns only their own rows are checked, and the columns not counted.
    """
    cells = edits_frame(edits).select("line", "position").unique()
    positions = cells["position"].unique().sort().to_list()
    again = checked_again(imp, positions)
    if again is not None:
        return problems_in_words(_of_cells(again.problems, cells), again.fields), again.counts
    plan, is_new = nearest(imp)
    problems, counted = _told(plan, cells, positions) if is_new else _rechecked(imp, cells, positions)
    here = _of_cells(problems, cells)
    return (problems_in_words(here, targets(imp)) if here.height else {}), counted


def _of_cells(problems: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    return problems.join(cells, on=["line", "position"], how="semi", maintain_order="left")


def _told(plan: KeptPlan, cells: pl.DataFrame, positions: list[int]) -> tuple[pl.DataFrame, dict[int, int]]:
    """What the judgement says, where it is there already."""
    wanted = pl.col("line").is_in(cells["line"].unique().implode())
    return plan.frame("problems").filter(wanted).collect(), {p: plan.sums[f"position {p}"] for p in positions}


def _rechecked(imp: Import, cells: pl.DataFrame, positions: list[int]) -> tuple[pl.DataFrame, dict[int, int]]:
    """The columns by themselves."""
    few = len(positions) <= _COLUMNS_AT_ONCE
    problems = recheck(imp, positions, None if few else cells["line"].unique().sort())
    counted = dict(problems.group_by("position").agg(pl.col("line").n_unique()).iter_rows())
    return problems, {p: counted.get(p, 0) for p in positions} if few else {}
