"""Everything that is done on the sheet is a step kept by the server, which can be taken back and done again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from hypothesis import given, settings
from hypothesis import strategies as st

from rollforward.clients.columns import VAULT
from rollforward.engine.values import EDIT_SCHEMA, Edit, edits_frame
from rollforward.imports import commands, corrections, queries
from rollforward.imports.models import Import, Step
from rollforward.imports.recent import Recent
from tests.apps.imports.importing import prepare
from tests.cast import Cast

LIST = """
    Client name,City,ZIP
    Abbott & Sons,Portland,04101
    Baker Bakery,Bath,04530
    Cole Ltd,Saco,04072
"""

EDITS = st.lists(
    st.lists(st.builds(Edit, st.integers(2, 5), st.integers(0, 2), st.text(max_size=3)), min_size=1, max_size=4),
    max_size=6,
)


@pytest.fixture
def imp(cast: Cast) -> Import:
    return prepare(cast.vera, LIST)


def seen(imp: Import) -> list[tuple[int, str | None, tuple[str, ...]]]:
    """Line, verdict and cells of every row, asked by somebody who comes anew, after a restart."""
    corrections._known = Recent(8)
    fresh = Import.objects.select_related("firm").get(pk=imp.pk)
    return [(row.line, row.verdict, row.cells) for row in queries.page(fresh, 0, 500).rows]


def everything(cast: Cast) -> list[Callable[[Import], None]]:
    """One of each kind of step; Omar works in the same import as Vera."""
    return [
        lambda imp: commands.edit_cells(imp, cast.vera, [Edit(2, 1, "Bangor")]),
        lambda imp: commands.edit_cells(imp, cast.omar, [Edit(n, 2, "04401") for n in (2, 3, 4)]),
        lambda imp: commands.decide_row(imp, cast.vera, 3, "skip"),
        lambda imp: commands.add_rows(imp, cast.omar, 2),
        lambda imp: commands.edit_cells(imp, cast.vera, [Edit(5, 0, "Dunn LLP")]),
        lambda imp: commands.remove_rows(imp, cast.omar, [4, 6]),
        lambda imp: commands.decide_row(imp, cast.vera, 3, None),
    ]


def test_any_step_is_undone_and_redone_whatever_it_was_and_whoever_made_it(imp: Import, cast: Cast) -> None:
    states = [seen(imp)]
    for step in everything(cast):
        step(Import.objects.get(pk=imp.pk))
        states.append(seen(imp))
    assert len({str(state) for state in states}) == len(states)
    for earlier in states[-2::-1]:
        commands.undo_edit(Import.objects.get(pk=imp.pk), cast.omar)
        assert seen(imp) == earlier
    for later in states[1:]:
        commands.redo_edit(Import.objects.get(pk=imp.pk), cast.vera)
        assert seen(imp) == later


def test_rows_of_the_file_are_skipped_and_added_rows_go(imp: Import, cast: Cast) -> None:
    commands.add_rows(imp, cast.vera, 2)
    commands.edit_cells(imp, cast.vera, [Edit(5, 0, "Dunn LLP")])
    commands.remove_rows(imp, cast.vera, [2, 5])
    assert [(line, verdict) for line, verdict, _ in seen(imp)] == [
        (2, "skipped"),
        (3, "added"),
        (4, "added"),
        (6, None),
    ]


def test_two_members_who_opened_the_same_state_lose_nothing(imp: Import, cast: Cast) -> None:
    hers, his = (Import.objects.get(pk=imp.pk) for _ in range(2))
    commands.edit_cells(hers, cast.vera, [Edit(2, 1, "Bangor")])
    commands.edit_cells(his, cast.omar, [Edit(2, 2, "04401"), Edit(3, 1, "Orono")])
    assert [cells for _, _, cells in seen(imp)][:2] == [
        ("Abbott & Sons", "Bangor", "04401"),
        ("Baker Bakery", "Orono", "04530"),
    ]
    assert [step.member for step in Step.objects.order_by("number")] == [cast.vera, cast.omar]


def test_what_was_undone_and_written_over_is_still_on_the_record(imp: Import, cast: Cast) -> None:
    commands.edit_cells(imp, cast.vera, [Edit(2, 1, "Bangor")])
    commands.undo_edit(imp, cast.omar)
    commands.edit_cells(imp, cast.omar, [Edit(2, 1, "Orono")])
    commands.redo_edit(imp, cast.vera)
    assert list(Step.objects.order_by("number").values_list("did", flat=True)) == ["step", "undo", "step"]
    assert seen(imp)[0][2] == ("Abbott & Sons", "Orono", "04101")


def test_the_texts_of_a_step_are_sealed(imp: Import, cast: Cast) -> None:
    commands.edit_cells(imp, cast.vera, [Edit(2, 1, "078-05-1120")])
    step = Step.objects.get()
    assert b"078" not in bytes(step.cells)
    assert "078" not in step.what
    assert corrections.unpack(step.cells, EDIT_SCHEMA)["text"].to_list() == ["078-05-1120"]


@settings(max_examples=30)
@given(EDITS)
def test_steps_laid_on_one_by_one_or_all_at_once_come_to_the_same(made: list[list[Edit]]) -> None:
    steps = [Step(number=n, cells=corrections.pack(edits_frame(edits))) for n, edits in enumerate(made, 1)]
    one_by_one = corrections.NONE
    for step in steps:
        one_by_one = one_by_one.after([step])
    at_once = corrections.NONE.after(steps)
    last = {(edit.line, edit.position): edit.text for edits in made for edit in edits}
    for state in (one_by_one, at_once):
        assert {(line, position): text for line, position, text in state.cells.iter_rows()} == last


@pytest.mark.django_db(transaction=True)
def test_corrections_of_an_earlier_version_become_steps() -> None:
    before = [("imports", "0003_saved_layouts")]
    MigrationExecutor(connection).migrate(before)
    try:
        loader = MigrationExecutor(connection).loader
        old = loader.project_state([*before, *loader.graph.leaf_nodes("accounts")]).apps
        firm = old.get_model("accounts", "Firm").objects.create(name="Harbor Books", slug="harbor")
        imp = old.get_model("imports", "Import").objects.create(
            firm=firm, edit_position=2, choices={"rows": {"7": "skip"}}, reference="abcdefghjk"
        )
        for step, text in ((1, "Bath"), (2, "Saco"), (3, "undone before")):
            old.get_model("imports", "CellEdit").objects.create(
                of_import=imp, step=step, line=2, position=1, text=VAULT.seal(text)
            )
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
    imp = Import.objects.get(pk=imp.pk)
    assert imp.last_step == 3
    assert corrections.corrections(imp).cells["text"].to_list() == ["Saco"]
    assert corrections.corrections(imp).decided() == {7: "skip"}
    Step(of_import=imp, number=4, did="undo").save()
    assert corrections.corrections(imp).decided() == {}
