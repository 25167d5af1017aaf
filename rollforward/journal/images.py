"""Whole rows as JSON and back: what a deletion must remember to be taken back exactly."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from django.db import models


def image_of(row: models.Model, names: Collection[str] | None = None) -> dict[str, Any]:
    """Every column of a row but those that the database makes itself, or the named ones; dates and times as ISO
    text."""
    columns = [f.attname for f in row._meta.concrete_fields if not f.generated]
    return {name: _as_json(getattr(row, name)) for name in columns if names is None or name in names}


def row_from(model: type[models.Model], image: dict[str, Any]) -> models.Model:
    """The row of an image, not saved. Columns that did not exist when it was taken get their defaults."""
    fields = {f.attname: f for f in model._meta.concrete_fields if not f.generated}
    return model(**{name: fields[name].to_python(value) for name, value in image.items() if name in fields})


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date | datetime.datetime) else value
