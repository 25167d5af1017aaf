"""The stages in order. The only file that strings them together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import polars as pl

from rollforward.engine.checking import AllTold, check_telling, tell_beginning
from rollforward.engine.duplicates import as_table, find_duplicates
from rollforward.engine.fields import FieldSet
from rollforward.engine.mapping import map_table
from rollforward.engine.matching import match, tied_lines
from rollforward.engine.planning import plan
from rollforward.engine.values import Choices, Edits, Existing, Mapping, Mode, Plan, Table
from rollforward.engine.writing import is_spreadsheet_safe


@dataclass(frozen=True, slots=True)
class Ground:
    """What a judgement rests on, kept so that after an edit only the rows concerned are judged again: what the columns
    tell, which rows are tied together (``Match.ties``, ``Plan.ties``), and whether names were compared."""

    all_told: AllTold
    ties: pl.LazyFrame
    by_name: bool


def judge(
    table: Table,
    mapping: Mapping,
    fields: FieldSet,
    choices: Choices,
    edits: Edits,
    existing: Existing,
    mode: Mode,
    lap: Callable[[str], None] = lambda _: None,
) -> tuple[Plan, Ground]:
    """What importing a table would do, and what that rests on: nothing is written, everything is decided.

    ``lap`` hears when a phase (``check``, ``plan``) is over: clocks are the caller's.
    """
    guarded = is_spreadsheet_safe(table.header)
    checked, all_told = check_telling(table, mapping, fields, choices, edits, writing_prefix=guarded)
    lap("check")
    found = match(checked, existing, choices, mode)
    decided = plan(checked, found, existing, fields, choices, mode)
    lap("plan")
    return decided, Ground(all_told, pl.concat([found.ties, decided.ties]).lazy(), found.by_name)


def judge_beginning(
    table: Table,
    mapping: Mapping,
    fields: FieldSet,
    choices: Choices,
    edits: Edits,
    existing: Existing,
    mode: Mode,
    most: int,
) -> tuple[Plan, AllTold]:
    """What importing the first ``most`` rows would do, their dates and numbers read as the whole columns tell, and what
    these tell. What rows mean together is seen only among these."""
    guarded = is_spreadsheet_safe(table.header)
    told = tell_beginning(table.rows, edits, mapping, fields, choices, most, writing_prefix=guarded)
    first = replace(table, rows=table.rows.head(most))
    checked, _ = check_telling(first, mapping, fields, choices, edits, writing_prefix=guarded, all_told=told)
    return plan(checked, match(checked, existing, choices, mode), existing, fields, choices, mode), told


def judge_again(
    rows_of: Callable[[pl.Series], Table],
    changed: pl.Series,
    ground: Ground,
    mapping: Mapping,
    fields: FieldSet,
    choices: Choices,
    edits: Edits,
    existing: Existing,
    mode: Mode,
    most: int,
) -> tuple[pl.Series, Plan] | None:
    """After edits or decisions in the lines ``changed``: which lines are concerned, and the plan of those alone.

    Of all other rows the earlier judgement stands, as long as the columns still tell what ``ground`` says (see
    ``checking.tell_anew``) and nothing but these lines changed. ``rows_of`` gives the rows of some lines, in order.
    ``None`` where more than ``most`` lines are concerned, or names must be compared that were not before.
    """
    lines = tied_lines(ground.ties, changed, pl.Series("tie", [], pl.UInt64), most)
    while lines is not None:
        table = rows_of(lines)
        guarded = is_spreadsheet_safe(table.header)
        checked, _ = check_telling(
            table, mapping, fields, choices, edits, writing_prefix=guarded, all_told=ground.all_told
        )
        found = match(checked, existing, choices, mode)
        if found.by_name and not ground.by_name:
            return None
        decided = plan(checked, found, existing, fields, choices, mode)
        ties = pl.concat([found.ties, decided.ties])["tie"].unique()
        wider = tied_lines(ground.ties, lines, ties, most)
        if wider is not None and len(wider) == len(lines):
            return lines, decided
        lines = wider
    return None


def likely_duplicates(table: Table, fields: FieldSet, against: Table | None = None) -> pl.DataFrame:
    """Rows of a table that likely mean the same client, or one of the table that it is held ``against``.

    ``DUPLICATE_SCHEMA``; rows are numbered from 1 in the order of their table.
    """
    one, *others = [(each, map_table(each, fields, as_it_stands=True)) for each in (table, against) if each]
    return find_duplicates(*one, *others)


def likely_same(records: pl.DataFrame, fields: FieldSet, against: pl.DataFrame | None = None) -> pl.DataFrame:
    """The same of records with canonical values under their fields' keys: new clients of a plan, present ones."""
    others = as_table(against, fields) if against is not None else None
    return find_duplicates(*as_table(records, fields), others)
