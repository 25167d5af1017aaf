"""The restore drill: a backup is made of an installation that is worked in, all of it is lost, and all comes back."""

from __future__ import annotations

import gzip
import inspect
import shutil
import tarfile
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection  # noqa: F401 (of the condition below)
from django.db.backends.base.base import BaseDatabaseWrapper

from rollforward.accounts.models import Firm, User
from rollforward.clients.commands import create_client
from rollforward.clients.models import Client
from rollforward.imports import staging
from rollforward.imports.models import Import
from rollforward.moving.backup import last_backup
from rollforward.moving.move import state_of
from tests.apps.imports.importing import carry_out
from tests.cast import Cast
from tests.cli.conftest import Run, run

__all__ = ["run"]
HEAD = "Client name,Client code,Tax ID\n"

same_on_both = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="the file is the same of both databases")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, settings: Any, transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder of its own; and Django's tests let nobody open a database of another name, as a backup does."""
    let = inspect.getclosurevars(BaseDatabaseWrapper.ensure_connection).nonlocals["real_ensure_connection"]
    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", let)
    settings.DATA_DIR = tmp_path / "data"
    settings.UPLOADS_DIR, settings.LOCKS_DIR = settings.DATA_DIR / "imports", settings.DATA_DIR / "locks"
    settings.DATA_DIR.mkdir()


@pytest.fixture
def installation(cast: Cast, sign_in: Any) -> Cast:
    carry_out(cast.vera, HEAD + "Café Łódź,007,12-3456789\n")
    sign_in(cast.omar)
    return cast


def test_all_comes_back_to_the_state_of_the_backup_but_nobody_is_signed_in(
    installation: Cast, run: Run, tmp_path: Path, settings: Any
) -> None:
    file = tmp_path / "monday.tar.gz"
    made = run("backup", file)
    assert made.code == 0, made.err
    assert file.stat().st_mode & 0o077 == 0
    assert last_backup() is not None
    Session.objects.all().delete()
    before, upload = state_of("default"), staging.upload_path(Import.objects.get()).read_bytes()
    create_client(installation.vera, {"client.name": "Came later"})
    Firm.objects.filter(pk=installation.north.pk).delete()
    shutil.rmtree(settings.UPLOADS_DIR)
    refused = run("restore", file)
    assert (refused.code, "--replace" in refused.err) == (3, True)
    with tarfile.open(file) as tar:
        assert before.digest in tar.extractfile("manifest.json").read().decode()
        assert tar.extractfile("database.sqlite3").read(15) == b"SQLite format 3"
    assert run("restore", file, "--replace").code == 0
    assert state_of("default") == before
    assert staging.upload_path(Import.objects.get()).read_bytes() == upload
    assert not Session.objects.exists()
    assert create_client(installation.vera, {"client.name": "New"}).pk > Client.objects.get(external_id="007").pk


@same_on_both
def test_a_backup_overwrites_nothing_unasked_and_holds_no_key_no_session_and_no_readable_tax_number(
    installation: Cast, run: Run, tmp_path: Path, settings: Any
) -> None:
    session = Session.objects.get().session_key
    file = tmp_path / "monday.tar.gz"
    file.write_text("precious")
    assert (run("backup", file).code, file.read_text()) == (2, "precious")
    assert run("backup", file, "--overwrite").code == 0
    with tarfile.open(file) as tar:
        names = tar.getnames()
    everything = gzip.decompress(file.read_bytes())
    assert {"database.sqlite3", "manifest.json"} <= set(names)
    assert not [name for name in names if "keys" in name]
    database = everything[: everything.index(b"imports/")]
    for secret in (settings.SEALING_KEY, settings.SECRET_KEY, session, "12-3456789"):
        assert secret.encode() not in database


@same_on_both
def test_a_damaged_backup_or_one_of_another_key_changes_nothing(
    installation: Cast, run: Run, tmp_path: Path, settings: Any
) -> None:
    file = tmp_path / "monday.tar.gz"
    run("backup", file)
    whole = gzip.decompress(file.read_bytes())
    at = whole.index("Łódź".encode())
    half, bent = tmp_path / "half.tar.gz", tmp_path / "bent.tar.gz"
    half.write_bytes(file.read_bytes()[:-2000])
    bent.write_bytes(gzip.compress(whole[:at] + b"?" + whole[at + 1 :], 1))
    said = [run("restore", each, "--replace") for each in (half, bent, Path(__file__))]
    settings.SEALING_KEY = "ab" * 32
    said.append(run("restore", file, "--replace"))
    assert [each.code for each in said] == [3, 3, 3, 3]
    assert "part" in said[0].err
    assert "damaged" in said[1].err
    assert "keys.json" in said[3].err
    assert User.objects.count() == 4
