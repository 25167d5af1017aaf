"""The columns that a list of clients can have, and those that a member has chosen for hers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rollforward.accounts.models import Member
from rollforward.clients.fields import field_set
from rollforward.clients.models import ChosenColumns, Client, ClientContact, CustomField
from rollforward.clients.records import values_of
from rollforward.clients.showing import words
from rollforward.engine.fields import FILE_ONLY, Field, FieldSet

#: A client's own, or where it has none that of its primary contact.
EMAIL, PHONE = "email", "phone"
_EITHER = {EMAIL: ("client.email", "contact.email"), PHONE: ("client.phone", "contact.phone")}
PERSON = "contact.name"
_NAMES = ("contact.first_name", "contact.last_name")

DEFAULT = ("client.external_id", "client.kind", "client.status", "client.assignee", PERSON, EMAIL, PHONE)
_MOST = 30
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column beside the name, which is always there. ``fields``: what it shows, the first that is filled.

    ``sort``: the key to sort by, ``""`` where the list cannot be.
    """

    key: str
    label: str
    fields: tuple[Field, ...]
    sort: str

    @property
    def holds(self) -> tuple[str, ...]:
        """The keys of the fields that stand in it."""
        return _NAMES if self.key == PERSON else tuple(field.key for field in self.fields)

    def shown(
        self, client: Client, tie: ClientContact | None, fields: FieldSet, own: Mapping[str, CustomField]
    ) -> tuple[str, str]:
        """The text of the cell and the kind of its field. Long texts are cut."""
        if self.key == PERSON:
            return (str(tie.contact) if tie else ""), "text"
        for field in self.fields:
            row = {"client": client, "contact": tie and tie.contact, "link": tie}[field.owner]
            value = values_of(row, [field.key], own)[field.key] if row else None
            if value:
                known = fields.get(field.key) or field
                text = words(known, value, fields)
                return (text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"), field.kind
        return "", "text"


def sortable(field: Field) -> bool:
    """A tax ID is stored sealed, several values in no order."""
    return field.owner == "client" and not field.sensitive and field.kind not in ("multi-select", "tags", "identifier")


def every_column(fields: FieldSet) -> list[ListColumn]:
    """All that can be chosen: the client's fields, then those of its primary contact."""
    found = [_column(f) for f in fields.of("client") if f.key not in (*FILE_ONLY, "client.id", "client.name")]
    either = [_either(key, label, fields) for key, label in ((EMAIL, "Email"), (PHONE, "Phone"))]
    person = ListColumn(PERSON, "Primary contact", (), "")
    others = [
        _column(f) for f in fields if f.owner != "client" and f.key not in (*FILE_ONLY, "contact.id", "contact.primary")
    ]
    return [*found, person, *either, *others]


def _column(field: Field) -> ListColumn:
    label = field.label if field.owner == "client" or field.label.startswith("Contact") else f"Contact: {field.label}"
    return ListColumn(field.key, label, (field,), field.key if sortable(field) else "")


def _either(key: str, label: str, fields: FieldSet) -> ListColumn:
    return ListColumn(key, label, tuple(f for k in _EITHER[key] if (f := fields.get(k))), _EITHER[key][0])


def columns_shown(member: Member, asked: str = "", fields: FieldSet | None = None) -> list[ListColumn]:
    """The columns that an address asks for (keys with commas between), else those that the member chose, else the usual
    ones. Unknown keys are left out. ``fields``: the firm's, where they are at hand."""
    known = {column.key: column for column in every_column(fields or field_set(member.firm))}
    mine = ChosenColumns.objects.filter(member=member).first()
    keys: Sequence[str] = asked.split(",") if asked else mine.keys if mine else DEFAULT
    return [known[key] for key in dict.fromkeys(keys) if key in known][:_MOST]


def choose_columns(member: Member, keys: Sequence[str]) -> list[str]:
    """Remember which columns the member wants to see; none means the usual ones. Returns the keys that are known."""
    known = {column.key for column in every_column(field_set(member.firm))}
    chosen = [key for key in dict.fromkeys(keys) if key in known][:_MOST]
    if chosen:
        ChosenColumns.objects.update_or_create(member=member, defaults={"keys": chosen})
    else:
        ChosenColumns.objects.filter(member=member).delete()
    return chosen
