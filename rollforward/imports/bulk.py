"""Writing many rows at once, by the fastest way that each database offers inside Django's own transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
from django.db import connection, models

from rollforward.database import portions

_CACHE_KIB = 256 * 1024


def make_room() -> None:
    """Let SQLite keep a large import's pages in memory: to spill them to the disk and back doubles the writing."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size={-_CACHE_KIB}")


def take_ids(model: type[models.Model], count: int) -> list[int]:
    """Primary keys for ``count`` new rows, given to nobody else. Call inside the writing transaction."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [row[0] for row in cursor.fetchall()]
        # The immediate transaction is the only writer: what AUTOINCREMENT would give next is ours.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
    first = (found[0] if found else 0) + 1
    return list(range(first, first + count))


def insert(model: type[models.Model], rows: pl.DataFrame, constants: Mapping[str, Any]) -> None:
    """Insert every row of a frame whose columns are named as the table's, with ``constants`` for the others.

    Values must be as the database stores them: text, integers, booleans; dates and JSON as text.
    """
    if rows.is_empty():
        return
    (_copy if connection.vendor == "postgresql" else _execute_many)(model._meta.db_table, rows, constants)


def update(model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """``UPDATE`` by primary key: each row holds the new values of ``columns``, then the key; as they are stored.

    ``None`` leaves what is there in a column that takes no NULL, so that rows of which other columns change need no
    statement of their own: of a wide table SQLite takes four times as long to prepare one as to change a row.
    """
    quote, nulls = connection.ops.quote_name, nullable(model)
    assignments = ", ".join(
        f"{quote(column)} = " + ("%s" if column in nulls else f"COALESCE(%s, {quote(column)})") for column in columns
    )
    sql = f"UPDATE {quote(model._meta.db_table)} SET {assignments} WHERE id = %s"  # noqa: S608 (quoted names only)
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def nullable(model: type[models.Model]) -> set[str]:
    """The columns that take NULL."""
    return {str(field.column) for field in model._meta.concrete_fields if field.null}


def delete(model: type[models.Model], pks: Sequence[int]) -> None:
    """``DELETE`` by primary key. What hangs on a row must be gone."""
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        for chunk in portions(pks):
            marks = ", ".join(["%s"] * len(chunk))
            cursor.execute(f"DELETE FROM {table} WHERE id IN ({marks})", chunk)  # noqa: S608 (a quoted name)


def parameter(value: Any) -> Any:
    """A stored value as the driver takes it: lists and objects go as JSON text."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _execute_many(table: str, rows: pl.DataFrame, constants: Mapping[str, Any]) -> None:
    quote = connection.ops.quote_name
    names = ", ".join(quote(name) for name in (*rows.columns, *constants))
    # Constants stand in the statement's own select list, so that they are bound once and not per row and column.
    marks = ", ".join(["?"] * rows.width + [_literal(value) for value in constants.values()])
    sql = f"INSERT INTO {quote(table)} ({names}) VALUES ({marks})"  # noqa: S608 (quoted names, escaped literals)
    columns = [column.to_list() for column in rows.get_columns()]
    connection.ensure_connection()
    connection.connection.executemany(sql, zip(*columns, strict=True))


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, int):  # a bool is one, and SQLite stores it as 0 or 1
        return str(int(value))
    return "'" + str(value).replace("'", "''") + "'"


def _copy(table: str, rows: pl.DataFrame, constants: Mapping[str, Any]) -> None:
    quote = connection.ops.quote_name
    frame = rows.with_columns(pl.lit(value).alias(name) for name, value in constants.items())
    names = ", ".join(quote(name) for name in frame.columns)
    # Every text quoted, every null bare: COPY tells an empty text from no value by just that.
    text = frame.write_csv(None, include_header=False, quote_style="non_numeric", null_value="")
    beside = f"coming_{table}"
    with connection.cursor() as cursor:
        # Not straight in: into a table behind the wall between firms PostgreSQL takes no COPY.
        columns = f"SELECT {names} FROM {quote(table)} WITH NO DATA"  # noqa: S608 (quoted names only)
        cursor.execute(f"CREATE TEMPORARY TABLE {quote(beside)} ON COMMIT DROP AS {columns}")
        with cursor.copy(f"COPY {quote(beside)} ({names}) FROM STDIN (FORMAT csv)") as copy:
            copy.write(text)
        cursor.execute(f"INSERT INTO {quote(table)} ({names}) SELECT {names} FROM {quote(beside)}")  # noqa: S608
        cursor.execute(f"DROP TABLE {quote(beside)}")
