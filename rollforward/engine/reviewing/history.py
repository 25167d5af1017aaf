"""Which of the member's steps are in force, told from everything that she did, took back and did again.

The record of moves only ever grows, so that nothing anybody did is lost: an undo is a move like any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Did = Literal["step", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Move:
    """One move, named by its ``number``; numbers rise."""

    number: int
    did: Did


@dataclass(frozen=True, slots=True)
class History:
    """Numbers of steps: ``done`` are in force, in their order; ``undone`` wait for a redo, the next one last."""

    done: tuple[int, ...] = ()
    undone: tuple[int, ...] = ()


def replay(moves: Iterable[Move]) -> History:
    """What is in force after the moves. A new step closes the way to those that were undone before it; an undo or redo
    of nothing does nothing."""
    done: list[int] = []
    undone: list[int] = []
    for move in moves:
        if move.did == "step":
            done.append(move.number)
            undone.clear()
        elif move.did == "undo" and done:
            undone.append(done.pop())
        elif move.did == "redo" and undone:
            done.append(undone.pop())
    return History(tuple(done), tuple(undone))
