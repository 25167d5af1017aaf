"""The form of the mapping page, or a single choice of it, as values. What is not posted stays as it is.

Names of its inputs: ``target-3``, ``blank-3``, ``date-3``, ``value-3-5f1c09ab`` and ``match-0``; the numbers are the
column's position and a place in the order of keys. The buttons ``suggested``, ``created`` and ``taken_back`` (of
values), ``whole`` and ``apart`` (of cells) hold the position of their column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _lazy

from rollforward.engine.fields import ADD_TO_NOTES, base_key
from rollforward.engine.values import IGNORE
from rollforward.imports.queries import MappingLine, Misfit

MATCH_KEYS = {
    "id": _lazy("Client ID"),
    "code": _lazy("Client code"),
    "tax_id": _lazy("Tax ID"),
    "name": _lazy("Client name"),
}
DATE_ORDERS = {"dmy": _lazy("Day first: 3/4 is 3 April"), "mdy": _lazy("Month first: 3/4 is March 4")}
LEAVE_BLANK = "blank"
CREATE = "create"
_OPTION = "option:"


@dataclass(frozen=True, slots=True)
class Answers:
    """``values``: per target, cell text -> option key, ``None`` = leave blank; ``undecided``: per target, texts that
    nothing is said of any more. ``new_options``: per field, labels. ``whole``: per target, whether its cells stay
    whole. ``match``: ``None`` where nothing was said of the keys.
    ``freed``: columns that lose their field to another one."""

    targets: dict[int, str]
    values: dict[str, dict[str, str | None]]
    undecided: dict[str, list[str]]
    new_options: dict[str, tuple[str, ...]]
    blank: dict[str, str]
    dates: dict[str, str]
    whole: dict[str, bool]
    match: tuple[str, ...] | None
    freed: tuple[MappingLine, ...]


def value_name(each: MappingLine, text: str) -> str:
    """The name of the input that says what a value means.

    It tells the field too, so that a page drawn before the column went elsewhere speaks of nothing that is still asked.
    """
    return f"value-{each.position}-{sha256(f'{each.target} {text}'.encode()).hexdigest()[:8]}"


def read(posted: QueryDict, lines: Sequence[MappingLine]) -> Answers:
    """What the member chose. Answers about a column's cells count only while the column goes where it went before."""
    targets = {each.position: posted.get(f"target-{each.position}", each.target) for each in lines}
    freed = _freed(targets, lines)
    targets |= {each.position: IGNORE for each in freed}
    stayed = [each for each in lines if targets[each.position] == each.target != IGNORE]
    values = {each.target: _values(posted, each) for each in stayed}
    undecided = {each.target: _undecided(posted, each) for each in stayed}
    created = {base_key(each.target): labels for each in stayed if (labels := _created(posted, each))}
    blank = {each.target: _blank(posted, each) for each in stayed if f"blank-{each.position}" in posted}
    dates = {each.target: order for each in stayed if (order := posted.get(f"date-{each.position}")) in DATE_ORDERS}
    dates = {target: order for target, order in dates.items() if order}
    whole = {each.target: "whole" in posted for each in stayed if _is_about(posted, ("whole", "apart"), each)}
    return Answers(targets, values, undecided, created, blank, dates, whole, _match(posted), freed)


def _match(posted: QueryDict) -> tuple[str, ...] | None:
    """The keys in the order chosen; all of them where none is."""
    if "match-0" not in posted:
        return None
    keys = [key for place in range(4) if (key := posted.get(f"match-{place}", "")) in MATCH_KEYS]
    return tuple(dict.fromkeys(keys)) or tuple(MATCH_KEYS)


def _freed(targets: Mapping[int, str], lines: Sequence[MappingLine]) -> tuple[MappingLine, ...]:
    """Columns whose field was given to another one, which takes it from them."""
    given = {targets[each.position] for each in lines if targets[each.position] != each.target} - {IGNORE, ADD_TO_NOTES}
    return tuple(each for each in lines if targets[each.position] == each.target and each.target in given)


def _values(posted: QueryDict, each: MappingLine) -> dict[str, str | None]:
    """What values were said to mean, by one of the lists or by taking all suggestions of a column at once."""
    chosen: dict[str, str | None] = {}
    if _is_about(posted, ("taken_back",), each):
        return chosen
    for name, misfit in _named(each):
        answer = posted.get(name, "")
        if answer == LEAVE_BLANK:
            chosen[misfit.text] = None
        elif answer.startswith(_OPTION) and not _is_implied(answer, misfit):
            chosen[misfit.text] = answer.removeprefix(_OPTION)
        elif not answer and misfit.suggestion and _is_about(posted, ("suggested",), each):
            chosen[misfit.text] = misfit.suggestion.key
    return chosen


def _created(posted: QueryDict, each: MappingLine) -> tuple[str, ...]:
    """Values that become options, one by one or all of a column that nothing is suggested for."""
    together = _is_about(posted, ("created",), each)
    return tuple(m.text for name, m in _named(each) if posted.get(name) == CREATE or (together and m.is_open))


def _undecided(posted: QueryDict, each: MappingLine) -> list[str]:
    """Values that are put back to where nothing was said of them; all of a column where they are taken back."""
    if _is_about(posted, ("taken_back",), each):
        return [misfit.text for misfit in each.misfits]
    return [misfit.text for name, misfit in _named(each) if _says_nothing(posted.get(name), misfit)]


def _is_about(posted: QueryDict, buttons: Sequence[str], each: MappingLine) -> bool:
    """Whether one of the buttons was pressed that stand beside this column."""
    return any(posted.get(button) == str(each.position) for button in buttons)


def _says_nothing(answer: str | None, misfit: Misfit) -> bool:
    return answer == "" or (answer is not None and _is_implied(answer, misfit))


def _is_implied(answer: str, misfit: Misfit) -> bool:
    """Whether it only repeats what the column's header says, which is no answer to any other column."""
    return misfit.implied is not None and answer == _OPTION + misfit.implied


def _named(each: MappingLine) -> Iterator[tuple[str, Misfit]]:
    return ((value_name(each, misfit.text), misfit) for misfit in each.misfits)


def _blank(posted: QueryDict, each: MappingLine) -> str:
    return "clear" if posted[f"blank-{each.position}"] == "clear" else "keep"
