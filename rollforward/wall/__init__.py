"""The second wall between firms: on PostgreSQL the database itself shows a connection the rows of one firm alone.

The first wall is the filter by firm that every query has. Should one be forgotten, row-level security answers as if
the other firms had no rows. Whose rows a piece of work may reach is said once, at its entrance (a request, a job, a
command); ``base`` tells it to the server before the next statement, ``policies`` holds the rules. What was not let in
by an entrance reaches nothing. On SQLite, where there is no such thing, all of this is without effect.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose rows are reached: of ``firm`` (a key as text), or of all where ``every_firm`` says who asks and why."""

    firm: str = ""
    every_firm: str = ""


NOBODY = Scope()
_outside = NOBODY
_scope: ContextVar[Scope | None] = ContextVar("rollforward.wall", default=None)


def scope() -> Scope:
    """What holds now."""
    return _scope.get() or _outside


@contextmanager
def entrance() -> Iterator[None]:
    """Nobody's rows, until somebody is let in by ``enter``; what was before holds again afterwards."""
    with _within(NOBODY):
        yield


def enter(firm: int) -> None:
    """One firm's rows from now on, until the end of the entrance. Without an entrance nothing changes."""
    if _scope.get():
        _scope.set(Scope(firm=str(firm)))


@contextmanager
def inside(firm: int) -> Iterator[None]:
    """One firm's rows."""
    with _within(Scope(firm=str(firm))):
        yield


@contextmanager
def every_firm(why: str) -> Iterator[None]:
    """Every firm's rows. ``why``: the name of the door, which the server's own log can show."""
    with _within(Scope(every_firm=why)):
        yield


@contextmanager
def narrowed(firm: int) -> Iterator[None]:
    """Of every firm's rows one firm's alone; whoever was let into one firm stays in it, also if that is another."""
    with _within(Scope(firm=str(firm)) if scope().every_firm else scope()):
        yield


def outside(why: str) -> None:
    """Let this whole process reach every firm where no entrance says otherwise: for shells, tests and benchmarks."""
    global _outside  # noqa: PLW0603 (of the process, as its name says)
    _outside = Scope(every_firm=why)


@contextmanager
def _within(wanted: Scope) -> Iterator[None]:
    before = _scope.set(wanted)
    try:
        yield
    finally:
        _scope.reset(before)
