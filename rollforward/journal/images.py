"""Whole rows as JSON and back: what a deletion must remember to be taken back exactly."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models


def image_of(row: models.Model) -> dict[str, Any]:
    """Every column of a row but those that the database makes itself, dates and times as ISO text."""
    return {f.attname: _as_json(getattr(row, f.attname)) for f in row._meta.concrete_fields if not f.generated}


def row_from(model: type[models.Model], image: dict[str, Any]) -> models.Model:
    """The row of an image, not saved. Columns that did not exist when it was taken get their defaults."""
    fields = {f.attname: f for f in model._meta.concrete_fields if not f.generated}
    return model(**{name: fields[name].to_python(value) for name, value in image.items() if name in fields})


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date | datetime.datetime) else value
