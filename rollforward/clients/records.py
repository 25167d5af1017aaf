"""One record's canonical values, in and out of its row, with what changed told to the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from rollforward.clients.columns import COLUMN_OF, VAULT, from_column, open_custom, seal_custom, to_column
from rollforward.clients.entry import Values
from rollforward.clients.models import Client, ClientContact, Contact, CustomField
from rollforward.journal.commands import OpenChange
from rollforward.journal.images import image_of
from rollforward.journal.models import Record

Row = Client | Contact | ClientContact
Own = Mapping[str, CustomField]


def values_of(row: Row, keys: Iterable[str], own: Own) -> Values:
    """Canonical text of the record's fields; ``own``: the firm's custom fields by key."""
    return {key: _value_of(row, key, own.get(key)) for key in keys}


def put(row: Row, values: Values, own: Own) -> None:
    """Set the values in the row; those that are equal stay as they are stored."""
    for key, value in values.items():
        if value == _value_of(row, key, own.get(key)):
            continue  # sealing anew would look like a change
        if key in own:
            _put_custom(row, own[key], value)
        else:
            setattr(row, COLUMN_OF[key], to_column(key, value))
        if key == "client.tax_id" and isinstance(row, Client):
            row.tax_id_hash = VAULT.equality_hash(value) if value else ""


def save_changed(row: Row, before: dict[str, Any], record: Record, opened: OpenChange) -> bool:
    """Save what differs from ``before`` (an image of the row) and tell the journal; ``False`` where nothing does."""
    after = image_of(row)
    names = [name for name, value in after.items() if value != before[name]]
    if not names:
        return False
    if "updated_at" in after:
        row.updated_at = timezone.now()  # type: ignore[union-attr]
        names.append("updated_at")
    row.save(update_fields=names)
    after = image_of(row)
    opened.updated(record, row.pk, told(before, after, names), told(after, before, names))
    return True


def told(one: dict[str, Any], other: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The named columns of ``one`` as the journal keeps them: of the custom column each differing field on its own."""
    told = {name: one[name] for name in names if name != "custom"}
    if "custom" in names:
        keys = one["custom"].keys() | other["custom"].keys()
        told |= {
            f"custom.{k}": one["custom"].get(k) for k in sorted(keys) if one["custom"].get(k) != other["custom"].get(k)
        }
    return told


def _value_of(row: Row, key: str, own: CustomField | None) -> str | None:
    if own is None:
        return from_column(key, getattr(row, COLUMN_OF[key]))
    assert not isinstance(row, ClientContact)  # noqa: S101 (ties have no custom fields: the keys say so)
    return open_custom(row.custom.get(str(own.pk)), sensitive=own.sensitive)


def _put_custom(row: Row, own: CustomField, value: str | None) -> None:
    assert not isinstance(row, ClientContact)  # noqa: S101 (as above)
    # A new dict: the image taken before shares the old one.
    rest = {k: v for k, v in row.custom.items() if k != str(own.pk)}
    stored = seal_custom(value, sensitive=own.sensitive)
    row.custom = rest if stored is None else rest | {str(own.pk): stored}
