"""The fields that a column can go to, grouped as the list of choices shows them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rollforward.engine.fields import CONTACT_SLOTS, FieldSet, slot_of, target_in_slot
from rollforward.web.said import said


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and its choices, as (target, label)."""

    label: str
    choices: tuple[tuple[str, str], ...]


def grouped(fields: FieldSet, used: Set[str]) -> tuple[Group, ...]:
    """Client, its custom fields, then the contacts of a row: those in use and one more."""
    client = [f for f in fields if f.owner == "client"]
    contact = [f for f in fields if f.owner != "client"]
    groups = [
        Group(_("Client"), tuple((f.key, said(f.label)) for f in client if not f.custom)),
        Group(_("Client, custom fields"), tuple((f.key, said(f.label)) for f in client if f.custom)),
    ]
    last = min(CONTACT_SLOTS, 1 + max((slot_of(target) for target in used), default=1))
    for slot in range(1, last + 1):
        name = _("Contact") if slot == 1 else _("Contact %(slot)s") % {"slot": slot}
        groups.append(
            Group(name, tuple((key, fields.label_of(key)) for key in (target_in_slot(f.key, slot) for f in contact)))
        )
    return tuple(group for group in groups if group.choices)
