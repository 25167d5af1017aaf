from __future__ import annotations

from pathlib import Path

import pytest

from rollforward.clients.models import Client
from tests.cast import Cast
from tests.cli.conftest import Run

#: What an undo does to the rows has tests of its own (tests/apps/imports/test_undo.py).
pytestmark = pytest.mark.sqlite


def imported(run: Run, tmp_path: Path, firm: str, text: str, *more: str) -> str:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return str(run("import", path, "--firm", firm, "--json", *more).json["import"])


@pytest.mark.postgresql
def test_undo_takes_created_clients_away(run: Run, harbor: str, tmp_path: Path) -> None:
    reference = imported(run, tmp_path, harbor, "Client name\nAbbott\nBrooks\n")
    ran = run("undo", reference, "--firm", harbor, "--json")
    assert (ran.code, ran.json["state"]) == (0, "undone")
    assert not Client.objects.exists()


def test_undo_gives_updated_values_back(run: Run, harbor: str, tmp_path: Path) -> None:
    imported(run, tmp_path, harbor, "Client code,Client name,Client phone\n1,Abbott,111\n")
    reference = imported(run, tmp_path, harbor, "Client code,Client name,Client phone\n1,Abbott,222\n")
    assert Client.objects.get().phone == "222"
    assert run("undo", reference, "--firm", harbor).code == 0
    assert Client.objects.get().phone == "111"


def test_undo_names_what_is_left_as_it_is(run: Run, harbor: str, tmp_path: Path) -> None:
    imported(run, tmp_path, harbor, "Client code,Client name,City\n1,Abbott,Rome\n")
    reference = imported(run, tmp_path, harbor, "Client code,Client name,City\n1,Abbott,Paris\n")
    imported(run, tmp_path, harbor, "Client code,Client name,City\n1,Abbott,Oslo\n")
    ran = run("undo", reference, "--firm", harbor)
    assert ran.code == 1
    assert "left as it is: Abbott: changed since: City" in ran.out


def test_undo_of_a_clear_brings_the_old_clients_back(run: Run, cast: Cast, tmp_path: Path) -> None:
    imported(run, tmp_path, cast.harbor.slug, "Client name\nAbbott\nBrooks\n")
    reference = imported(run, tmp_path, cast.harbor.slug, "Client name\nChen\n", "--mode", "clear", "--yes")
    assert run("undo", reference, "--firm", cast.harbor.slug).code == 0
    cast.harbor.refresh_from_db()
    present = Client.objects.filter(firm=cast.harbor, generation=cast.harbor.generation)
    assert sorted(client.name for client in present) == ["Abbott", "Brooks"]


def test_what_is_undone_is_not_undone_twice(run: Run, harbor: str, tmp_path: Path) -> None:
    reference = imported(run, tmp_path, harbor, "Client name\nAbbott\n")
    run("undo", reference, "--firm", harbor)
    ran = run("undo", reference, "--firm", harbor, "--json")
    assert (ran.code, ran.json["state"]) == (1, "refused")


def test_the_history_lists_the_newest_first_and_only_the_firms_own(run: Run, cast: Cast, tmp_path: Path) -> None:
    first = imported(run, tmp_path, cast.harbor.slug, "Client name\nAbbott\n")
    second = imported(run, tmp_path, cast.harbor.slug, "Client name\nBrooks\n")
    imported(run, tmp_path, cast.north.slug, "Client name\nChen\n")
    ran = run("imports", "--firm", cast.harbor.slug, "--json")
    assert [entry["import"] for entry in ran.json] == [second, first]


def test_another_firms_import_is_as_unknown_as_none(run: Run, cast: Cast, tmp_path: Path) -> None:
    theirs = imported(run, tmp_path, cast.north.slug, "Client name\nChen\n")
    ran = run("undo", theirs, "--firm", cast.harbor.slug)
    assert ran.code == 2
    assert Client.objects.filter(firm=cast.north).count() == 1
