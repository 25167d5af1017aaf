"""The short form of ``./dev bench reliability``: processes killed and paused for real, at a few of its moments.

Run apart, so that the trials fork from a process that has not begun to work.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

#: A server that dies within a request asks the same of either database; several servers and workers are for the larger.
OF_SERVERS = ("http", 10) if os.environ.get("DATABASE_URL", "").startswith("postgres") else ("web-moments", 1)


@pytest.mark.postgresql
@pytest.mark.parametrize(("series", "trials"), [("moments", 3), OF_SERVERS])
def test_what_dies_or_sleeps_at_any_moment_leaves_all_or_nothing_and_is_done_once(
    series: str, trials: int, migrated: str
) -> None:
    command = [sys.executable, "-m", "bench.reliability.piece", series, "--fresh", "--trials", str(trials)]
    command += ["--migrated", migrated]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run([*command, "--seconds", "600"], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["next"], told["wrong"]) == (trials, [])
    assert series == "http" or told["hit"] >= trials / 2, "most trials met a process at work"
    assert told["worst"] < 10, "seconds until a dead worker's lock is free"
