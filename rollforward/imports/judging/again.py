"""After a few edits: only the rows concerned are judged again, from the whole plan that is nearest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from rollforward.engine.checking import Version, tell_anew
from rollforward.engine.pipeline import Ground, judge_again
from rollforward.engine.planning import FRAMES, Gone, gone, numbered_on
from rollforward.engine.values import IGNORE, Mapping, Plan, Region, Table
from rollforward.engine.writing import is_spreadsheet_safe
from rollforward.imports.cells import uncorrected
from rollforward.imports.clock import Clock
from rollforward.imports.judging.files import KeptPlan, all_kept, keep_part, with_blank_rows
from rollforward.imports.judging.state import Difference, State, difference
from rollforward.imports.judging.sums import Sums, less, sums_of
from rollforward.imports.judging.whole import Given, given, present_again
from rollforward.imports.models import Import
from rollforward.imports.slices import rows_at
from rollforward.imports.table import added_lines

#: A shorter sheet is judged whole as fast.
LONG_ROWS = 5_000
#: Where more than this share of the rows is concerned, all are judged.
_SHARE = 20


def keep_again(imp: Import, state: State, folder: Path, at_most: int | None = None) -> bool:
    """Judge what differs from the nearest whole plan, and keep it; whether that could be done, with ``at_most`` so many
    lines."""
    earlier = _nearest(folder.parent, state)
    if earlier is None:
        return False
    clock, by, differs = Clock(), given(imp), difference(imp, earlier.state)
    ground, header = earlier.ground()
    positions = _needed(by.mapping)
    share = earlier.sums["shown"] // _SHARE + 1
    most = share if at_most is None else min(share, at_most)
    if len(differs.lines) > most or not tell_the_same(imp, by, differs, ground, header, positions):
        return False
    clock.lap("check")
    found = judge_again(
        lambda lines: Table(header, uncorrected(imp, positions, lines, differs.now).sort("line"), Region((), None)),
        differs.lines,
        ground,
        by.mapping,
        by.fields,
        by.choices,
        differs.now.cells,
        present_again(imp, by),
        by.mode,
        most,
    )
    if found is None:
        return False
    clock.lap("plan")
    _keep(imp, state, folder, earlier, *found, clock.seconds)
    return True


def _nearest(folder: Path, state: State) -> KeptPlan | None:
    """The newest whole plan of a long sheet that differs in nothing but steps."""
    return next(
        (
            plan
            for plan in all_kept(folder)
            if plan.earlier is None and plan.state.apart == state.apart and plan.sums["shown"] >= LONG_ROWS
            if plan.lines().is_sorted()
        ),
        None,
    )


def tell_the_same(
    imp: Import, by: Given, differs: Difference, ground: Ground, header: tuple[str, ...], needed: Sequence[int]
) -> bool:
    """Whether those with edits of the columns ``needed`` still tell what they told, so that their other cells mean what
    they meant."""
    then, now = (
        Version(uncorrected(imp, needed, differs.lines, made), made.cells) for made in (differs.then, differs.now)
    )
    told = tell_anew(
        then,
        now,
        set(differs.positions).intersection(needed),
        by.mapping,
        by.fields,
        by.choices,
        ground.all_told,
        writing_prefix=is_spreadsheet_safe(header),
    )
    return told == ground.all_told


def _needed(mapping: Mapping) -> list[int]:
    """The columns of the file that are read at all."""
    imported = [column.position for column in mapping.columns if column.target != IGNORE]
    return list(dict.fromkeys((*imported, *mapping.name_from, *mapping.name_fallback)))


def _keep(
    imp: Import, state: State, folder: Path, earlier: KeptPlan, lines: pl.Series, plan: Plan, seconds: dict[str, float]
) -> None:
    rows_before = earlier.rows_of(lines)
    away = gone(lines, rows_before.lazy(), earlier.own("links"))
    numbered = numbered_on(plan, earlier.height("clients"), earlier.height("contacts"))
    added = added_lines(imp)
    rows = with_blank_rows(numbered.rows, added.filter(added.is_in(lines.implode())))
    anew = sums_of({name: getattr(numbered, name) for name in FRAMES} | {"rows": rows})
    keep_part(
        folder,
        state,
        numbered,
        rows,
        away,
        earlier=earlier.folder.name,
        sums=less(earlier.sums, _sums_of(earlier, away, rows_before), anew),
        at_change=earlier.at_change,
        generation=earlier.generation,
        seconds=seconds,
    )


def _sums_of(whole: KeptPlan, away: Gone, rows: pl.DataFrame) -> Sums:
    """Of what is gone of a whole plan, in which records are numbered as they stand."""
    frames = {name: whole.own(name).filter(away.filter(name)).collect() for name in ("changes", "problems")}
    frames["clients"] = rows_at(whole.own("clients").select("action"), away.clients)
    frames["contacts"] = rows_at(whole.own("contacts").select("action"), away.contacts)
    return sums_of(frames | {"rows": rows})
