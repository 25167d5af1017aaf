"""What a firm's members see, as one number: to the letter, or but for keys and times that differ from run to run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection, models

from rollforward.accounts.models import Firm
from rollforward.clients.models import Client, ClientContact, Contact, CustomField, Option
from rollforward.imports.replace import TABLES
from rollforward.journal.models import Generation
from rollforward.work.models import Project, Series, Task

_ROWS_AT_ONCE = 2_000

#: Given anew to each new record, or drawn by chance.
_DIFFERS = {"id", "firm_id", "generation", "public_id", "created_at", "updated_at", "tax_id_sealed", "search"}
_BOUND: tuple[type[models.Model], ...] = (Client, Contact, ClientContact, Series, Project, Task)


def exact(firm: Firm) -> str:
    """Every column of every row of the present set, and the firm's fields and options."""
    return _hash(row for rows in _seen(firm) for row in rows.iterator(_ROWS_AT_ONCE))


def stored(firm: Firm) -> str:
    """The same to the byte as the database has it, where nothing may have been written at all; it is told sooner."""
    return _hash(row for rows in _seen(firm) for row in _stored(rows))


def _seen(firm: Firm) -> list[models.QuerySet[Any, Any]]:
    present = [m._default_manager.filter(firm=firm, generation=firm.generation) for m in TABLES]
    outside = [m._default_manager.filter(firm=firm) for m in (CustomField, Option)]
    return [rows.order_by("pk").values_list() for rows in (*present, *outside)]


def content(firm: Firm) -> str:
    """The same without keys, public IDs and times: what two runs of one import have in common."""
    marks: dict[tuple[str, int], str] = {}
    for model in _BOUND:
        parents = {
            f.attname: f.related_model.__name__ for f in model._meta.concrete_fields if f.related_model in _BOUND
        }
        names = [f.attname for f in model._meta.concrete_fields if f.attname not in _DIFFERS]
        rows = model._default_manager.filter(firm=firm, generation=firm.generation).values_list("id", *names)
        for pk, *values in _stored(rows):
            told = [
                marks.get((parents[name], value), value) if name in parents else value
                for name, value in zip(names, values, strict=True)
            ]
            marks[model.__name__, pk] = _hash([(model.__name__, *told)])
    return _hash(sorted(marks.values()))


def strays(firm: Firm) -> int:
    """Rows of sets that are neither in place nor kept."""
    ready = Generation.objects.filter(firm=firm, state=Generation.State.READY).values_list("number", flat=True)
    known = {firm.generation, *ready}
    return sum(m._default_manager.filter(firm=firm).exclude(generation__in=known).count() for m in TABLES)


def _stored(rows: models.QuerySet[Any, Any]) -> Iterator[tuple[Any, ...]]:
    """Rows as the driver gives them: making Python's values of them takes most of the time."""
    sql, parameters = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        while some := cursor.fetchmany(_ROWS_AT_ONCE):
            yield from some


def _hash(rows: Iterable[Any]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr(row).encode())
    return digest.hexdigest()[:32]
