"""The rules that PostgreSQL holds rows to, derived from the tables themselves, so that no table can be forgotten.

A table with a firm is shown by it; a table without, by the row that it belongs to. ``FORCE`` holds its owner to the
same rules; only superusers and roles with ``BYPASSRLS`` pass, and ``doctor`` says so where the application is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from django.apps.registry import Apps
from django.db import connections, models

_POLICY = "one_firm"
#: Each sub-select is asked once per statement, not once per row.
_ONE_FIRM = (
    "{firm} = (SELECT nullif(current_setting('rollforward.firm', true), '')::bigint)"
    " OR (SELECT coalesce(current_setting('rollforward.every_firm', true), '') <> '')"
)

Model = type[models.Model]
Tie = models.ForeignKey[Any, Any]


def lay(firm: Model, apps: Apps, using: str) -> None:
    """Put every table that belongs to a firm behind the wall. What stands is left; nothing on SQLite."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        stands = standing(cursor)
        for model, tie in walled(firm, apps).items():
            name, condition = _policy(model, tie, firm)
            if model._meta.db_table in there and stands.get(model._meta.db_table) != name:
                _build(cursor, model, name, condition, stands.get(model._meta.db_table))


def standing(cursor: Any) -> dict[str, str]:
    """The policy of each table that has one of ours."""
    cursor.execute("SELECT tablename, policyname FROM pg_policies WHERE policyname LIKE %s", [f"{_POLICY}%"])
    return dict(cursor.fetchall())


def walled(firm: Model, apps: Apps) -> dict[Model, Tie | None]:
    """The tables that belong to a firm, the firm's own first, each with what ties it to one before it."""
    left = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    found: dict[Model, Tie | None] = {firm: None}
    while more := {model: tie for model in left if model not in found and (tie := _tie(model, firm, found))}:
        found |= more
    return found


def _tie(model: Model, firm: Model, known: dict[Model, Tie | None]) -> Tie | None:
    """The firm itself before anything else, and nothing that a row may lack."""
    ties = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey) and not field.null]
    ours = [tie for tie in ties if tie.related_model in known]
    return next((tie for tie in ours if tie.related_model is firm), ours[0] if ours else None)


@contextmanager
def lifted(tables: list[Model], using: str) -> Iterator[None]:
    """Within a transaction, their owner writes past the wall: COPY, which it refuses, included."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT oid::regclass::text FROM pg_class WHERE relforcerowsecurity")
        held = {name.strip('"') for (name,) in cursor.fetchall()}
        names = [_quoted(model) for model in tables if model._meta.db_table in held]
        for name in names:
            cursor.execute(f"ALTER TABLE {name} NO FORCE ROW LEVEL SECURITY")
        yield
        # What foreign keys have yet to look at must be looked at before a table is altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in names:
            cursor.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")


def _policy(model: Model, tie: Tie | None, firm: Model) -> tuple[str, str]:
    """Its name, which tells by its end what it says, and its condition."""
    table = _quoted(model)
    if tie is None:
        condition = _ONE_FIRM.format(firm=f"{table}.id")
    elif tie.related_model is firm:
        condition = _ONE_FIRM.format(firm=f'{table}."{tie.column}"')
    else:
        # The row that it belongs to is behind the same wall, so to see it is enough.
        owner = tie.related_model
        key = f'owner."{owner._meta.pk.column}"'
        condition = f'EXISTS (SELECT 1 FROM {_quoted(owner)} owner WHERE {key} = {table}."{tie.column}")'  # noqa: S608
    return f"{_POLICY}_{sha256(condition.encode()).hexdigest()[:8]}", condition


def _build(cursor: Any, model: Model, name: str, condition: str, former: str | None) -> None:
    table = _quoted(model)
    if former:
        cursor.execute(f"DROP POLICY {former} ON {table}")
    cursor.execute(f"CREATE POLICY {name} ON {table} USING ({condition}) WITH CHECK ({condition})")
    cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


def _quoted(model: Model) -> str:
    return f'"{model._meta.db_table}"'
