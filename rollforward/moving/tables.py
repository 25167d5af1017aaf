"""The tables that are moved, and how their rows are read and told apart."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db import models

_ROWS_AT_ONCE = 2_000

Row = tuple[Any, ...]


def tables() -> list[type[models.Model]]:
    """Every table of the installation but the list of migrations, which the target has of its own."""
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """All but those that each database makes itself."""
    return [field for field in model._meta.concrete_fields if not field.generated]


def rows(model: type[models.Model], alias: str) -> Iterator[Row]:
    """Every row by rising key, each column as Python has it."""
    names = [field.attname for field in columns(model)]
    found = model._base_manager.using(alias).order_by("pk").values_list(*names)
    for row in found.iterator(_ROWS_AT_ONCE):
        yield tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)


class Digest:
    """What rows hold, in one number: equal for equal values, however the database writes them."""

    def __init__(self) -> None:
        self.rows, self._hash = 0, sha256()

    def add(self, row: Row) -> None:
        self.rows += 1
        self._hash.update(json.dumps(row, sort_keys=True, default=_as_text).encode() + b"\n")

    def __str__(self) -> str:
        return self._hash.hexdigest()


def digest(model: type[models.Model], alias: str) -> Digest:
    """The digest of a whole table."""
    found = Digest()
    for row in rows(model, alias):
        found.add(row)
    return found


def _as_text(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    return value.hex() if isinstance(value, bytes) else str(value)
