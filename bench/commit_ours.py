"""Our commit against the bare minimum, in one process and one fresh installation: prints one JSON of seconds.

``python -m bench.commit_ours FILE``, on the database that ``DATABASE_URL`` names, SQLite where it names none. The
import's rows of clients, contacts, ties and journal are read back, removed, and written once more into the same tables
by nothing but ``executemany`` or ``COPY``. Then the same file is planned as an update, against reading it and the firm.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["ROLLFORWARD_DATA"] = tempfile.mkdtemp()
os.environ["DJANGO_SETTINGS_MODULE"] = "rollforward.config.settings"

import django

django.setup()

from rollforward import wall

wall.outside("bench")

from django.core.management import call_command
from django.db import connection, transaction

from rollforward import sandbox
from rollforward.accounts.commands import create_firm
from rollforward.clients.models import Client, ClientContact, Contact
from rollforward.imports import bulk, commands, jobs, queries
from rollforward.imports.judging import judge
from rollforward.imports.models import Import
from rollforward.journal.models import Line
from rollforward.wall import policies

WRITTEN = (Client, Contact, ClientContact, Line)


def main(file: Path) -> None:
    call_command("migrate", verbosity=0)
    member = create_firm("Bench", "bench@example.com")
    sandbox.warm_up()
    imp, _ = _reviewed(member, file)
    commands.submit(imp, member)
    commit = _seconds(lambda: jobs.run_to_end(imp, "bench"))
    if queries.receipt(imp)["added"] != queries.receipt(imp)["rows"]:
        sys.exit(f"The import did not add every row, so its time says nothing: {imp.message}")
    held = {model: _rows(model) for model in WRITTEN}
    again, read = _reviewed(member, file)
    frames = _seconds(lambda: _present(again))
    judged = judge(again)
    _empty()
    bare = _seconds(lambda: _write(held))
    rows = sum(len(found) for _, found in held.values())
    told = {"rows": rows, "commit": commit, "bare": bare, "plan": judged.seconds["plan"], "read": read + frames}
    print(json.dumps(told))


def _reviewed(member: object, file: Path) -> tuple[Import, float]:
    """The import, judged; and how long its file took to be read."""
    imp = commands.start(member, "update")
    read = _seconds(lambda: commands.receive_file(imp, member, file.name, [file.read_bytes()]))
    queries.judge(imp)
    return imp, read


def _present(imp: Import) -> None:
    from rollforward.imports.judging.whole import given, present

    present(imp, given(imp))


def _rows(model: type) -> tuple[list[str], list[tuple[object, ...]]]:
    names = [field.column for field in model._meta.concrete_fields if not field.generated]
    columns = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {columns} FROM "{model._meta.db_table}" ORDER BY id')
        return names, [tuple(map(bulk.parameter, row)) for row in cursor.fetchall()]


def _write(held: dict[type, tuple[list[str], list[tuple[object, ...]]]]) -> None:
    bulk.make_room()  # what SQLite is given for ours, it is given here
    with transaction.atomic(), policies.lifted(list(held), "default"):  # bare: without the wall between firms
        for model, (names, rows) in held.items():
            columns, table = ", ".join(f'"{name}"' for name in names), model._meta.db_table
            if connection.vendor == "sqlite":
                marks = ", ".join("?" * len(names))
                connection.connection.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', rows)
            else:
                with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
                    for row in rows:
                        copy.write_row(row)


def _empty() -> None:
    """The tables as they were before the import, without the pages that it filled."""
    tables = [f'"{model._meta.db_table}"' for model in reversed(WRITTEN)]
    if connection.vendor == "postgresql":
        _execute(f"TRUNCATE {', '.join(tables)} CASCADE")
        return
    for table in tables:
        _execute(f"DELETE FROM {table}")
    _execute("VACUUM")
    _execute("PRAGMA wal_checkpoint(PASSIVE)")


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(Path(sys.argv[1]))
