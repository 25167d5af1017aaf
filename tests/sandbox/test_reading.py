"""One file in one child: it may break, we may not."""

from __future__ import annotations

import os
import resource
import select
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from rollforward.engine.issues import Refused
from rollforward.engine.limits import DEFAULT, MIB, Limits
from rollforward.sandbox import nursery, read_file
from rollforward.sandbox.guard import Guard
from tests.engine.reading.workbooks import with_rows

PATIENT = replace(DEFAULT, unpack_ratio=1_000_000)


def sheet_file(path: Path, rows: str) -> Path:
    """A workbook of one sheet with the given XML for its rows."""
    path.write_bytes(with_rows(rows))
    return path


def text_file(path: Path, content: str = "Name,City\nAnn,Rome\n") -> Path:
    path.write_text(content)
    return path


def refusal(path: Path, limits: Limits) -> Refused:
    with pytest.raises(Refused) as caught:
        read_file(path, path.parent / "out", limits)
    return caught.value


def still_reads(folder: Path) -> bool:
    return read_file(text_file(folder / "after.csv"), folder / "after").sheets[0].rows == 2


def test_a_file_is_read_in_a_child_and_kept(tmp_path: Path) -> None:
    book = read_file(text_file(tmp_path / "a.csv"), tmp_path / "out")
    assert book.sheet(0).cells.rows() == [(1, "Name", "City"), (2, "Ann", "Rome")]
    assert (tmp_path / "out" / "book.json").stat().st_mode & 0o077 == 0


def test_a_refusal_comes_through_the_wall(tmp_path: Path) -> None:
    assert refusal(text_file(tmp_path / "a.csv", ""), DEFAULT).code == "empty-file"
    assert refusal(text_file(tmp_path / "b.csv", "%PDF-1.4"), DEFAULT).message.startswith("This is a PDF")


def test_a_file_that_is_not_there_says_so_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "none.csv", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_abort_in_native_code_is_a_refusal(tmp_path: Path) -> None:
    # No XML may hold that control character, so the second reader gets its try. The apostrophes hide the far cell
    # from the look at the sheet's extent, not from that reader: it asks for 500 GB.
    rows = "<row r='1'><c r='A1' t='str'><v>\x0b</v></c></row><row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"
    refused = refusal(sheet_file(tmp_path / "far.xlsx", rows), DEFAULT)
    assert refused.code == "too-large"
    assert "memory" in refused.message
    assert still_reads(tmp_path)


def test_too_much_memory_is_a_refusal(tmp_path: Path) -> None:
    limits = replace(PATIENT, child_memory_small=256 * MIB, child_memory_large=256 * MIB)
    text = "x" * 100_000
    rows = "".join(f'<row r="{i}"><c r="A{i}" t="inlineStr"><is><t>{text}</t></is></c></row>' for i in range(1, 1_500))
    assert refusal(sheet_file(tmp_path / "fat.xlsx", rows), limits).code == "too-large"
    assert still_reads(tmp_path)


@pytest.mark.parametrize("limit", ["child_cpu_seconds", "child_wall_seconds"])
def test_too_much_time_is_a_refusal(limit: str, tmp_path: Path) -> None:
    rows = "".join(f'<row r="{i}">' + "<c><v>1</v></c>" * 1_000 + "</row>" for i in range(1, 3_001))
    limits = replace(PATIENT, **{limit: 1})
    refused = refusal(sheet_file(tmp_path / "long.xlsx", rows), limits)
    assert refused.code == "too-large"
    assert "longer" in refused.message
    assert still_reads(tmp_path)


def test_a_small_file_gets_less_than_five_seconds_and_a_large_one_time_in_proportion() -> None:
    assert DEFAULT.cpu_seconds_for(0) == DEFAULT.cpu_seconds_for(4 * MIB) < 5
    assert DEFAULT.cpu_seconds_for(60 * MIB) == 2 * DEFAULT.cpu_seconds_for(30 * MIB)
    assert DEFAULT.cpu_seconds_for(4_096 * MIB) == DEFAULT.child_cpu_seconds


def test_what_was_weighed_first_is_not_taken_back() -> None:
    guard = Guard(DEFAULT)
    pid = os.fork()
    if not pid:
        guard.begin()
        guard.make_room(60 * MIB)
        before = resource.getrlimit(resource.RLIMIT_CPU)
        guard.make_room(1)
        os._exit(resource.getrlimit(resource.RLIMIT_CPU) != before)
    assert os.waitpid(pid, 0)[1] == 0


def test_several_files_are_read_at_once(tmp_path: Path) -> None:
    paths = [text_file(tmp_path / f"{i}.csv", f"Name,City\nClient {i},Rome\n") for i in range(8)]
    with ThreadPoolExecutor(4) as pool:
        books = list(pool.map(lambda path: read_file(path, path.with_suffix("")), paths))
    assert [book.page(0, 1, 1)["c0"][0] for book in books] == [f"Client {i}" for i in range(8)]


def test_a_nursery_that_died_is_replaced(tmp_path: Path) -> None:
    before = nursery.running().process
    before.kill()
    before.wait()
    assert still_reads(tmp_path)
    assert nursery.running().process.pid != before.pid


def test_the_nursery_knows_none_of_our_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nursery.stop()
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    assert still_reads(tmp_path)
    environment = Path(f"/proc/{nursery.running().process.pid}/environ").read_bytes()
    assert b"PATH=" in environment
    assert b"secret" not in environment


def test_the_nursery_ends_with_the_process_that_started_it() -> None:
    starts = "from rollforward.sandbox import nursery; print(nursery.running().process.pid, flush=True); input()"
    parent = subprocess.Popen([sys.executable, "-c", starts], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    pid = int(parent.stdout.readline())
    watched = os.pidfd_open(pid)
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    assert select.select([watched], [], [], 30)[0], "the nursery outlived its parent"
    os.close(watched)
