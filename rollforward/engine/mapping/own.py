"""Our own template and export: every header is the label of a field, and goes there without question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rollforward.engine.fields import Field, FieldSet
from rollforward.engine.mapping.words import fold

#: Other programs have a Client ID and a Contact ID too; a file of ours consists of our labels.
MOSTLY = 0.75


def is_own_layout(headers: Sequence[str], fields: FieldSet) -> bool:
    """Whether every column is one of our own, so that nothing about the layout needs to be remembered."""
    found = own_targets(headers, fields)
    return found is not None and len(found) == sum(1 for header in headers if header.strip())


def own_targets(headers: Sequence[str], fields: FieldSet) -> dict[int, str] | None:
    """Field key per position if this is our own layout, else ``None``.

    It is ours if every header that is not blank is a label, or if most are and both our IDs stand beside the client's
    name; columns that somebody added to it are left to the other rules.
    """
    found = _by_label(headers, fields)
    filled = [position for position, header in enumerate(headers) if header.strip()]
    if "client.name" not in found.values() and "client.id" not in found.values():
        return None
    everything = len(found) == len(filled) and len(filled) > 1
    marked = {"client.id", "contact.id", "client.name"} <= set(found.values())
    mostly = len(found) >= MOSTLY * len(filled)
    return found if everything or (marked and mostly) else None


def _by_label(headers: Sequence[str], fields: FieldSet) -> dict[int, str]:
    """A label that two fields share goes to them in the order of the fields, column by column."""
    waiting = _labels(fields)
    found: dict[int, str] = {}
    for position, header in enumerate(headers):
        # A CSV written for spreadsheets carries an apostrophe before its first header.
        keys = waiting.get(fold(header.removeprefix("'")), [])
        key = next((k for k in keys if k not in found.values()), None)
        if key:
            found[position] = key
    return found


def _labels(fields: FieldSet) -> dict[str, list[str]]:
    count = Counter(fold(field.label) for field in fields)
    labels: dict[str, list[str]] = {}
    for field in fields:
        plain = fold(field.label)
        labels.setdefault(plain, []).append(field.key)
        if count[plain] > 1:
            labels.setdefault(fold(f"{field.label} ({_side(field)})"), []).append(field.key)
    return labels


def _side(field: Field) -> str:
    return "client" if field.owner == "client" else "contact"
