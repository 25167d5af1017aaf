"""JSON columns of rows that come by the hundred thousand."""

from __future__ import annotations

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class WrittenJSON(models.JSONField):
    """JSON that only our own code writes. SQLite is not asked to parse it again at every insert.

    Three such checks a client were a tenth of the time of writing her. PostgreSQL checks by its type all the same.
    """

    def db_check(self, connection: BaseDatabaseWrapper) -> None:  # noqa: ARG002 (Django's signature)
        return None
