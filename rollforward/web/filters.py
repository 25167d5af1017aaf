"""The filters of a list as its page shows them, and its address without what says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from rollforward.clients.filtering import Filter, choices_of, filterable
from rollforward.engine.fields import FieldSet


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    checked: bool


@dataclass(frozen=True, slots=True)
class FilterLine:
    """One filter in the form. ``words``: what it says, ``""`` until it says something; ``without``: the query that asks
    for the same list without it."""

    filter: Filter
    choices: tuple[Choice, ...]
    words: str
    without: str


def tidy(asked: QueryDict) -> QueryDict:
    """The query without empty values: a form sends them all, and an address that is passed on should be readable."""
    kept = QueryDict(mutable=True)
    for name, values in asked.lists():
        if filled := [value for value in values if value.strip()]:
            kept.setlist(name, filled)
    return kept


def address(request: HttpRequest, asked: QueryDict) -> str:
    """The address of the page with this query."""
    return f"{request.path}{query(asked)}"


def query(asked: QueryDict) -> str:
    return f"?{asked.urlencode(safe=',')}" if asked else ""


def page_number(asked: QueryDict) -> int:
    """Which page; the first where the address says nothing that can be one."""
    number = asked.get("page", "")
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 9 else 1


def filter_lines(asked: QueryDict, filters: Sequence[Filter], fields: FieldSet) -> list[FilterLine]:
    """The active filters, and behind them the one that is being added (``add=KEY``)."""
    added = next((f for f in filterable(fields) if f.key == asked.get("add")), None)
    shown = [*filters, *([Filter(added)] if added and added not in [one.field for one in filters] else [])]
    return [_line(one, asked, fields) for one in shown]


def _line(one: Filter, asked: QueryDict, fields: FieldSet) -> FilterLine:
    choices = choices_of(one.field, fields) if one.shape == "choices" else []
    marked = tuple(Choice(value, label, value in one.values) for value, label in choices)
    rest = asked.copy()
    for name in (one.field.key, *(f"{one.field.key}.{end}" for end in ("is", "from", "to")), "page", "add"):
        rest.pop(name, None)
    return FilterLine(one, marked, one.words(fields) if one.active else "", rest.urlencode())
