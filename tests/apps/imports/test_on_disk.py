"""What is kept in files outlasts a power cut: it is on disk before it has its name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rollforward.imports import judging, staging
from tests.apps.imports.importing import prepare
from tests.cast import Cast


def test_staged_sheets_and_judged_plans_are_synced_file_by_file_and_as_a_folder(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    really = os.fsync

    def told(handle: int) -> None:
        synced.append(Path(os.readlink(f"/proc/self/fd/{handle}")))
        really(handle)

    monkeypatch.setattr(os, "fsync", told)
    imp = prepare(cast.vera, "Client name\nAbbott\n", "update")
    judging.kept(imp)
    judged = next(staging.judged_dir(imp).iterdir())
    for folder in (staging.sheets_dir(imp), judged):
        names = {path.name for path in folder.iterdir()}
        assert names
        assert any(names == {path.name for path in synced if path.parent == each} for each in synced)
