"""What PostgreSQL knows of the tables that a large import has just filled.

Its plans follow from counts that autovacuum takes anew about once a minute. Until then a set that was put in place a
moment ago counts as empty, and lists of it are read row by row: they take four times as long.
"""

from __future__ import annotations

import logging

from django.db import DatabaseError, connection

from rollforward.clients.models import Client, ClientContact, Contact
from rollforward.imports.models import Import
from rollforward.journal.models import Line

log = logging.getLogger("rollforward.jobs")

#: Of fewer rows the old counts are as good.
MANY = 1_000
_FILLED = (Client, Contact, ClientContact, Line)


def take_anew(imp: Import) -> None:
    """Count again after an import of many rows was carried out or taken back, where the database goes by counts.

    Call outside a transaction, when all is done: whether it succeeds changes no result.
    """
    if connection.vendor != "postgresql" or _rows_of(imp) < MANY:
        return
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in _FILLED)
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {tables}")
    except DatabaseError:
        log.warning("the tables could not be counted anew; autovacuum does it soon")


def _rows_of(imp: Import) -> int:
    """Those of its receipt; none before there is one."""
    return Import.objects.values_list("receipt__rows", flat=True).get(pk=imp.pk) or 0
