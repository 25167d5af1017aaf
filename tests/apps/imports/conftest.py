"""Uploads and locks of one test do not meet those of another."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def own_folders(tmp_path, settings) -> None:
    settings.UPLOADS_DIR = tmp_path / "imports"
    settings.LOCKS_DIR = tmp_path / "locks"
