"""Narrowing a list by what stands in its fields, built-in ones and the firm's own, of clients and of their contacts.

In an address a filter is ``KEY=value`` (several: any of them), ``KEY.from`` and ``KEY.to`` for what has an order, and
``KEY.is=blank|filled``. Selects are named by option, members by number, dates as ISO text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Literal

from django.db.models import F, FloatField, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.db.models.lookups import Contains, Exact, GreaterThanOrEqual, IContains, In, IsNull, LessThanOrEqual
from django.db.models.sql.compiler import SQLCompiler

from rollforward.clients.columns import COLUMN_OF, DATE_KEYS, LIST_KEYS
from rollforward.clients.models import Client, ClientContact, Contact, CustomField
from rollforward.engine.fields import FILE_ONLY, Field, FieldSet
from rollforward.engine.kinds import parse, show

Shape = Literal["text", "choices", "range", "presence"]
Asked = Mapping[str, Sequence[str]]

_SHAPES: dict[str, Shape] = {
    "single-select": "choices", "multi-select": "choices", "member": "choices", "yes/no": "choices",
    "number": "range", "currency": "range", "date": "range", "month-day": "range",
}  # fmt: skip
_NUMBERS = ("number", "currency")
_MOST_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Filter:
    """What one field must hold: any of ``values``, between ``low`` and ``high`` (both included), or nothing at all
    (``blank``) or anything (``filled``)."""

    field: Field
    values: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    presence: Literal["", "blank", "filled"] = ""

    @property
    def active(self) -> bool:
        return bool(self.values or self.low or self.high or self.presence)

    @property
    def shape(self) -> Shape:
        return shape_of(self.field)

    def words(self, fields: FieldSet) -> str:
        """``Status: Active or Prospect``."""
        if self.presence:
            return f"{self.field.label} is {self.presence}"
        if self.values:
            marks = "“{}”" if self.shape == "text" else "{}"
            shown = [marks.format(shown_value(self.field, value, fields)) for value in self.values]
            return f"{self.field.label}: {' or '.join(shown)}"
        ends = [f"{word} {shown_value(self.field, end, fields)}" for word, end in self._ends() if end]
        return f"{self.field.label} {' '.join(ends)}"

    def _ends(self) -> tuple[tuple[str, str], ...]:
        return ("from", self.low), ("to", self.high)


def shape_of(field: Field) -> Shape:
    """Of a sensitive field nothing but whether it is filled: what is asked for stands in addresses and logs."""
    return "presence" if field.sensitive else _SHAPES.get(field.kind, "text")


def choices_of(field: Field, fields: FieldSet) -> list[tuple[str, str]]:
    """What can be chosen: the value in an address and the words for it."""
    if field.kind == "member":
        return [(m.key, m.name or m.email) for m in fields.members]
    if field.kind == "yes/no":
        return [("yes", "Yes"), ("no", "No")]
    return [(option.key, option.label) for option in field.options]


def shown_value(field: Field, value: str, fields: FieldSet) -> str:
    if shape_of(field) == "choices":
        return dict(choices_of(field, fields)).get(value, value)
    return value if field.kind == "date" else show(value, field, fields.members)


def filterable(fields: FieldSet) -> list[Field]:
    return [f for f in fields if f.key not in (*FILE_ONLY, "contact.primary")]


def filters_in(asked: Asked, fields: FieldSet) -> list[Filter]:
    """The filters that an address asks for, in the order of the fields; what cannot be read is left out."""
    found = (_filter(field, asked, fields) for field in filterable(fields))
    return [one for one in found if one.active]


def _filter(field: Field, asked: Asked, fields: FieldSet) -> Filter:
    presence = next((p for p in asked.get(f"{field.key}.is", ()) if p in ("blank", "filled")), "")
    if presence or shape_of(field) == "presence":
        return Filter(field, presence=presence)  # type: ignore[arg-type] # (one of the two, as asked above)
    if shape_of(field) == "range":
        low, high = (_bound(asked.get(f"{field.key}.{end}", ()), field) for end in ("from", "to"))
        return Filter(field, low=low, high=high)
    values = [value.strip()[:_MOST_CHARACTERS] for value in asked.get(field.key, ())]
    if shape_of(field) == "choices":
        known = dict(choices_of(field, fields))
        values = [value for value in values if value in known]
    return Filter(field, tuple(dict.fromkeys(value for value in values if value)))


def _bound(texts: Sequence[str], field: Field) -> str:
    read = (parse(text[:_MOST_CHARACTERS], field, date_order="ymd").value for text in texts)
    return next((value for value in read if value), "")


def narrowed(clients: QuerySet[Client], filters: Sequence[Filter], own: Mapping[str, CustomField]) -> QuerySet[Client]:
    """The clients that pass every filter; one of a contact's field is passed by having such a contact."""
    for one in filters:
        if one.field.owner == "client":
            clients = clients.filter(condition(one, own))
        else:
            clients = clients.filter(pk__in=_ties(one, own, clients).values("client"))
    return clients


