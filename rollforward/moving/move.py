"""The move: all or nothing, nobody writing meanwhile, and believed only when it was read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction

from rollforward.database import settings_for
from rollforward.moving.fitting import fault_of
from rollforward.moving.tables import Digest, Row, columns, digest, rows, tables
from rollforward.moving.writing import empty, gives_keys, last_key, set_last_key, write
from rollforward.wall import policies

_SOURCE, _TARGET = DEFAULT_DB_ALIAS, "moved"
#: Ours, and begun anew in the target: what was migrated there, and the counts against guessing.
_NOT_MOVED = ("django_migrations", "rate_limits")
_MADE_BY_MIGRATING = ("django_content_type", "auth_permission")
_NAMED = 5


class CannotMove(Exception):
    """The move was not made; the text says why and the way out. The target holds nothing of it."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved. ``digest`` is the same for the same rows on either database."""

    tables: int
    rows: int
    digest: str


def move(url: str, tell: Callable[[str], None] = lambda _: None) -> Moved:
    """Copy everything from the installation's database into the empty one at ``url``.

    ``tell`` hears the name of each table that is done. Raises ``CannotMove``; ``ValueError`` for an address of no known
    form; ``OperationalError`` where the target does not answer.
    """
    with opened(url, _TARGET):
        _need_empty()
        call_command("migrate", database=_TARGET, verbosity=0, interactive=False)
        return copy_all(_SOURCE, _TARGET, _stop_writers, tell)


def copy_all(
    source: str, target: str, begin: Callable[[], None] = lambda: None, tell: Callable[[str], None] = lambda _: None
) -> Moved:
    """Every row of ``source`` in the place of all that ``target`` holds, in one transaction of each.

    ``begin`` is called first in the transaction of the source. Raises ``CannotMove``.
    """
    with transaction.atomic(using=source), transaction.atomic(using=target):
        begin()
        with policies.lifted(tables(), target):
            found = [_copied(model, source, target, tell) for model in tables()]
    return _summed(found)


def state_of(alias: str) -> Moved:
    """How much a database holds, and its digest."""
    return _summed([(model._meta.db_table, digest(model, alias)) for model in tables()])


def _summed(found: list[tuple[str, Digest]]) -> Moved:
    whole = sha256("\n".join(sorted(f"{name} {made.rows} {made}" for name, made in found)).encode())
    return Moved(len(found), sum(made.rows for _, made in found), whole.hexdigest())


@contextmanager
def opened(url: str, alias: str) -> Iterator[None]:
    """Another database than the installation's under a name of its own. Raises ``CannotMove`` where it is the same."""
    wanted = settings_for(url)
    present = connections[DEFAULT_DB_ALIAS].settings_dict
    if all(str(wanted.get(name) or "") == str(present.get(name) or "") for name in ("ENGINE", "NAME", "HOST", "PORT")):
        raise CannotMove("That is the database that is in use: name another one, which must be empty.")
    complete = connections.configure_settings({DEFAULT_DB_ALIAS: {}, alias: wanted})
    connections.settings[alias] = complete[alias]
    try:
        yield
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]


def _need_empty() -> None:
    with connections[_TARGET].cursor() as cursor:
        there = set(connections[_TARGET].introspection.table_names(cursor))
    ours = {model._meta.db_table: model for model in tables()}
    foreign = sorted(there - {*ours, *_NOT_MOVED})
    if foreign:
        raise CannotMove(f"The target holds tables of something else ({_listed(foreign)}): name an empty database.")
    filled = [
        name
        for name in sorted(there & set(ours) - set(_MADE_BY_MIGRATING))
        if ours[name]._base_manager.using(_TARGET).exists()
    ]
    if filled:
        raise CannotMove(
            f"The target is not empty: there are rows in {_listed(filled)}. Name an empty database; nothing was moved."
        )


def _stop_writers() -> None:
    """Nobody writes into the source until the end of the transaction. On SQLite its beginning has seen to that."""
    connection = connections[_SOURCE]
    if connection.vendor == "postgresql":
        names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in tables())
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {names} IN SHARE MODE")


def _copied(model: type[models.Model], source: str, target: str, tell: Callable[[str], None]) -> tuple[str, Digest]:
    """One table, with proof: the digest of what was read from the source is that of what the target gives back."""
    read = Digest()
    empty(model, target)
    write(model, _checked(model, read, source), target)
    if gives_keys(model):
        set_last_key(model, target, last_key(model, source))
    arrived = digest(model, target)
    name = model._meta.db_table
    if (arrived.rows, str(arrived)) != (read.rows, str(read)):
        raise CannotMove(f"Table {name} did not arrive as it was sent ({read.rows} rows), so nothing was written.")
    tell(name)
    return name, read


def _checked(model: type[models.Model], read: Digest, source: str) -> Iterator[Row]:
    faults = [fault_of(field) for field in columns(model)]
    for row in rows(model, source):
        for find, field, value in zip(faults, columns(model), row, strict=True):
            if value is not None and (fault := find(value)):
                raise CannotMove(
                    f"Table {model._meta.db_table}, row {row[0]}, column {field.column} {fault}, which not every "
                    "database can keep. Change it in the program, then move again; nothing was moved."
                )
        read.add(row)
        yield row


def _listed(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
