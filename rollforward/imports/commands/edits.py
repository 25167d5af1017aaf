"""The member's work on the sheet, each call one step that can be taken back: cells, rows, decisions about rows.

Every step is laid on the newest state, whoever made it: two members in one import take turns at the import's row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import polars as pl
from django.utils.translation import ngettext

from rollforward.accounts.models import Member
from rollforward.engine.values import EDIT_SCHEMA, Edit, edits_frame
from rollforward.imports.commands.guard import preparing, while_open
from rollforward.imports.corrections import DECISION_SCHEMA, PERSON_SCHEMA, REMOVED, SLOT, history, pack
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import, Step
from rollforward.imports.table import first_added_line

#: Rows that one step adds at most.
ROWS_AT_ONCE = 10_000
#: Of steps that concern more rows, which ones is not told.
_LINES_TOLD = 200

_CONTACT = re.compile("contact:[0-9]{1,18}")

_NO_CELLS = pl.DataFrame(schema=EDIT_SCHEMA)
_NO_DECISIONS = pl.DataFrame(schema=DECISION_SCHEMA)


def edit_cells(imp: Import, member: Member, edits: Sequence[Edit] | pl.DataFrame, what: str = "") -> None:
    """Correct cells; all of one call are one step of undo. A new step replaces those that were undone.

    ``what``: the step in words, without values; else it tells how many cells.
    """
    cells = edits_frame(edits)
    if cells.height:
        take_step(imp, member, what or _cells_in_words(cells.height), cells=cells)


def decide_row(imp: Import, member: Member, line: int, decision: str | None) -> None:
    """``skip``, ``new`` or ``client:<pk>`` for one row; ``None`` lets the rules decide again."""
    decide_rows(imp, member, {line: decision})


def decide_rows(imp: Import, member: Member, decisions: Mapping[int, str | None] | pl.DataFrame) -> None:
    """The same for many rows, as one step; a frame has ``DECISION_SCHEMA``."""
    if not isinstance(decisions, pl.DataFrame):
        rows = [(line, decision or "") for line, decision in decisions.items()]
        decisions = pl.DataFrame(rows, DECISION_SCHEMA, orient="row")
    if decisions.height:
        words = ngettext("Decision about %d row", "Decision about %d rows", decisions.height) % decisions.height
        take_step(imp, member, words, decisions=decisions)


def decide_contact(imp: Import, member: Member, line: int, slot: int, decision: str) -> None:
    """Of several contacts that a row may mean: ``contact:<pk>``, ``new``, or "" to be asked again."""
    if decision not in ("", "new") and not _CONTACT.fullmatch(decision):
        raise CannotDo("Choose one of the contacts, or a new one. Reload the page and try again.")
    decisions = pl.DataFrame([(line, decision, f"{SLOT}{slot}")], PERSON_SCHEMA, orient="row")
    take_step(imp, member, "Decision about a contact", decisions=decisions)


def settle_rows(imp: Import, member: Member, decisions: Mapping[int, str], edits: Sequence[Edit]) -> None:
    """Which clients rows are, and the values that are kept of the two that were compared, as one step."""
    frame = pl.DataFrame(list(decisions.items()), DECISION_SCHEMA, orient="row")
    rows = len({*decisions, *(edit.line for edit in edits)})
    if rows:
        words = ngettext("Decision about %d row", "Decision about %d rows", rows) % rows
        take_step(imp, member, words, cells=edits_frame(edits), decisions=frame)


def add_rows(imp: Import, member: Member, count: int) -> None:
    """More blank rows at the end of the sheet."""
    count = max(0, min(count, ROWS_AT_ONCE))
    if count:
        take_step(imp, member, ngettext("%d row added", "%d rows added", count) % count, added_rows=count)


def remove_rows(imp: Import, member: Member, lines: Sequence[int]) -> None:
    """Take rows away: those that were added are gone; rows of the file are skipped, so that their sum stays."""
    first = first_added_line(imp)
    decisions = {line: REMOVED if line >= first else "skip" for line in lines}
    if decisions:
        frame = pl.DataFrame(list(decisions.items()), DECISION_SCHEMA, orient="row")
        words = ngettext("%d row removed", "%d rows removed", frame.height) % frame.height
        take_step(imp, member, words, decisions=frame)


def undo_edit(imp: Import, member: Member) -> None:
    """Take back the latest step in force, if there is one."""
    _move(imp, member, Step.Did.UNDO)


def redo_edit(imp: Import, member: Member) -> None:
    """Put the latest undone step in force again, if there is one."""
    _move(imp, member, Step.Did.REDO)


def take_step(
    imp: Import,
    member: Member,
    what: str,
    *,
    cells: pl.DataFrame = _NO_CELLS,
    decisions: pl.DataFrame = _NO_DECISIONS,
    added_rows: int = 0,
    expected: int | None = None,
) -> bool:
    """Lay one step on the newest state. ``expected``: only where the latest step is still of this number; returns
    whether it was."""
    packed, judged = pack(cells), pack(decisions)
    lines = None if added_rows else _few(pl.concat([cells["line"], decisions["line"]]).unique().sort())
    preparing(imp, member)
    with while_open(imp):
        if expected is not None and imp.last_step != expected:
            return False
        _record(imp, member, Step.Did.STEP, what, lines, cells=packed, decisions=judged, added_rows=added_rows)
    return True


def fill_for(imp: Import, member: Member, edits: Sequence[Edit]) -> None:
    """The step of a colleague who was asked for these cells: what she may is for the caller to see to, who has the
    import held open."""
    cells = edits_frame(edits)
    lines = _few(cells["line"].unique().sort())
    _record(imp, member, Step.Did.STEP, _cells_in_words(cells.height), lines, cells=pack(cells))


def _move(imp: Import, member: Member, did: Step.Did) -> None:
    preparing(imp, member)
    with while_open(imp):
        now = history(imp)
        which = now.done if did == Step.Did.UNDO else now.undone
        if which:
            step = Step.objects.only("what", "lines").get(of_import=imp, number=which[-1])
            _record(imp, member, did, step.what, step.lines)


def _record(imp: Import, member: Member, did: Step.Did, what: str, lines: list[int] | None, **frames: object) -> None:
    imp.last_step += 1
    Step.objects.create(of_import=imp, number=imp.last_step, did=did, member=member, what=what, lines=lines, **frames)
    imp.save(update_fields=["last_step"])


def _few(lines: pl.Series) -> list[int] | None:
    return lines.to_list() if len(lines) <= _LINES_TOLD else None


def _cells_in_words(count: int) -> str:
    return ngettext("%(count)s cell changed", "%(count)s cells changed", count) % {"count": f"{count:,}"}
