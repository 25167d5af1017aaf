"""Real processes, killed for real: a worker that dies in the middle leaves nothing half-done and no firm locked."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

_DEADLINE_SECONDS = 90
_ROWS = 6_000


class Installation:
    """A Rollforward of its own in a folder, driven by its command line as an operator would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "ROLLFORWARD_DATA": str(folder / "data")}
        self.environment.pop("DJANGO_SETTINGS_MODULE", None)
        self.environment.pop("DATABASE_URL", None)

    def run(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "rollforward", *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def ask(self, code: str) -> Any:
        """What a piece of code, run in a process with this installation's settings, prints as JSON."""
        lines = "import django, json\ndjango.setup()\n"
        environment = {**self.environment, "DJANGO_SETTINGS_MODULE": "rollforward.config.settings"}
        done = subprocess.run(
            [sys.executable, "-c", lines + code], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def start_worker(self) -> subprocess.Popen[bytes]:
        # A group of its own: a kill must take the worker's children along, as a power cut would.
        return subprocess.Popen(
            [sys.executable, "-m", "rollforward", "worker"],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def state(self) -> dict[str, Any]:
        """The newest import and what the firm's members see, read from the database file beside everybody."""
        with closing(sqlite3.connect(f"file:{self.folder}/data/rollforward.sqlite3?mode=ro", uri=True)) as database:
            database.row_factory = sqlite3.Row
            row = database.execute(
                "SELECT i.state, f.lock_owner <> '' AS locked, f.generation, "
                "(SELECT count(*) FROM clients_client) AS rows, "
                "(SELECT count(*) FROM clients_client c WHERE c.generation = f.generation) AS clients "
                "FROM imports_import i JOIN accounts_firm f ON f.id = i.firm_id ORDER BY i.id DESC"
            ).fetchone()
        return dict(row)

    def phase(self, reference: str) -> str:
        path = self.folder / "data" / "imports" / reference / "progress.json"
        return str(json.loads(path.read_text())["phase"]) if path.exists() else ""


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    made = Installation(tmp_path)
    made.run("migrate")
    made.run("init", "--firm", "Harbor Books", "--email", "vera@harbor.example")
    (tmp_path / "old.csv").write_text("Client name\nAcme\nZed\n")
    made.run("import", str(tmp_path / "old.csv"), "--firm", "harbor-books", "--yes")
    return made


def wait_until(true: Callable[[], bool], what: str) -> None:
    """Look again and again until it is so; fail when it never is."""
    end = time.monotonic() + _DEADLINE_SECONDS
    while not true():
        if time.monotonic() > end:
            pytest.fail(f"waited {_DEADLINE_SECONDS} s in vain until {what}")


_QUEUE_A_CLEAR = """
from pathlib import Path
from rollforward.accounts.models import Member
from rollforward.imports import commands
member = Member.objects.select_related("firm", "user").get()
imp = commands.start(member, "clear")
commands.confirm_clear(imp, member, member.firm.name)
rows = "".join(f"Fresh {n},F{n},First{n},Last{n}\\n" for n in range(%d))
commands.receive_file(imp, member, "new.csv", [("Client name,Client code,First name,Last name\\n" + rows).encode()])
commands.submit(imp, member)
print(json.dumps(imp.reference))
"""


@pytest.mark.parametrize("phase", ["Checking the rows", "Building the new set of clients"])
def test_a_clear_whose_worker_is_killed_is_finished_once_by_the_next(installation: Installation, phase: str) -> None:
    reference = installation.ask(_QUEUE_A_CLEAR % _ROWS)
    worker = installation.start_worker()
    wait_until(lambda: installation.phase(reference) == phase, f"the worker says {phase}")
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()

    between = installation.state()
    if between["state"] == "running":
        assert (between["clients"], between["generation"]) == (2, 1)

    second = installation.start_worker()
    wait_until(lambda: installation.state()["state"] == "done", "the next worker has finished it")
    os.killpg(second.pid, signal.SIGKILL)
    second.wait()
    after = installation.state()
    assert (after["clients"], after["locked"]) == (_ROWS, 0)
    assert after["rows"] == _ROWS + 2, "the set that the killed worker had begun is gone, the old one is kept"


_WHO_LOOKS = """
from rollforward.accounts.models import Firm
from rollforward.imports import lock
print(json.dumps(lock.status(Firm.objects.get()).locked))
"""


def test_a_killed_workers_lock_is_free_for_whoever_looks(installation: Installation) -> None:
    reference = installation.ask(_QUEUE_A_CLEAR % _ROWS)
    worker = installation.start_worker()
    wait_until(lambda: installation.phase(reference).startswith("Building"), "the worker builds")
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    assert installation.ask(_WHO_LOOKS) is False
    assert installation.state()["clients"] in (2, _ROWS)
