"""One installation on either database, whose states are kept on a shelf and put back before each trial.

Databases are copied as files or from a template: filling them anew would take most of the time. Nobody may be connected
meanwhile, so everything that touches the database runs in a process of its own (``forks``).
"""

from __future__ import annotations

import hashlib
import importlib
import os
import shutil
import tempfile
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

_ROOT = Path(__file__).parents[2]
FOLDER = _ROOT / "build" / "bench"
#: In memory where there is such a folder: a killed process loses nothing that it wrote, on disk or not, and waiting for
#: the disk takes most of the time of a trial.
_MEMORY = Path("/dev/shm")
_NAME = "rollforward_trial"
#: Loaded once, so that a copy of this process can begin at once.
_LOADED = (
    "rollforward.config.urls",
    "rollforward.imports.jobs",
    "rollforward.work.seed",
    "rollforward.accounts.commands",
)


class Installation:
    """Made before Django is set up: it says where the data lies. ``url``: a PostgreSQL server, else SQLite.

    ``migrated``: a database with all tables to begin with, a file of SQLite or a database's name on the server; without
    it the first scene has all migrations run. ``where``: a folder on a disk, for who measures times. ``shelf``: a name
    under which kept states outlast the run, for what takes long to prepare; on SQLite, where they are files, and as
    long as the program is the same.
    """

    def __init__(self, url: str = "", where: Path = _MEMORY, shelf: str = "", migrated: str = "") -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        self._folder = Path(tempfile.mkdtemp(dir=where if where.is_dir() else FOLDER, prefix="reliability-"))
        self._lasting = bool(shelf) and not url
        self.shelf = _shelf_of_this_program(shelf) if self._lasting else self._folder
        self._server, self._database = url, f"{_NAME}_{os.getpid()}"
        os.environ["ROLLFORWARD_DATA"] = str(self.data)
        os.environ["DJANGO_SETTINGS_MODULE"] = "rollforward.config.settings"
        os.environ.pop("DATABASE_URL", None)
        if url:
            os.environ["DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{self._database}"))
            self._make(self._database, migrated or "template0")
        elif migrated:
            self.data.mkdir()
            shutil.copyfile(migrated, self.data / "rollforward.sqlite3")
        if self.has("founded"):  # with its keys, which the settings read
            self._copy(self.shelf / "founded", self.data)
        import django

        from rollforward import wall

        django.setup()
        wall.outside("bench")
        for name in _LOADED:
            importlib.import_module(name)

    @property
    def data(self) -> Path:
        return self._folder / "data"

    def keep(self, name: str) -> None:
        """Put the present state on the shelf."""
        self._copy(self.data, self.shelf / name)
        if self._server:
            self._make(self._shelf(name), self._database)

    def put_back(self, name: str) -> None:
        """Make a kept state the present one."""
        self._copy(self.shelf / name, self.data)
        if self._server:
            self._make(self._database, self._shelf(name))

    def has(self, name: str) -> bool:
        """Whether a state is on a shelf that outlasted an earlier run."""
        return self._lasting and (self.shelf / name).is_dir()

    def remove(self) -> None:
        shutil.rmtree(self._folder)
        if self._server:
            with self._connected() as server:
                found = server.execute(
                    "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [self._database]
                )
                for (name,) in found.fetchall():
                    server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _shelf(self, name: str) -> str:
        return f"{self._database}_{name}"

    def _copy(self, source: Path, target: Path) -> None:
        shutil.rmtree(target, ignore_errors=True)
        # The index of SQLite's log belongs to the processes that have it open; the next one makes its own.
        part = target.with_name(f"{target.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(source, part, ignore=shutil.ignore_patterns("*-shm", "*.lock"))
        part.rename(target)

    def _make(self, name: str, template: str) -> None:
        with self._connected() as server:
            server.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname IN (%s, %s)",
                [name, template],
            )
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')

    def _connected(self):
        import psycopg

        return psycopg.connect(self._server, autocommit=True)


def _shelf_of_this_program(name: str) -> Path:
    """What an earlier program prepared is removed: it may have other tables, and come to something else."""
    digest = hashlib.sha256()
    for file in sorted(path for part in ("rollforward", "bench") for path in (_ROOT / part).rglob("*.py")):
        digest.update(file.read_bytes())
    shelf = FOLDER / f"{name}-{digest.hexdigest()[:12]}"
    for old in FOLDER.glob(f"{name}-*"):
        if old != shelf:
            shutil.rmtree(old)
    return shelf
