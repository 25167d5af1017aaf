"""The one gate for what both databases keep. SQLite takes texts and numbers that PostgreSQL refuses; better a sentence
that names the place than half a move."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations

Fault = Callable[[Any], str | None]


def fault_of(field: models.Field[Any, Any]) -> Fault:
    """Tells why a value of that column cannot be kept, or ``None``."""
    if isinstance(field, models.JSONField):
        return lambda value: _in_text(json.dumps(value, ensure_ascii=False, sort_keys=True), escaped=True)
    if isinstance(field, models.CharField | models.TextField):
        return lambda value: _too_long(value, field.max_length) or _in_text(value)
    if isinstance(field, models.IntegerField):
        # Those of PostgreSQL: SQLite has one range for all.
        least, most = BaseDatabaseOperations.integer_field_ranges[field.get_internal_type()]
        return lambda value: _out_of_range(value, least, most)
    return lambda _: None


def _in_text(text: str, *, escaped: bool = False) -> str | None:
    if "\x00" in text or (escaped and "\\u0000" in text):
        return "holds a NUL character"
    # isascii comes first, since nearly all texts are and it costs nothing.
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        return "holds half a character (a lone surrogate)"
    return None


def _too_long(text: str, most: int | None) -> str | None:
    return f"has {len(text)} characters, and {most} are the most" if most and len(text) > most else None


def _out_of_range(number: int, least: int, most: int) -> str | None:
    return None if least <= number <= most else "is a number too large for its column"
