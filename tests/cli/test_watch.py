"""A watched folder: what is known is imported once, the rest waits for somebody, whatever is killed in between."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from rollforward.cli import taking
from rollforward.cli.arriving import Arrivals
from rollforward.clients.models import Client
from rollforward.imports import commands, liveness
from rollforward.imports.models import Import
from tests.apps.imports.importing import carry_out
from tests.cast import Cast
from tests.cli.conftest import Ran, Run

#: Where files go is settled in folders; what an import writes has tests of its own.
pytestmark = pytest.mark.sqlite
KNOWN = "Client name,Town\nAbbott LLC,Bath\n"


@pytest.fixture
def folder(tmp_path: Path, cast: Cast, settings: Any) -> Path:
    """A folder of a firm that imported a file of this kind before."""
    settings.UPLOADS_DIR, settings.LOCKS_DIR = tmp_path / "imports", tmp_path / "locks"
    carry_out(cast.vera, "Client name,Town\nBrooks,Bath\n")
    made = tmp_path / "in"
    made.mkdir()
    return made


def watched(run: Run, folder: Path) -> Ran:
    return run("watch", folder, "--firm", "harbor-books", "--once", "--settle", "0")


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.postgresql
def test_a_file_of_a_known_layout_is_imported_and_put_away_with_a_note(run: Run, folder: Path) -> None:
    put(folder, "monday.csv", KNOWN)
    ran = watched(run, folder)
    assert (ran.code, ran.out.startswith("done: monday.csv: Imported: 1 rows, 1 added")) == (0, True)
    assert Client.objects.get(name="Abbott LLC").city == "Bath"
    assert names(folder / "done") == {"monday.csv", "monday.csv.note.txt"}
    imp = Import.objects.latest("pk")
    assert f"/imports/{imp.reference}/" in (folder / "done" / "monday.csv.note.txt").read_text()
    assert names(folder) == {"done", "held", "failed", ".taken"}
    assert not names(folder / ".taken")


def test_the_same_name_again_does_not_push_the_first_out(run: Run, folder: Path) -> None:
    for _ in range(2):
        put(folder, "monday.csv", KNOWN)
        assert watched(run, folder).code == 0
    assert len(names(folder / "done")) == 4
    assert Client.objects.filter(name="Abbott LLC").count() == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Client name,Ort,Umsatz\nAbbott LLC,Bath,7\n", "No file with these headers"),
        (KNOWN + ",Bath\n", "1 row has a problem."),
    ],
)
def test_what_needs_somebody_is_held_as_a_draft(run: Run, folder: Path, cast: Cast, text: str, why: str) -> None:
    put(folder, "odd.csv", text)
    ran = watched(run, folder)
    assert (ran.code, why in ran.out) == (1, True)
    assert names(folder / "held") == {"odd.csv", "odd.csv.note.txt"}
    imp = Import.objects.latest("pk")
    assert (imp.state, imp.file_name, why in imp.message) == ("draft", "odd.csv", True)
    assert not Client.objects.filter(name="Abbott LLC").exists()


def test_what_is_no_table_fails_and_leaves_no_import(run: Run, folder: Path) -> None:
    put(folder, "empty.csv", "")
    ran = watched(run, folder)
    assert (ran.code, names(folder / "failed")) == (1, {"empty.csv", "empty.csv.note.txt"})
    assert Import.objects.count() == 1


def test_what_is_unfinished_hidden_or_a_link_is_left_where_it_is(run: Run, folder: Path, tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.csv", KNOWN)
    (folder / "link.csv").symlink_to(secret)
    put(folder, "half.csv.part", KNOWN)
    put(folder, ".hidden.csv", KNOWN)
    assert watched(run, folder).code == 0
    assert {"link.csv", "half.csv.part", ".hidden.csv"} <= names(folder)
    assert Import.objects.count() == 1


def test_a_file_that_grows_is_not_taken_until_it_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    arrivals = Arrivals(tmp_path, settle=10)
    path = put(tmp_path, "big.csv", "a")
    found = []
    for seconds, text in ((0, "a"), (9, "ab"), (9, "ab"), (2, "ab")):
        now[0] += seconds
        if path.read_text() != text:
            path.write_text(text)
        found.append(bool(arrivals.look()))
    assert found == [False, False, False, True]


@pytest.mark.parametrize("killed_at", ["taken", "received", "carried out", "noted"])
def test_whatever_was_killed_in_between_it_is_imported_once(
    run: Run, folder: Path, cast: Cast, monkeypatch: pytest.MonkeyPatch, killed_at: str
) -> None:
    places = {
        "received": "commands.submit",
        "carried out": "_put_away",
        "noted": "Path.rename",
    }
    for name in taking.FOLDERS:
        (folder / name).mkdir()
    taken = taking.take(put(folder, "monday.csv", KNOWN))
    if killed_at != "taken":
        _killed_at(places[killed_at], taken, cast, monkeypatch)
    assert watched(run, folder).code == 0
    assert names(folder / "done") == {"monday.csv", "monday.csv.note.txt"}
    assert Import.objects.filter(file_name="monday.csv", state="done").count() == 1
    assert Import.objects.count() == 2
    assert Client.objects.filter(name="Abbott LLC").count() == 1


def _killed_at(place: str, taken: Path, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C at this place: like a kill, it runs none of the code behind it."""

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(f"rollforward.cli.taking.{place}", killed)
        with pytest.raises(KeyboardInterrupt):
            taking.bring_to_end(taken, cast.vera)


def test_a_held_file_is_not_held_twice(folder: Path, cast: Cast, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    for name in taking.FOLDERS:
        (folder / name).mkdir()
    taken = taking.take(put(folder, "odd.csv", "Client name,Ort\nAbbott LLC,Bath\n"))
    _killed_at("_put_away", taken, cast, monkeypatch)
    held: list[object] = []
    monkeypatch.setattr(commands, "hold", held.append)
    assert watched(run, folder).code == 1
    assert (held, names(folder / "held")) == ([], {"odd.csv", "odd.csv.note.txt"})


def test_two_do_not_watch_one_folder_and_level_1_watches_none(run: Run, folder: Path, cast: Cast) -> None:
    refused = run("watch", folder, "--firm", "harbor-books", "--once", "--as", cast.lena.user.email)
    assert (refused.code, "level 2" in refused.err) == (3, True)
    put(folder, "monday.csv", KNOWN)
    with liveness.held("watch-" + sha256(bytes(folder.resolve())).hexdigest()[:16]):
        ran = watched(run, folder)
    assert (ran.code, "watched already" in ran.err, (folder / "monday.csv").exists()) == (3, True, True)
