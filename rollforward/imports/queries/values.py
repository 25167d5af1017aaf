"""What stands in columns of options and is none: how often, what it may mean, and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import polars as pl

from rollforward.engine.checking import OF_OPTIONS, foreign_values
from rollforward.engine.fields import Field, FieldSet, MemberRef, Option, base_key
from rollforward.engine.kinds import Members, fold
from rollforward.engine.meanings import Suggestion, answers, suggest_member, suggest_option
from rollforward.engine.values import Choices, ColumnMap

_SHOWN = 200
_YES_NO = (Option("yes", "Yes"), Option("no", "No"))


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that is no option: how often it stands there, what is suggested, and what was ``chosen`` (an option's
    key, ``None`` = leave it blank) if it was ``answered``. ``implied``: what the column's header makes of it."""

    text: str
    count: int
    suggestion: Suggestion | None
    implied: str | None
    chosen: str | None
    answered: bool

    @property
    def is_open(self) -> bool:
        """Whether nobody decided about it and nothing is suggested."""
        return not self.answered and self.suggestion is None


def choosable(field: Field | None, members: Members) -> tuple[Option, ...]:
    """What a value can be said to mean; nothing where the field has no options of any kind."""
    if field is None:
        return ()
    if field.kind == "member":
        return tuple(Option(member.key, _name(member, members)) for member in members)
    return _YES_NO if field.kind == "yes/no" else field.options


def _name(member: MemberRef, members: Members) -> str:
    alone = [other.name for other in members].count(member.name) == 1
    return member.name if member.name and alone else member.email


def misfits(
    column: ColumnMap,
    fields: FieldSet,
    readable: FieldSet,
    cells: pl.Series,
    choices: Choices,
    told: Mapping[str, Mapping[str, str | None]],
) -> tuple[Misfit, ...]:
    """Of a column that goes to a field of options.

    ``readable``: the fields with the options that cells may hold though nobody can choose them any more; ``told``: what
    the firm said in earlier imports.
    """
    field, known = fields.get(column.target), readable.get(column.target)
    if field is None or known is None or field.kind not in OF_OPTIONS:
        return ()
    asked = replace(field, options=choosable(field, fields.members))
    said = {fold(text): key for text, key in choices.values.get(column.target, {}).items()}
    implied = answers(column.header, field)
    before = told.get(base_key(column.target), {})
    return tuple(
        _misfit(text, count, lambda text: _suggestion(text, asked, fields.members, before), said, implied)
        for text, count in foreign_values(cells, column.header, known, said, readable.members)[:_SHOWN]
    )


def _misfit(
    text: str,
    count: int,
    suggest: Callable[[str], Suggestion | None],
    said: Mapping[str, str | None],
    implied: Mapping[str, str],
) -> Misfit:
    word = fold(text)
    meant = implied.get(word)
    suggestion = None if meant else suggest(text)
    return Misfit(text, count, suggestion, meant, said.get(word, meant), word in said or meant is not None)


def _suggestion(text: str, field: Field, members: Members, before: Mapping[str, str | None]) -> Suggestion | None:
    """What the firm said the last time, if that can still be chosen, else what the words say."""
    key = before.get(fold(text), "")
    if key is None or key in {option.key for option in field.options}:
        return Suggestion(key, "So it was decided the last time.")
    return suggest_member(text, members) if field.kind == "member" else suggest_option(text, field)
