"""Whole rows as JSON and back: what a deletion must remember to be taken back exactly."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from typing import Any

from django.db import models

from rollforward.database import portions


def image_of(row: models.Model, names: Collection[str] | None = None) -> dict[str, Any]:
    """Every column of a row but those that the database makes itself, or the named ones; dates and times as ISO
    text."""
    columns = [f.attname for f in row._meta.concrete_fields if not f.generated]
    return {name: as_json(getattr(row, name)) for name in columns if names is None or name in names}


def images_of(model: type[models.Model], pks: Sequence[int], names: Collection[str] = ()) -> dict[int, dict[str, Any]]:
    """By key the images of many rows, as far as they are there; of all columns, or of those named."""
    columns = names or [f.attname for f in model._meta.concrete_fields if not f.generated]
    found: dict[int, dict[str, Any]] = {}
    for chunk in portions(pks):
        for pk, *values in model._default_manager.filter(pk__in=chunk).order_by("pk").values_list("pk", *columns):
            found[pk] = dict(zip(columns, map(as_json, values), strict=True))
    return found


def row_from(model: type[models.Model], image: dict[str, Any]) -> models.Model:
    """The row of an image, not saved. Columns that did not exist when it was taken get their defaults."""
    fields = {f.attname: f for f in model._meta.concrete_fields if not f.generated}
    return model(**{name: fields[name].to_python(value) for name, value in image.items() if name in fields})


def as_json(value: Any) -> Any:
    """A column's value as images and lines hold it."""
    return value.isoformat() if isinstance(value, datetime.date | datetime.datetime) else value
