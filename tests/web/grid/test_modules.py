"""The grid's modules are tested in their own language; this brings their result into the one run of all tests."""

from __future__ import annotations

import subprocess
from pathlib import Path

import deno


def test_the_pure_modules_of_the_grid() -> None:
    tests = Path(__file__).with_name("modules.test.js")
    ran = subprocess.run(
        [deno.find_deno_bin(), "test", "--no-remote", str(tests)], check=False, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
