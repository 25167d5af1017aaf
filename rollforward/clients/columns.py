"""Where each field lives in the tables, and its value there: the only place that knows both.

The engine speaks canonical text (``None`` = blank); the tables store ``""`` for blank text, dates, lists and keys.
"""

from __future__ import annotations

import datetime
import json
from typing import Any

from django.conf import settings

from rollforward.engine.fields import BUILT_IN
from rollforward.vault import Vault

VAULT = Vault(settings.SEALING_KEY)

_NAMED_OTHERWISE = {
    "client.id": "public_id",
    "contact.id": "public_id",
    "client.tax_id": "tax_id_sealed",
    "client.assignee": "assignee_id",
    "contact.primary": "is_primary",
}

#: Built-in field key -> column of its table.
COLUMN_OF: dict[str, str] = {
    f.key: _NAMED_OTHERWISE.get(f.key, f.key.rsplit(".", 1)[1])
    for f in BUILT_IN
    if f.key not in ("client.address", "contact.name")
}

LIST_KEYS = frozenset({"client.tags", "client.services"})
DATE_KEYS = frozenset({"client.since", "contact.birthday"})


def to_column(key: str, value: str | None) -> Any:
    """Canonical text of a built-in field as its column stores it (tax IDs sealed)."""
    if key in LIST_KEYS:
        return json.loads(value) if value else []
    if key in DATE_KEYS:
        return datetime.date.fromisoformat(value) if value else None
    if key == "client.assignee":
        return int(value) if value else None
    if key == "contact.primary":
        return value == "yes"
    if key == "client.tax_id":
        return VAULT.seal(value) if value else ""
    return value or ""


def from_column(key: str, stored: Any) -> str | None:
    """What a column stores, as canonical text."""
    if key in LIST_KEYS:
        return json.dumps(stored, ensure_ascii=False) if stored else None
    if key in DATE_KEYS:
        return stored.isoformat() if stored else None
    if key == "client.assignee":
        return str(stored) if stored else None
    if key == "contact.primary":
        return "yes" if stored else "no"
    if key == "client.tax_id":
        return VAULT.open(stored) if stored else None
    return stored or None


def seal_custom(value: str | None, *, sensitive: bool) -> str | None:
    """Canonical text of a custom field as the ``custom`` column stores it."""
    return VAULT.seal(value) if value and sensitive else value


def open_custom(stored: str | None, *, sensitive: bool) -> str | None:
    """The reverse of ``seal_custom``."""
    return VAULT.open(stored) if stored and sensitive else stored
