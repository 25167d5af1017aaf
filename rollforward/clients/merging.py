"""Two clients that are one: where they differ, and what the one that stays will hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rollforward.accounts.models import Firm
from rollforward.clients.entry import Values
from rollforward.clients.fields import custom_keys, fields_in_use
from rollforward.clients.models import Client
from rollforward.clients.records import values_of
from rollforward.engine.fields import FILE_ONLY, Field
from rollforward.engine.kinds import pack, unpack

Take = Literal["kept", "other", "both"]

_LISTS = ("tags", "multi-select")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that both hold, each another value (canonical). ``both``: whether they can stand together."""

    field: Field
    kept: str
    other: str

    @property
    def both(self) -> bool:
        return self.field.kind in (*_LISTS, "long text")

    @property
    def usual(self) -> Take:
        return "both" if self.both else "kept"


def differences(firm: Firm, kept: Client, other: Client) -> list[Difference]:
    """What somebody may want to choose, in the order of the fields."""
    mine, its = _values(firm, kept), _values(firm, other)
    found = ((field, mine[field.key], its[field.key]) for field in _fields(firm))
    return [Difference(field, a, b) for field, a, b in found if a and b and a != b]


def merged_values(firm: Firm, kept: Client, other: Client, take: Mapping[str, str]) -> Values:
    """What the client that stays will hold. ``take``: field key -> whose value, the usual one where it says nothing.

    A blank takes the other's value; several values are put together, and so are notes.
    """
    mine, its = _values(firm, kept), _values(firm, other)
    values = {key: value or its[key] for key, value in mine.items()}
    for one in differences(firm, kept, other):
        whose = take.get(one.field.key, one.usual)
        if whose == "other":
            values[one.field.key] = one.other
        elif whose == "both" and one.both:
            values[one.field.key] = _together(one)
    return values


def put_away_values(firm: Firm, kept: Client, other: Client) -> dict[str, str]:
    """The ``custom`` column of the client that stays, with what the other holds of fields that are archived."""
    active = {str(row.pk) for row in custom_keys(firm).values()}
    return {**{key: value for key, value in other.custom.items() if key not in active}, **kept.custom}


def _together(one: Difference) -> str | None:
    if one.field.kind not in _LISTS:
        return f"{one.kept}\n\n{one.other}"
    mine = unpack(one.kept)
    there = {item.casefold() for item in mine}
    return pack([*mine, *(item for item in unpack(one.other) if item.casefold() not in there)])


def _fields(firm: Firm) -> list[Field]:
    return [f for f in fields_in_use(firm).of("client") if f.key not in (*FILE_ONLY, "client.id")]


def _values(firm: Firm, client: Client) -> Values:
    return values_of(client, [field.key for field in _fields(firm)], custom_keys(firm))
