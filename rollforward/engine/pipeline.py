"""The stages in order. The only file that strings them together."""

from __future__ import annotations

from collections.abc import Callable

from rollforward.engine.checking import check
from rollforward.engine.fields import FieldSet
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
