"""Every hostile file through the real sandbox: refused by name or read, and nobody else takes harm."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from rollforward.engine.issues import REGISTRY
from tests.hostile import FILES
from tests.hostile.__main__ import make

#: What the server's process may grow by, however many files it has had read.
GROWTH_MIB = 64
#: The short form: attacks of a kind stand side by side, so that each kind is among every seventh of them.
EVERY = 1 if "EVERY_FILE" in os.environ else 7


def test_hostile_files_are_refused_by_name_or_read_within_their_limits(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    made = make(folder, EVERY)
    reports, whole = read_by_a_server(folder)
    assert len(FILES) > 300
    assert sorted(report["file"] for report in reports) == sorted(made)
    assert {report["outcome"] for report in reports} <= {"read", *REGISTRY}
    hung = [report["file"] for report in reports if "takes longer" in report["message"]]
    assert hung == [], "these keep the reader busy without end"
    assert whole["grown_mib"] < GROWTH_MIB
    assert whole["left_behind"] == []
    assert not Path("/tmp/rollforward-climbed").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["files"]


def read_by_a_server(folder: Path) -> tuple[list[dict[str, str]], dict[str, float]]:
    """A process of its own, so that what it grows by is not what made the files."""
    command = [sys.executable, "-m", "tests.hostile", str(folder), "--made", "--at-once", "2"]
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    *reports, whole = map(json.loads, ran.stdout.splitlines())
    return reports, whole


def test_a_bomb_is_known_before_it_is_unpacked(tmp_path: Path) -> None:
    from tests.hostile.__main__ import fared

    for name in ("a-gigabyte-in-one-cell.xlsx", "a-gigabyte-in-one-cell.ods", "a-gigabyte-of-text.zip"):
        path = tmp_path / name
        path.write_bytes(FILES[name]())
        assert fared(path, tmp_path)["outcome"] in ("hostile", "too-large", "not-a-table"), name