def _ties(one: Filter, own: Mapping[str, CustomField], clients: QuerySet[Client]) -> QuerySet[ClientContact]:
    if one.field.owner == "link":
        return ClientContact.objects.filter(condition(one, own), client__in=clients)
    return ClientContact.objects.filter(contact__in=Contact.objects.filter(condition(one, own)), client__in=clients)


def condition(one: Filter, own: Mapping[str, CustomField]) -> Q:
    """The filter as a condition on the table of its field's owner."""
    column = column_of(one.field, own)
    if one.presence:
        blank = _blank(one.field, column)
        return blank if one.presence == "blank" else ~blank
    if one.values:
        return reduce(or_, (_holds(one.field, column, value) for value in one.values))
    low, high = (_comparable(one.field, end) for end in (one.low, one.high))
    found = Q()
    if one.low:
        found &= Q(GreaterThanOrEqual(column, low))
    return found & Q(LessThanOrEqual(column, high)) & ~_blank(one.field, column) if one.high else found


def column_of(field: Field, own: Mapping[str, CustomField]) -> Any:
    """What the table holds of a field, as it can be compared and sorted: numbers as numbers, lists as their JSON."""
    if field.custom:
        text = OwnValue(own[field.key].pk)
        return Cast(text, FloatField()) if field.kind in _NUMBERS else text
    column = F(COLUMN_OF[field.key])
    return Cast(column, TextField()) if field.key in LIST_KEYS else column


def _blank(field: Field, column: Any) -> Q:
    if field.custom or field.key in DATE_KEYS or field.key == "client.assignee":
        return Q(IsNull(column, True))
    return Q(Exact(column, Value("[]" if field.key in LIST_KEYS else "")))


def _holds(field: Field, column: Any, value: str) -> Q:
    if field.kind == "tags":
        # The databases write letters beyond ASCII in JSON each in a way of its own.
        return Q(IContains(column, json.dumps(value))) | Q(IContains(column, json.dumps(value, ensure_ascii=False)))
    if field.kind == "multi-select":
        return Q(Contains(column, json.dumps(value)))
    if field.key == "client.assignee":
        return Q(In(column, [int(value)]))
    return Q(Exact(column, Value(value))) if shape_of(field) == "choices" else Q(IContains(column, Value(value)))


def _comparable(field: Field, value: str) -> Any:
    return float(value) if value and field.kind in _NUMBERS else value


class OwnValue(Func):
    """The value of one of the firm's own fields in the ``custom`` column, as text; NULL where there is none.

    Django's own way into JSON takes a key of digits for a place in a list.
    """

    output_field = TextField()

    def __init__(self, pk: int) -> None:
        self.pk = int(pk)
        super().__init__(F("custom"))

    def as_sqlite(self, compiler: SQLCompiler, *_: Any, **__: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = compiler.compile(self.source_expressions[0])
        return f"json_extract({column}, '$.\"{self.pk}\"')", tuple(params)

    def as_postgresql(self, compiler: SQLCompiler, *_: Any, **__: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = compiler.compile(self.source_expressions[0])
        return f"({column} ->> '{self.pk}')", tuple(params)
