"""What every kind of field offers, and what a cell alone does not tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from rollforward.engine.fields import Field, MemberRef

Order = Literal["dmy", "mdy", "ymd"]
Members = tuple[MemberRef, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """One text, read. ``value`` is canonical (``None`` = blank); ``code`` names a problem, ``detail`` fills its words.

    With an error ``value`` is ``None``; a warning or a remark comes beside a value.
    """

    value: str | None
    code: str | None = None
    detail: str = ""


BLANK = Parsed(None)


@dataclass(frozen=True, slots=True)
class Context:
    """What must be known beside the cell: the members, how its column writes, and what words were said to mean.

    ``date_order``: in which order the column writes day, month and year; ``None`` = unknown. ``serials``: its cells are
    a spreadsheet's day numbers. ``decimal``: its decimal mark; ``None`` = it uses both. ``evidence``: a clause that
    says why. ``aliases``: cell text (folded) -> option key, or ``None`` for *leave blank*.
    """

    members: Members = ()
    date_order: Order | None = None
    serials: bool = False
    decimal: Literal[".", ","] | None = "."
    evidence: str = "nothing in it can be read in one way only"
    aliases: Mapping[str, str | None] = field(default_factory=dict)


Reader = Callable[[str], Parsed]
#: What is counted of the texts of a column: sums, so that those of some cells can be taken off and others added.
Tally = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Lesson:
    """How a column is learnt from. ``tally``: counts its texts (``cell``, and how often each is there in ``count``).
    ``conclude``: adds to the context what the counts tell."""

    tally: Callable[[pl.DataFrame], Tally]
    conclude: Callable[[Tally, Context], Context]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of field.

    ``reader``: makes the function that reads one legal text that is not blank. ``show``: canonical -> what a person
    sees. ``plain``: the same reading for a whole column where it is plain to see: canonical text, null where it is not;
    it must never disagree with ``reader`` (tests hold them together). ``lesson``: how the context is learnt from the
    column. ``repeats``: a column has far fewer values than rows, so that each distinct text is looked at only once.
    """

    reader: Callable[[Field, Context], Reader]
    show: Callable[[str, Field, Members], str]
    plain: Callable[[pl.Expr, Context], pl.Expr] | None = None
    lesson: Lesson | None = None
    repeats: bool = True


def as_it_is(canonical: str, _field: Field, _members: Members) -> str:
    """``show`` of the kinds whose canonical text is what a person reads."""
    return canonical


def date_order(text: str | None) -> Order | None:
    """A date order as it was chosen, ``None`` for none. Raises ``ValueError`` for any other word."""
    match text:
        case None | "dmy" | "mdy" | "ymd":
            return text
    raise ValueError(f'"{text}" is no order of dates: use dmy, mdy or ymd.')


def fold(text: str) -> str:
    """For comparing without regard to case and outer spaces."""
    return text.strip().casefold()
