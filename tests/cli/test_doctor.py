from __future__ import annotations

import pytest
from django.conf import settings
from django.db import connection

from rollforward.cli.checkup import _sqlite_version
from tests.cli.conftest import Run


@pytest.mark.django_db
def test_doctor_reads_the_live_settings_back(run: Run) -> None:
    found = {finding["subject"]: finding for finding in run("doctor", "--json").json["findings"]}
    if connection.vendor == "sqlite":
        assert found["SQLite journal_mode"]["message"] == "wal"
        assert found["SQLite synchronous"]["state"] == "ok"
    else:
        # The tests' server is run without fsync, and the doctor must notice.
        assert found["PostgreSQL fsync"]["state"] == "failure"
    assert found["tables"]["state"] == "ok"


@pytest.mark.django_db
def test_a_wrong_setting_is_a_failure_with_exit_code_3(run: Run) -> None:
    keys = settings.DATA_DIR / "keys.json"
    keys.chmod(0o644)
    try:
        ran = run("doctor")
    finally:
        keys.chmod(0o600)
    assert ran.code == 3
    assert "chmod 600" in ran.out


@pytest.mark.parametrize(
    ("version", "state"),
    [((3, 40, 1), "warning"), ((3, 51, 2), "warning"), ((3, 51, 3), "ok"), ((3, 52, 0), "warning"), ((3, 53, 0), "ok")],
)
def test_a_fault_of_a_library_is_a_warning(version: tuple[int, int, int], state: str) -> None:
    assert _sqlite_version(version).state == state
