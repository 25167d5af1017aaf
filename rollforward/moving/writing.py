"""Rows into a table by the fastest way that each database has, and the counters that give the next keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from rollforward.moving.tables import Row, columns


def empty(model: type[models.Model], alias: str) -> None:
    """Remove what migrating has put into a new table: the rows that come have keys of their own."""
    with connections[alias].cursor() as cursor:
        cursor.execute(f"DELETE FROM {_quoted(model, alias)}")  # noqa: S608 (quoted name)


def write(model: type[models.Model], rows: Iterable[Row], alias: str) -> None:
    """Insert rows with all their columns, keys included."""
    connection = connections[alias]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in columns(model))
    table = _quoted(model, alias)
    stored = _as_stored(model, rows, connection)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in stored:
                copy.write_row(row)
    else:
        marks = ", ".join("?" * len(columns(model)))
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 (quoted names only)
        connection.connection.executemany(sql, stored)


def _as_stored(model: type[models.Model], rows: Iterable[Row], connection: BaseDatabaseWrapper) -> Iterator[list[Any]]:
    prepare = [field.get_db_prep_save for field in columns(model)]
    for row in rows:
        yield [make(value, connection) for make, value in zip(prepare, row, strict=True)]


def last_key(model: type[models.Model], alias: str) -> int:
    """The highest key that the table ever gave, its row being there or not. The journal speaks of rows that are gone,
    so no key may be given twice."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT max({_key(model, alias)}) FROM {_quoted(model, alias)}")  # noqa: S608 (quoted names)
        highest = cursor.fetchone()[0] or 0
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_sequence_last_value(%s::regclass)", [_sequence(model, cursor)])
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        counted = cursor.fetchone()
    return max(highest, (counted and counted[0]) or 0)


def set_last_key(model: type[models.Model], alias: str, key: int) -> None:
    """Let the table give keys above this one."""
    connection = connections[alias]
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(%s::regclass, %s, %s)", [_sequence(model, cursor), max(key, 1), key > 0])
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, key])


def gives_keys(model: type[models.Model]) -> bool:
    """Whether the database numbers the rows itself."""
    return isinstance(model._meta.pk, models.AutoField)


def _sequence(model: type[models.Model], cursor: Any) -> str:
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{model._meta.db_table}"', model._meta.pk.column])
    return str(cursor.fetchone()[0])


def _quoted(model: type[models.Model], alias: str) -> str:
    return connections[alias].ops.quote_name(model._meta.db_table)


def _key(model: type[models.Model], alias: str) -> str:
    return connections[alias].ops.quote_name(str(model._meta.pk.column))
