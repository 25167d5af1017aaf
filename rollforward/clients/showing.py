"""A record's values as a person reads them: labels beside texts, sensitive ones masked."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import dateformat
from django.utils.translation import gettext_lazy

from rollforward.accounts.models import Firm
from rollforward.clients.entry import entry_fields, still_choosable
from rollforward.clients.fields import custom_keys
from rollforward.clients.groups import Group
from rollforward.clients.models import Client, Contact
from rollforward.clients.records import values_of
from rollforward.engine.fields import LINK_KEYS, Field, FieldSet
from rollforward.engine.kinds import show

_SHOWN_DIGITS = 4
#: Named months, in the order of the language: as numbers they are read differently on the two sides of the ocean.
_DAY, _DATE = gettext_lazy("M j"), gettext_lazy("M j, Y")
#: Of a day that is in no year: one with a 29th of February.
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Fact:
    """One value that is known. ``kind`` is its field's, for links and line breaks."""

    key: str
    label: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Held:
    """What a record holds: its fields as they can be typed for it, and its canonical values."""

    fields: FieldSet
    values: dict[str, str | None]

    def facts(self, group: Group) -> list[Fact]:
        """What is known of a group's fields; blank ones are left out."""
        return [_fact(f, value, self.fields) for f in group.fields if (value := self.values.get(f.key))]


def held_by(firm: Firm, row: Client | Contact, fields: FieldSet | None = None) -> Held:
    """All values of a client or a contact (without its ties). ``fields``: the firm's, as ``entry_fields`` gives them,
    where they are at hand."""
    own = custom_keys(firm)
    fields = fields or entry_fields(firm)
    owner = "client" if isinstance(row, Client) else "contact"
    values = values_of(row, _keys(fields, owner), own)
    return Held(still_choosable(firm, fields, values), values)


def mask(text: str) -> str:
    """All but the last four letters or digits hidden; short ones altogether, or little would be left to guess."""
    end = "".join(c for c in text if c.isalnum())[-_SHOWN_DIGITS:]
    return f"•••{end}" if len(text) > 2 * _SHOWN_DIGITS - 1 else "••••"


def _keys(fields: Iterable[Field], owner: str) -> list[str]:
    return [f.key for f in fields if f.owner == owner and f.key not in LINK_KEYS]


def _fact(field: Field, value: str, fields: FieldSet) -> Fact:
    return Fact(field.key, field.label, words(field, value, fields), field.kind)


def words(field: Field, value: str, fields: FieldSet) -> str:
    """A canonical value as a person reads it; a sensitive one masked."""
    if field.sensitive:
        return mask(value)
    if field.kind == "member":
        return next((m.name or m.email for m in fields.members if m.key == value), value)
    if field.kind == "date":
        return dateformat.format(datetime.date.fromisoformat(value), str(_DATE))
    if field.kind == "month-day":
        month, day = map(int, value.split("-"))
        return dateformat.format(datetime.date(_LEAP_YEAR, month, day), str(_DAY))
    return show(value, field, fields.members)
