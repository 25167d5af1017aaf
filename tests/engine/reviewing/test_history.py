"""Undo and redo as moves on a record that only grows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollforward.engine.reviewing import History, Move, replay

DID = st.sampled_from(["step", "undo", "redo"])


def moves(*did: str) -> list[Move]:
    return [Move(number, what) for number, what in enumerate(did, 1)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("did", "done", "undone"),
    [
        ((), (), ()),
        (("step", "step"), (1, 2), ()),
        (("step", "step", "undo"), (1,), (2,)),
        (("step", "step", "undo", "undo"), (), (2, 1)),
        (("step", "step", "undo", "undo", "redo"), (1,), (2,)),
        (("step", "undo", "step"), (3,), ()),
        (("undo", "redo", "step"), (3,), ()),
    ],
)
def test_an_undo_takes_the_latest_step_back_and_a_redo_the_latest_undo(
    did: tuple[str, ...], done: tuple[int, ...], undone: tuple[int, ...]
) -> None:
    assert replay(moves(*did)) == History(done, undone)


@given(st.lists(DID, max_size=30))
def test_all_steps_undone_are_the_start_and_all_redone_are_the_end(did: list[str]) -> None:
    end = replay(moves(*did))
    back = did + ["undo"] * len(end.done)
    assert replay(moves(*back)).done == ()
    forth = back + ["redo"] * (len(end.done) + len(end.undone))
    assert replay(moves(*forth)).done == end.done + end.undone[::-1]


@given(st.lists(DID, max_size=30))
def test_an_undo_and_a_redo_after_it_change_nothing(did: list[str]) -> None:
    before = replay(moves(*did))
    if before.done:
        assert replay(moves(*did, "undo", "redo")) == before


@given(st.lists(DID, max_size=30))
def test_no_step_is_both_in_force_and_taken_back(did: list[str]) -> None:
    now = replay(moves(*did))
    assert len({*now.done, *now.undone}) == len(now.done) + len(now.undone)
    assert list(now.done) == sorted(now.done)
