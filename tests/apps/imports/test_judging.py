"""A long sheet is judged whole once; after steps only what they concern is, to the same; and by one at a time."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rollforward.accounts.models import Member
from rollforward.clients.commands import declare_rule
from rollforward.engine.planning import FRAMES
from rollforward.engine.values import Edit
from rollforward.imports import commands, judge_apart, judging, queries, staging
from rollforward.imports.judging import again, owner
from rollforward.imports.judging.sums import sums_of
from rollforward.imports.models import Import
from rollforward.imports.table import added_lines
from tests.apps.imports.importing import carry_out, finish, prepare
from tests.cast import Cast

LIST = """
    Client code,Client name,City,ZIP,Client since,Email
    A1,Abbott & Sons,Portland,04101,2020-01-02,ann@abbott.example
    B2,Baker Bakery,Bath,04530,1/31/2021,
    C3,Cole Ltd,Saco,04072,,carl@cole.example
    A1,Abbott & Sons,Portland,04101,,bea@abbott.example
    ,Dunn LLP,Bangor,04401,2/3/2022,
"""
ZIP, SINCE = 3, 4
TEXTS = ("", "A1", "C3", "Cole Ltd", "4101", "not a date", "13/4/2021", "x@y.example; z@y.example")

edits = st.lists(st.builds(Edit, st.integers(2, 8), st.integers(0, 5), st.sampled_from(TEXTS)), min_size=1, max_size=3)
steps = st.lists(
    st.one_of(
        edits.map(lambda made: lambda imp, member: commands.edit_cells(imp, member, made)),
        st.tuples(st.integers(2, 6), st.sampled_from(["skip", "new", None])).map(
            lambda said: lambda imp, member: commands.decide_row(imp, member, *said)
        ),
        st.just(lambda imp, member: commands.add_rows(imp, member, 2)),
        st.integers(2, 8).map(lambda line: lambda imp, member: commands.remove_rows(imp, member, [line])),
        st.just(commands.undo_edit),
        st.just(commands.redo_edit),
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture
def _as_if_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again, "LONG_ROWS", 0)
    monkeypatch.setattr(again, "_SHARE", 1)


def fresh(imp: Import) -> Import:
    return Import.objects.select_related("firm").get(pk=imp.pk)


def as_judged_whole(imp: Import) -> tuple[dict[str, pl.DataFrame], str]:
    """The plan's frames and its digest."""
    made = judging.judge(imp)
    frames = {name: getattr(made.plan, name) for name in FRAMES}
    return frames | {"rows": judging.with_blank_rows(frames["rows"], added_lines(imp))}, made.digest


def listed(frame: pl.DataFrame) -> list[str]:
    return sorted(map(str, frame.drop("client", "contact", "number", strict=False).rows(named=True)))


def hold_together(imp: Import) -> bool:
    """The kept plan is what judging all comes to. Whether it was judged in part."""
    plan, (whole, digest) = judging.kept(imp), as_judged_whole(imp)
    assert {name: listed(plan.frame(name).collect()) for name in FRAMES} == {n: listed(f) for n, f in whole.items()}
    assert plan.sums == sums_of(whole)
    assert plan.digest == digest
    assert plan.lines().to_list() == sorted(whole["rows"]["line"])
    return plan.earlier is not None


@pytest.mark.sqlite
@pytest.mark.usefixtures("_as_if_long")
@settings(max_examples=3, suppress_health_check=list(HealthCheck))
@given(steps)
def test_after_any_steps_the_kept_plan_is_what_judging_all_comes_to(
    cast: Cast, made: list[Callable[[Import, Member], None]]
) -> None:
    imp = prepare(cast.vera, LIST)
    queries.judge(imp)
    for step in made:
        step(fresh(imp), cast.vera)
        at_once = judging.checked_again(fresh(imp), [ZIP, SINCE])
        hold_together(fresh(imp))
        if at_once is not None:
            sums = judging.kept(fresh(imp)).sums
            assert at_once.counts == {position: sums[f"position {position}"] for position in (ZIP, SINCE)}


