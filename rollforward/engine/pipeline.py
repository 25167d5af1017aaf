"""The stages in order. The only file that strings them together."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from rollforward.engine.checking import check
from rollforward.engine.duplicates import as_table, find_duplicates
from rollforward.engine.fields import FieldSet
from rollforward.engine.mapping import map_table
from rollforward.engine.matching import match
from rollforward.engine.planning import plan
from rollforward.engine.values import Choices, Edits, Existing, Mapping, Mode, Plan, Table
from rollforward.engine.writing import is_spreadsheet_safe


def judge(
    table: Table,
    mapping: Mapping,
    fields: FieldSet,
    choices: Choices,
    edits: Edits,
    existing: Existing,
    mode: Mode,
    lap: Callable[[str], None] = lambda _: None,
) -> Plan:
    """What importing a table would do: nothing is written, everything is decided.

    ``lap`` hears when a phase (``check``, ``plan``) is over: clocks are the caller's.
    """
    guarded = is_spreadsheet_safe(table.header)
    checked = check(table, mapping, fields, choices, edits, writing_prefix=guarded)
    lap("check")
    decided = plan(checked, match(checked, existing, choices, mode), existing, fields, choices, mode)
    lap("plan")
    return decided


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
