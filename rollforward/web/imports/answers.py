"""The form of the mapping page as values. Names of its inputs: ``target-3``, ``value-3-0``, ``blank-3``, ``date-3``,
``match-0``; the numbers are the column's position, a misfit's number in its list, a place in the order of keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from rollforward.engine.values import IGNORE
from rollforward.imports.queries import MappingLine

MATCH_KEYS = {"id": "Client ID", "code": "Client code", "tax_id": "Tax ID", "name": "Client name"}
DATE_ORDERS = {"dmy": "Day first: 3/4 is 3 April", "mdy": "Month first: 3/4 is March 4"}
LEAVE_BLANK = "blank"
CREATE = "create"
_OPTION = "option:"


@dataclass(frozen=True, slots=True)
class Answers:
    """``values``: per target, cell text -> option key, ``None`` = leave blank. ``new_options``: (field key, label)."""

    targets: dict[int, str]
    values: dict[str, dict[str, str | None]]
    new_options: tuple[tuple[str, str], ...]
    blank: dict[str, str]
    dates: dict[str, str]
    match: tuple[str, ...]


def read(posted: QueryDict, lines: Sequence[MappingLine]) -> Answers:
    """What the member chose. Answers about a column's cells count only while the column goes where it went before."""
    targets = {each.position: posted.get(f"target-{each.position}", each.target) for each in lines}
    stayed = [each for each in lines if targets[each.position] == each.target != IGNORE]
    values = {each.target: chosen for each in stayed if (chosen := _values(posted, each))}
    created = tuple(
        (each.target, misfit.text)
        for each in stayed
        for number, misfit in enumerate(each.misfits)
        if posted.get(f"value-{each.position}-{number}") == CREATE
    )
    blank = {each.target: _blank(posted, each) for each in stayed if f"blank-{each.position}" in posted}
    dates = {each.target: order for each in stayed if (order := posted.get(f"date-{each.position}")) in DATE_ORDERS}
    match = tuple(dict.fromkeys(key for place in range(4) if (key := posted.get(f"match-{place}", "")) in MATCH_KEYS))
    return Answers(targets, values, created, blank, {k: v for k, v in dates.items() if v}, match or tuple(MATCH_KEYS))


def _values(posted: QueryDict, each: MappingLine) -> dict[str, str | None]:
    chosen: dict[str, str | None] = {}
    for number, misfit in enumerate(each.misfits):
        answer = posted.get(f"value-{each.position}-{number}", "")
        if answer == LEAVE_BLANK:
            chosen[misfit.text] = None
        elif answer.startswith(_OPTION):
            chosen[misfit.text] = answer.removeprefix(_OPTION)
    return chosen


def _blank(posted: QueryDict, each: MappingLine) -> str:
    return "clear" if posted[f"blank-{each.position}"] == "clear" else "keep"
