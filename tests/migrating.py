"""The migrations run once for all test processes: the first one's tables are kept, and the others begin with a copy."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.backends.base.creation import BaseDatabaseCreation

#: The kept database's name on PostgreSQL, and its file's on SQLite.
_KEPT = "rollforward_migrated"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Where tests run in several processes, all but the first copy its database before they migrate theirs."""
    if not hasattr(request.config, "workerinput"):
        yield
        return
    shared = tmp_path_factory.getbasetemp().parent  # of all processes of this run
    create = BaseDatabaseCreation.create_test_db

    def created(creation: BaseDatabaseCreation, *wishes: Any, **more: Any) -> str:
        with _one_at_a_time(shared):
            kept = shared / _KEPT
            if kept.exists():
                _begin_with(creation, kept)
                return create(creation, *wishes, **more)
            name = create(creation, *wishes, **more)
            _keep(name, kept)
            return name

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseCreation, "create_test_db", created)
        yield


@pytest.fixture
def migrated(db: None, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is kept: a file of SQLite, or a database's name on the server. Empty where tests run in one process."""
    if not hasattr(request.config, "workerinput"):
        return ""
    return str(tmp_path_factory.getbasetemp().parent / _KEPT) if connection.vendor == "sqlite" else _KEPT


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    with (folder / f"{_KEPT}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _keep(name: str, kept: Path) -> None:
    connection.close()  # by which a log of SQLite is written into its file, and PostgreSQL can copy
    if connection.vendor == "sqlite":
        shutil.copyfile(name, kept)
        return
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{_KEPT}"')  # of an earlier run on a server that outlived it
        cursor.execute(f'CREATE DATABASE "{_KEPT}" TEMPLATE "{name}"')
    kept.touch()


def _begin_with(creation: BaseDatabaseCreation, kept: Path) -> None:
    """Migrating finds nothing to do then."""
    if connection.vendor != "sqlite":
        connection.settings_dict["TEST"]["TEMPLATE"] = _KEPT
        return
    empty: Callable[..., str] = creation._create_test_db

    def copied(*wishes: Any, **more: Any) -> str:
        name = empty(*wishes, **more)
        shutil.copyfile(kept, name)
        return name

    creation._create_test_db = copied