@pytest.mark.usefixtures("_as_if_long")
@pytest.mark.parametrize("mode", ["update", "clear"])
def test_an_edit_is_judged_in_part_and_written_as_it_was_shown(cast: Cast, mode: str) -> None:
    carry_out(cast.vera, LIST.replace("Bath", "Orono"), problems="skip")
    imp = prepare(cast.vera, LIST, mode)
    queries.judge(imp)
    commands.edit_cells(imp, cast.vera, [Edit(4, 2, "Wells"), Edit(6, 0, "B2")])
    assert hold_together(fresh(imp))
    commands.decide_row(fresh(imp), cast.vera, 6, "skip")
    assert hold_together(fresh(imp))
    imp = fresh(imp)
    shown = queries.judge(imp).counts
    commands.submit(imp, cast.vera, "skip")
    finish(imp, cast.vera)
    assert imp.state == Import.State.DONE
    assert {name: imp.receipt[name] for name in ("added", "updated", "unchanged", "skipped", "problems")} == {
        name: getattr(shown, name) for name in ("added", "updated", "unchanged", "skipped", "problems")
    }


@pytest.mark.sqlite
@pytest.mark.usefixtures("_as_if_long")
def test_what_changes_the_meaning_of_a_whole_column_is_judged_whole(cast: Cast) -> None:
    imp = prepare(cast.vera, LIST)
    queries.judge(imp)
    commands.edit_cells(imp, cast.vera, [Edit(3, 4, "31/1/2021")])
    assert not hold_together(fresh(imp))
    commands.undo_edit(fresh(imp), cast.vera)
    assert not hold_together(fresh(imp))


