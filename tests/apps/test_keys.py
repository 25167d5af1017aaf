"""The installation's keys: made once, whole, for the owner alone; or taken from the environment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rollforward.config.keys import Keys, load_or_create

NAMES = ("ROLLFORWARD_SECRET_KEY", "ROLLFORWARD_SEALING_KEY")


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_keys_are_made_once_and_only_the_owner_can_read_them(tmp_path: Path) -> None:
    made = load_or_create(tmp_path)
    assert load_or_create(tmp_path) == made
    assert (tmp_path / "keys.json").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]


def test_all_that_start_at_once_find_the_same_keys(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        for number in range(20):
            (folder := tmp_path / str(number)).mkdir()
            assert len(set(pool.map(load_or_create, [folder] * 16))) == 1


def test_nothing_is_written_where_the_environment_gives_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, "f" * 64)
    assert load_or_create(tmp_path) == Keys("f" * 64, "f" * 64)
    assert list(tmp_path.iterdir()) == []


def test_what_the_environment_gives_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = load_or_create(tmp_path)
    monkeypatch.setenv(NAMES[0], "given")
    assert load_or_create(tmp_path) == Keys("given", made.sealing)
