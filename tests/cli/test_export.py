from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from rollforward.imports.models import Import
from rollforward.work.seed import seed_firm
from tests.cast import Cast
from tests.cli.conftest import Run

#: A command tells what the engine judged; what it carries out has tests of its own on either database.
pytestmark = pytest.mark.sqlite


@pytest.mark.parametrize(
    ("name", "more"),
    [pytest.param("x.xlsx", (), marks=pytest.mark.postgresql), ("x.csv", ()), ("x.csv", ("--spreadsheet-safe",))],
)
def test_an_untouched_export_changes_nothing_when_it_comes_back(
    run: Run, cast: Cast, tmp_path: Path, name: str, more: tuple[str, ...]
) -> None:
    seed_firm(cast.harbor, 25, 3, datetime.date(2026, 3, 31))
    assert run("export", "-o", tmp_path / name, "--firm", cast.harbor.slug, *more).code == 0
    ran = run("import", tmp_path / name, "--firm", cast.harbor.slug, "--json")
    assert (ran.code, ran.json["added"], ran.json["updated"], ran.json["problems"]) == (0, 0, 0, 0)
    assert ran.json["unchanged"] == ran.json["rows"] > 25
    assert ran.json["clients"] == {"added": 0, "updated": 0, "unchanged": 25}


def test_the_file_of_another_kind_is_wrong_usage(run: Run, harbor: str, tmp_path: Path) -> None:
    assert run("export", "-o", tmp_path / "x.pdf", "--firm", harbor).code == 2
    assert not list(tmp_path.iterdir())


def test_an_export_that_fails_leaves_the_old_file(run: Run, harbor: str, tmp_path: Path) -> None:
    ran = run("export", "-o", tmp_path / "no such folder" / "x.csv", "--firm", harbor)
    assert ran.code == 3
    assert "could not be written" in ran.err


def test_the_template_maps_itself_completely(run: Run, harbor: str, tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    assert run("template", "-o", path, "--firm", harbor).code == 0
    ran = run("import", path, "--firm", harbor, "--json", "--dry-run")
    assert ran.json["questions"] == []
    assert not Import.objects.exists()
