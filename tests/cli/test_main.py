from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Run


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    assert run("frobnicate").code == 2


def test_every_command_of_the_contract_is_there(run: Run) -> None:
    said = run("--help").out
    promised = (
        "demo serve worker migrate move doctor init member read inspect duplicates template export import imports undo"
        " seed"
    )
    assert [name for name in promised.split() if f" {name} " not in said] == []


def test_reading_and_inspecting_work_where_django_is_not_installed(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Client name,Email\nAbbott,a@b.example\n")
    program = "import sys; sys.modules['django'] = None; from rollforward.cli.main import app; app(sys.argv[1:])"
    for command in (["read", str(file)], ["inspect", "--json", str(file)], ["duplicates", "--json", str(file)]):
        ran = subprocess.run([sys.executable, "-c", program, *command], capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert "Abbott" in ran.stdout or '"target": "client.name"' in ran.stdout or '"pairs"' in ran.stdout


def test_a_database_without_tables_is_told_in_a_sentence(tmp_path: Path) -> None:
    environment = {"ROLLFORWARD_DATA": str(tmp_path), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "rollforward.cli.main", "imports", "--firm", "x"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert ran.returncode == 3
    assert "rollforward migrate" in ran.stderr
    assert "Traceback" not in ran.stderr
