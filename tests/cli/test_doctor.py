from __future__ import annotations

import datetime
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from rollforward.accounts import activity
from rollforward.accounts.models import Activity
from rollforward.cli import surroundings
from rollforward.cli.checkup import _sqlite_version
from tests.cast import Cast
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


@pytest.mark.parametrize(
    ("name", "version", "state"),
    [("Django", "5.2.7", "warning"), ("Django", "5.2.11", "ok"), ("waitress", "3.0.0", "warning")],
)
def test_a_library_with_a_known_fault_is_named_with_the_version_that_mends_it(
    name: str, version: str, state: str
) -> None:
    found = surroundings.package_of(name, version)
    assert found.state == state
    assert state == "ok" or "or newer" in found.message


def test_a_server_that_strangers_reach_in_the_clear_is_a_failure(settings: Any) -> None:
    settings.HTTPS, settings.ALLOWED_HOSTS = False, ["books.example", "localhost"]
    assert [(f.state, "books.example" in f.message) for f in surroundings.reached()] == [("failure", True)]
    settings.ALLOWED_HOSTS = ["localhost"]
    assert [f.state for f in surroundings.reached()] == ["ok"]


@pytest.mark.django_db
def test_a_clock_that_was_set_back_is_a_failure(cast: Cast) -> None:
    activity.record(cast.harbor.pk, Activity.What.EXPORTED, "x")
    with connection.cursor() as cursor:
        assert surroundings.clock(cursor).state == "ok"
        Activity.objects.update(at=timezone.now() + datetime.timedelta(hours=1))
        assert surroundings.clock(cursor).state == "failure"


def test_the_shipped_set_up_passes_every_check_of_a_deployment(tmp_path: Path) -> None:
    """Django's own checks and the doctor's, with the settings that the how-to tells, and nothing of the tests."""
    told = {"HTTPS": "1", "URL": "https://books.example", "HOSTS": "books.example", "DATA": str(tmp_path)}
    env = {name: value for name, value in os.environ.items() if not name.startswith(("ROLLFORWARD_", "DJANGO_"))}
    env |= {f"ROLLFORWARD_{name}": value for name, value in told.items()}
    env |= {"DJANGO_SETTINGS_MODULE": "rollforward.config.settings"}
    code = (
        "import django; django.setup()\n"
        "from django.core.management import call_command\n"
        "call_command('check', deploy=True, fail_level='INFO')\n"
        "from rollforward.cli.surroundings import reached\n"
        "print([(f.subject, f.state) for f in reached()])\n"
        "from django.conf import settings as s\n"
        "print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 3e7, s.SECURE_SSL_REDIRECT)"
    )
    ran = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "no issues" in ran.stdout
    assert "[('TLS', 'ok')]" in ran.stdout
    assert "__Host-sessionid True True True" in ran.stdout
