"""The whole installation goes to another database and back. On PostgreSQL the way leads over SQLite and returns."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings as in_force
from django.db import connection

from rollforward.clients.models import Client
from rollforward.imports.models import Import
from rollforward.journal.models import Line
from rollforward.moving.fitting import fault_of
from rollforward.moving.tables import digest, tables
from rollforward.work.models import Project, Series, Task
from tests.apps.imports.importing import carry_out, undo
from tests.cast import Cast

HEAD = "Client name,Client code,Tax ID,City,Tags,Client since,First name,Last name,Email,Birthday\n"
FIRST = HEAD + 'Café Łódź 会,007,12-3456789,"A ""b"", c","vip, audit",2020-02-29,Ann,Lee,ann@x.example,1969-12-31\n'
SECOND = HEAD + "New,8,,Tampa,,,Bo,Ray,bo@x.example,\n"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, settings: object) -> None:
    settings.UPLOADS_DIR, settings.LOCKS_DIR = tmp_path / "imports", tmp_path / "locks"


@pytest.fixture
def worked_in(cast: Cast) -> Cast:
    """Two firms, one with an import, work, a clear, an undone import and a record that is gone."""
    carry_out(cast.vera, FIRST)
    client = Client.objects.get()
    inside = {"firm": cast.harbor, "generation": cast.harbor.generation}
    series = Series.objects.create(client=client, name="1040", rule="FREQ=YEARLY", starts_on="2026-01-01", **inside)
    project = Project.objects.create(client=client, series=series, name="1040 2026", due_on="2026-04-15", **inside)
    Task.objects.create(project=project, title="Ask for papers", done=True, assignee=cast.omar, **inside)
    undo(carry_out(cast.vera, SECOND), cast.vera)
    carry_out(cast.nina, SECOND, "clear")
    return cast


#: What each table holds and which client key comes next, told by a process that lives at another address.
_LOOK = """
import json, django; django.setup()
from rollforward import wall; wall.outside("tests")
from rollforward.clients.models import Client
from rollforward.moving.tables import digest, tables
held = {model._meta.db_table: str(digest(model, "default")) for model in tables()}
found = Client.objects.filter(search__holds="lodz").count()
one = Client.objects.first(); one.pk, one.public_id, one.external_id = None, "C-0", ""; one.save()
print(json.dumps({"held": held, "next": one.pk, "found": found}))
"""


def run(url: str, *command: str) -> subprocess.CompletedProcess[str]:
    """A program of an installation whose database is at ``url``."""
    env = os.environ | {"DATABASE_URL": url, "ROLLFORWARD_DATA": str(in_force.DATA_DIR)}
    env["DJANGO_SETTINGS_MODULE"] = "rollforward.config.settings"
    return subprocess.run([sys.executable, *command], env=env, capture_output=True, text=True, check=False)


def move(url: str, to: str) -> subprocess.CompletedProcess[str]:
    return run(url, "-m", "rollforward", "move", "--to", to)


def address(name: str = "") -> str:
    """Of the test's database, or of another one on the same server."""
    name = name or str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def test_everything_arrives_comes_back_the_same_and_no_key_is_given_twice(worked_in: Cast, tmp_path: Path) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("on PostgreSQL it goes both ways")
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE moved_back")
    back = address("moved_back")
    away = f"sqlite:///{tmp_path}/away.sqlite3"
    before = {model._meta.db_table: str(digest(model, "default")) for model in tables()}
    gone = Import.objects.get(state="undone")
    removed = Line.objects.get(change__number=gone.change, change__firm=gone.firm_id, record="client", op="c").record_id
    assert not Client.objects.filter(pk__gte=removed, firm=gone.firm_id).exists()
    there, again = move(address(), away), move(away, back)
    assert (there.returncode, again.returncode) == (0, 0), there.stderr + again.stderr
    assert len(there.stdout) == 65
    assert again.stdout == there.stdout
    seen = json.loads(run(back, "-c", _LOOK).stdout)
    assert seen["held"] == before
    assert seen["next"] > removed
    assert seen["found"] == 1
    refused = move(address(), back)
    assert refused.returncode == 3
    assert "not empty" in refused.stderr
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE moved_back WITH (FORCE)")


def test_a_value_that_one_database_cannot_keep_stops_the_move_before_anything_is_there(
    worked_in: Cast, tmp_path: Path
) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL refuses the value itself")
    one = Import.objects.order_by("pk").first()
    Import.objects.filter(pk=one.pk).update(file_name="a\x00b")
    refused = move(address(), f"sqlite:///{tmp_path}/away.sqlite3")
    assert refused.returncode == 3
    assert f"imports_import, row {one.pk}, column file_name holds a NUL" in refused.stderr
    with sqlite3.connect(tmp_path / "away.sqlite3") as away:
        assert away.execute("SELECT count(*) FROM accounts_firm").fetchone() == (0,)
    away.close()


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        ("file_name", "a\x00b", "NUL"),
        ("choices", {"dates": {"client.since": "\x00"}}, "NUL"),
        ("choices", {"dates": {"client.since": "\ud83d"}}, "surrogate"),
        ("worker", "w" * 81, "81 characters"),
        ("extra_rows", 2**31, "too large"),
    ],
)
def test_what_one_database_cannot_keep_is_named_before_it_is_written(column: str, value: object, fault: str) -> None:
    field = Import._meta.get_field(column)
    assert fault in (fault_of(field)(value) or "")
    assert fault_of(field)(field.get_default()) is None
