"""Which columns a handed-out file has, in which order, and what stands above them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rollforward.engine.fields import FILE_ONLY, Field, FieldSet

_IDS_FIRST = ("client.id", "contact.id")
_REQUIRED_MARK = " *"


@dataclass(frozen=True, slots=True)
class OutColumn:
    """One column of the file: the field it holds and its header."""

    field: Field
    header: str


def columns_of(fields: FieldSet) -> tuple[OutColumn, ...]:
    """Both IDs first, then the built-in fields, then the firm's own, each with the firm's label.

    A label that two fields share gets ``(client)`` or ``(contact)`` behind it, a required field an asterisk. Fields
    that exist only in files are left out: their parts are there.
    """
    wanted = [field for field in fields if field.key not in FILE_ONLY]
    shared = {label for label, count in Counter(_folded(field) for field in fields).items() if count > 1}
    return tuple(OutColumn(field, _header(field, _folded(field) in shared)) for field in sorted(wanted, key=_rank))


def _rank(field: Field) -> int:
    """Sorting keeps the order of the firm's screens among equals."""
    if field.key in _IDS_FIRST:
        return _IDS_FIRST.index(field.key)
    return 3 if field.custom else 2


def _header(field: Field, shared: bool) -> str:
    side = "client" if field.owner == "client" else "contact"
    label = f"{field.label.strip()} ({side})" if shared else field.label.strip()
    return label + _REQUIRED_MARK if field.required else label


def _folded(field: Field) -> str:
    return " ".join(field.label.split()).casefold()
