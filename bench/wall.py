"""What the second wall between firms costs: ``python -m tests.postgresql python -m bench.wall``; prints JSON of ratios.

An import of new clients and the list of clients, each with the wall and without it by turns in one process: without,
row security is switched off and the rows go straight into their tables.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ["ROLLFORWARD_DATA"] = tempfile.mkdtemp()
os.environ["ROLLFORWARD_HOSTS"] = "testserver"
os.environ["ROLLFORWARD_DEBUG"] = "1"  # pages without collected files
os.environ["DJANGO_SETTINGS_MODULE"] = "rollforward.config.settings"

import django

django.setup()

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client as Browser

from bench import data
from rollforward import sandbox, wall
from rollforward.accounts.commands import create_firm
from rollforward.accounts.models import Firm, Member
from rollforward.imports import bulk, commands, jobs, queries
from rollforward.wall import policies

ROWS = 20_000
ROUNDS = 5
PAGES = 15

wall.outside("bench")
_behind = bulk._copy


def _straight(table: str, rows: object, constants: object) -> None:
    """The way that PostgreSQL takes without a wall."""
    frame = rows.with_columns(bulk.pl.lit(value).alias(name) for name, value in constants.items())
    names = ", ".join(f'"{name}"' for name in frame.columns)
    text = frame.write_csv(None, include_header=False, quote_style="non_numeric", null_value="")
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN (FORMAT csv)') as copy:
        copy.write(text)


def main() -> None:
    call_command("migrate", verbosity=0)
    sandbox.warm_up()
    file = data.write(Path(os.environ["ROLLFORWARD_DATA"]) / "clients.csv", ROWS)
    taken: dict[str, dict[bool, list[float]]] = {"import": {}, "list": {}, "search": {}}
    for turn in range(ROUNDS * 2):
        built = turn % 2 == 0
        _build(built)
        member = create_firm(f"Bench {turn}", f"bench{turn}@example.com")
        with wall.inside(member.firm_id):
            taken["import"].setdefault(built, []).append(_import(member, file))
        browser = Browser()
        browser.force_login(member.user, "allauth.account.auth_backends.AuthenticationBackend")
        for name, address in (("list", "/clients/"), ("search", "/clients/?q=ann")):
            times = taken[name].setdefault(built, [])
            times += [_seconds(partial(_seen, browser, address)) for _ in range(PAGES)]
    print(json.dumps({name: _told(times) for name, times in taken.items()}))


def _build(built: bool) -> None:
    bulk._copy = _behind if built else _straight
    with connection.cursor() as cursor:
        for model in policies.walled(Firm, apps):
            cursor.execute(
                f'ALTER TABLE "{model._meta.db_table}" {"ENABLE" if built else "DISABLE"} ROW LEVEL SECURITY'
            )


def _import(member: Member, file: Path) -> float:
    imp = commands.start(member, "update")
    commands.receive_file(imp, member, file.name, [file.read_bytes()])
    queries.judge(imp)
    commands.submit(imp, member)
    return _seconds(lambda: jobs.run_to_end(imp, "bench"))


def _seen(browser: Browser, address: str) -> None:
    assert browser.get(address).status_code == 200


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _told(times: dict[bool, list[float]]) -> dict[str, float]:
    behind, without = statistics.median(times[True]), statistics.median(times[False])
    return {"with": round(behind, 4), "without": round(without, 4), "ratio": round(behind / without, 2)}


if __name__ == "__main__":
    main()
