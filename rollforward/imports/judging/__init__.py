"""What an import would do, judged and kept: whole once, and after a few edits only where they tell.

One judges an import at a time; the others wait for what she finds, or read the state before (``nearest``).
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from rollforward.engine.fields import FieldSet
from rollforward.engine.planning import FRAMES
from rollforward.engine.values import Plan
from rollforward.imports import staging
from rollforward.imports.judging import again, ahead
from rollforward.imports.judging.at_once import CellsAgain, check_again, with_edits_checked
from rollforward.imports.judging.begun import SHORT, Beginning, judged_in_part, of_plan
from rollforward.imports.judging.files import KeptPlan, all_kept, keep_whole, open_kept, with_blank_rows
from rollforward.imports.judging.owner import is_long, judged_apart, owned
from rollforward.imports.judging.state import State, state_of
from rollforward.imports.judging.sums import Sums, sums_of
from rollforward.imports.judging.whole import Judgement, choices_of, judge, judge_all
from rollforward.imports.models import Import
from rollforward.imports.states import OPEN
from rollforward.imports.table import added_lines
from rollforward.journal.versions import Version
from rollforward.sandbox import open_staged

__all__ = [
    "Beginning",
    "CellsAgain",
    "Judgement",
    "KeptPlan",
    "Sums",
    "beginning",
    "checked_again",
    "choices_of",
    "is_to_be_judged",
    "judge",
    "judge_or_recall",
    "keep_all",
    "kept",
    "kept_latest",
    "latest",
    "nearest",
    "seen_last",
    "state_of",
    "under_way",
    "with_blank_rows",
    "with_edits_checked",
]

#: So many lines that differ are judged while a page waits; more are left to who asks for the counts.
_AT_ONCE = 200


def kept(imp: Import, fields: FieldSet | None = None) -> KeptPlan:
    """The plan of the import as it stands, from its files if they are there, else judged and kept now. ``fields``: the
    firm's, where they were read just now."""
    state = state_of(imp, fields)
    folder = staging.judged_dir(imp) / state.name
    known = open_kept(folder)
    if known is not None:
        return known
    with owned(imp.reference):
        known = open_kept(folder)
        if known is None and not again.keep_again(imp, state, folder) and not (is_long(imp) and judged_apart(imp)):
            keep_all(imp)
    known = known or open_kept(folder)
    if known is None:  # a colleague changed something while it was judged apart: what was found is of the state after
        imp.refresh_from_db()
    return known or kept(imp)


def beginning(imp: Import) -> Beginning:
    """What becomes of the first rows: from the whole plan where there is one or the sheet is short."""
    folder = staging.judged_dir(imp) / state_of(imp).name
    known = open_kept(folder)
    if known is None and open_staged(staging.sheets_dir(imp)).sheets[imp.sheet or 0].rows > SHORT:
        return judged_in_part(imp, folder)
    return of_plan(known or kept(imp))


def nearest(imp: Import, fields: FieldSet | None = None) -> tuple[KeptPlan, bool]:
    """The plan as it stands where that can be had at once, else the one before; and whether it is the present one."""
    state = state_of(imp, fields)
    before = _newest(imp, state)
    if before is not None and before.state == state:
        return before, True
    if before is None or not is_long(imp):
        return kept(imp), True
    folder = staging.judged_dir(imp) / state.name
    with owned(imp.reference, wait=False) as mine:
        known = open_kept(folder) if mine and again.keep_again(imp, state, folder, _AT_ONCE) else None
    return (known, True) if known is not None else (before, False)


def latest(imp: Import) -> KeptPlan:
    """The newest plan that differs from the sheet as it stands in nothing but steps, where there is one: for what no
    step on the sheet alters."""
    return _newest(imp, state_of(imp)) or kept(imp)


def seen_last(imp: Import) -> Version | None:
    """The state of the firm's clients by which the rows were judged that somebody saw last; ``None``: nobody looked."""
    made = all_kept(staging.judged_dir(imp))
    return Version(made[0].generation, made[0].at_change) if made else None


def is_to_be_judged(imp: Import) -> bool:
    """Whether the sheet is long and was not judged as it stands."""
    return is_long(imp) and open_kept(staging.judged_dir(imp) / state_of(imp).name) is None


def under_way(imp: Import) -> int:
    """How many rows are being judged, where the sheet is long and never was as its columns are: that is begun, or goes
    on. 0 where there is something to show. Raises what an earlier try came to."""
    if not is_long(imp) or _newest(imp, state_of(imp)) is not None:
        return 0
    ahead.begin(imp, kept)
    return open_staged(staging.sheets_dir(imp)).sheets[imp.sheet or 0].rows


def checked_again(imp: Import, positions: Sequence[int]) -> CellsAgain | None:
    """What became of some columns since a long sheet was judged last, without judging it: the cells that were edited
    since are checked as their columns are. ``None`` where the sheet is short, never judged, judged as it stands, or
    the columns come to mean something else."""
    state = state_of(imp)
    before = _newest(imp, state)
    if before is None or before.state == state or before.sums["shown"] < again.LONG_ROWS:
        return None
    return check_again(imp, before, positions)


def _newest(imp: Import, state: State) -> KeptPlan | None:
    """The plan of this state, else the newest that differs from it in nothing but steps."""
    folder = staging.judged_dir(imp)
    known = open_kept(folder / state.name)
    return known or next((plan for plan in all_kept(folder) if plan.state.apart == state.apart), None)


def kept_latest(imp: Import) -> KeptPlan:
    """Of an import under review its plan now; of a finished one the plan that was carried out, while it is kept."""
    if imp.state in OPEN:
        return kept(imp)
    made = all_kept(staging.judged_dir(imp))
    return made[0] if made else kept(imp)


def judge_or_recall(imp: Import) -> Judgement:
    """As ``judge``, but from the kept plan where one was made of just this: the review has judged it already.

    What was judged in parts is judged whole before it is written, and must come to the same.
    """
    known = open_kept(staging.judged_dir(imp) / state_of(imp).name)
    if known is None or known.earlier is not None:
        return judge(imp)
    frames = {name: known.own(name).collect() for name in FRAMES}
    frames["rows"] = frames["rows"].filter(pl.col("verdict").is_not_null())
    plan = Plan(
        **frames, row_counts=known.row_counts, client_counts=known.client_counts, contact_counts=known.contact_counts
    )
    return Judgement(plan, known.at_change, known.generation, known.digest, known.seconds)


def keep_all(imp: Import) -> None:
    """Judge all rows in this process and keep the plan."""
    state = state_of(imp)
    made, ground, header = judge_all(imp)
    frames = {name: getattr(made.plan, name) for name in FRAMES}
    frames["rows"] = with_blank_rows(frames["rows"], added_lines(imp))
    keep_whole(
        staging.judged_dir(imp) / state.name,
        state,
        frames,
        ground,
        header,
        sums=sums_of(frames),
        at_change=made.at_change,
        generation=made.generation,
        seconds=made.seconds,
    )
