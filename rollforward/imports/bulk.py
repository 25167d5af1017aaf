"""Writing many rows at once, by the fastest way that each database offers inside Django's own transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl
from django.db import connection, models

from rollforward.database import portions

_CACHE_KIB = 256 * 1024


def make_room(*, in_portions: bool) -> None:
    """Let SQLite keep a large import's pages in memory, and not copy its log back within its one commit.

    Spilling pages to the disk and back doubles the writing; the copying would hold everybody else's writes meanwhile.
    A write in portions copies back as it goes: what it left to the end, the next member who saves would have to copy.
    """
    _set(f"PRAGMA cache_size={-_CACHE_KIB}", *(() if in_portions else ("PRAGMA wal_autocheckpoint=0",)))


def settle() -> None:
    """Copy SQLite's log back, as far as nobody reads from it, now that the import is committed."""
    _set("PRAGMA wal_autocheckpoint=1000", "PRAGMA wal_checkpoint(PASSIVE)")


def _set(*pragmas: str) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for pragma in pragmas:
                cursor.execute(pragma)


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


def update(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """``UPDATE`` by primary key: each row holds the new values of ``columns``, then the key; as they are stored."""
    quote = connection.ops.quote_name
    assignments = ", ".join(f"{quote(column)} = %s" for column in columns)
    sql = f"UPDATE {quote(model._meta.db_table)} SET {assignments} WHERE id = %s"  # noqa: S608 (quoted names only)
    with connection.cursor() as cursor:
        cursor.executemany(sql, list(rows))


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