@pytest.mark.usefixtures("_as_if_long")
def test_while_a_colleague_s_edit_is_judged_the_state_before_is_read(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    imp = prepare(cast.vera, LIST)
    before = queries.page(imp, 0, 10)
    monkeypatch.setattr(owner, "_CELLS_HERE", 0)
    assert not before.updating
    commands.edit_cells(imp, cast.vera, [Edit(3, 1, "")])
    with owner.owned(imp.reference) as mine:
        assert mine
        page = queries.page(fresh(imp), 0, 10)
    assert page.updating
    assert [row.verdict for row in page.rows] == [row.verdict for row in before.rows]
    assert page.rows[1].cells[1] == ""
    assert not queries.page(fresh(imp), 0, 10).updating


def test_only_one_judges_an_import_and_another_import_does_not_wait() -> None:
    with owner.owned("one"), owner.owned("one", wait=False) as second, owner.owned("two", wait=False) as other:
        assert not second
        assert other
    with owner.owned("one", wait=False) as mine:
        assert mine


@pytest.mark.django_db(transaction=True)
def test_what_is_judged_apart_is_found_by_who_asked(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    imp = prepare(cast.vera, LIST)
    monkeypatch.setattr(owner, "_CELLS_HERE", 0)
    monkeypatch.setattr(judging, "judged_apart", lambda imp: judge_apart.main(imp.reference) or True)
    assert queries.judge(imp).counts.rows == 5


def test_of_a_long_sheet_that_is_judged_anew_the_rows_are_there_at_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    imp = prepare(cast.vera, LIST)
    queries.judge(imp)
    monkeypatch.setattr(owner, "_CELLS_HERE", 0)
    commands.edit_cells(imp, cast.vera, [Edit(3, 3, "?"), Edit(4, 4, "soon")])
    assert queries.page(fresh(imp), 0, 10).updating
    told, counted = queries.recheck_edited(fresh(imp), [Edit(4, 4, "soon")])
    assert [problem.code for problem in told[4][4]] == ["not-a-date"]
    assert counted == {4: 1}


@pytest.mark.usefixtures("_as_if_long")
def test_of_a_long_sheet_an_edited_cell_is_checked_at_once_and_nothing_is_judged(cast: Cast) -> None:
    imp = prepare(cast.vera, LIST)
    queries.judge(imp)
    judged = sorted(staging.judged_dir(imp).iterdir())
    commands.edit_cells(imp, cast.vera, [Edit(4, SINCE, "soon"), Edit(2, ZIP, "04102")])
    told, counted = queries.recheck_edited(fresh(imp), [Edit(4, SINCE, "soon"), Edit(2, ZIP, "04102")])
    assert {line: [problem.code for problem in at[SINCE]] for line, at in told.items()} == {4: ["not-a-date"]}
    assert counted == {ZIP: 0, SINCE: 1}
    assert sorted(staging.judged_dir(imp).iterdir()) == judged


@pytest.mark.sqlite
@pytest.mark.usefixtures("_as_if_long")
@pytest.mark.parametrize(
    "leave_out", [lambda *of: commands.decide_row(*of, 6, "skip"), lambda *of: commands.remove_rows(*of, [6])]
)
def test_what_is_wrong_in_a_row_that_was_left_out_since_is_not_counted_at_once(cast: Cast, leave_out) -> None:
    imp = prepare(cast.vera, LIST)
    queries.judge(imp)
    commands.edit_cells(imp, cast.vera, [Edit(3, SINCE, "")])  # by which the day and month of row 6 stay open
    assert judging.kept(fresh(imp)).sums[f"position {SINCE}"] == 1
    leave_out(fresh(imp), cast.vera)
    at_once = judging.checked_again(fresh(imp), [SINCE])
    assert at_once is not None
    assert at_once.counts == {SINCE: 0}
    hold_together(fresh(imp))


@pytest.mark.sqlite
@pytest.mark.usefixtures("_as_if_long")
def test_a_plan_that_was_thrown_away_and_judged_anew_is_read_anew(cast: Cast) -> None:
    imp = prepare(cast.vera, LIST)
    queries.judge(imp)
    commands.edit_cells(imp, cast.vera, [Edit(4, 2, "Wells")])
    assert hold_together(fresh(imp))
    shutil.rmtree(staging.judged_dir(imp))
    assert not hold_together(fresh(imp))


@pytest.mark.django_db(transaction=True)
def test_what_a_colleague_changes_while_it_is_judged_apart_is_judged_then(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    imp = prepare(cast.vera, LIST)
    monkeypatch.setattr(owner, "_CELLS_HERE", 0)
    meanwhile = iter([lambda: commands.set_targets(fresh(imp), cast.omar, {2: "ignore"})])

    def judged_apart(one: Import) -> bool:
        next(meanwhile, lambda: None)()
        judge_apart.main(one.reference)
        return True

    monkeypatch.setattr(judging, "judged_apart", judged_apart)
    assert [column.header for column in queries.judge(imp).headers].count("City") == 0
    assert judging.kept(imp).state == judging.state_of(fresh(imp))


@pytest.mark.usefixtures("_as_if_long")
def test_a_rule_that_is_declared_meanwhile_is_asked_at_once_and_again_after_every_edit(cast: Cast) -> None:
    imp = prepare(cast.vera, LIST)
    before = judging.kept(imp).row_counts.problems
    declare_rule(cast.vera, "unique", ["client.city"], {})
    assert judging.kept(fresh(imp)).row_counts.problems == before
    commands.edit_cells(imp, cast.vera, [Edit(3, 2, "Saco")])
    assert hold_together(fresh(imp))
    kept = judging.kept(fresh(imp)).frame("problems").filter(pl.col("code") == "not-unique").collect()
    assert kept.select("line", "position").rows() == [(3, 2), (4, 2)]
    commands.undo_edit(imp, cast.vera)
    hold_together(fresh(imp))
    assert judging.kept(fresh(imp)).row_counts.problems == before
