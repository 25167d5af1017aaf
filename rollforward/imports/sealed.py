"""A text column that the database keeps encrypted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

from rollforward.clients.columns import VAULT


class SealedTextField(models.TextField):  # type: ignore[type-arg]
    """Text that is sealed on its way into the table and opened on its way out; it cannot be searched. Blank stays
    blank."""

    def get_prep_value(self, value: Any) -> Any:
        return VAULT.seal(value) if value else value

    def from_db_value(self, value: str | None, _expression: Expression, _connection: BaseDatabaseWrapper) -> str | None:
        return VAULT.open(value) if value else value

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        # The column is plain text: a migration that named this class would have to keep it for ever.
        name, _path, arguments, named = super().deconstruct()
        return name, "django.db.models.TextField", arguments, named
