"""``rollforward read``: tables to standard output or a folder, refusals to standard error; one bad file stops none."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
from contextlib import closing
from pathlib import Path

import pytest

from rollforward.cli.inspect import inspect_files
from rollforward.cli.read import read_files
from rollforward.cli.start import CannotGoOn, WrongUsage
from rollforward.sandbox import Order, Reader
from tests.engine.reading.workbooks import workbook

REPORT = 'Acme LLC\n\nName,Note\nAnn,"a ""q""\nb"\nBob,\n\nTotal,2\n'


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def parsed(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_table_is_written_without_what_surrounds_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert read_files([put(tmp_path, "a.csv", REPORT)], None, False, None) == 0
    assert capfd.readouterr().out == 'Name,Note\nAnn,"a ""q""\nb"\nBob,\n'


def test_the_whole_sheet_is_written_on_demand(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    read_files([put(tmp_path, "a.csv", REPORT)], None, True, None)
    out = parsed(capfd.readouterr().out)
    assert len(out) == 7
    assert out[0] == ["Acme LLC", ""]
    assert out[-1] == ["Total", "2"]


def test_columns_without_header_are_numbered(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    read_files([put(tmp_path, "a.csv", "1,ann@example.com\n2,bob@example.com\n")], None, False, None)
    assert capfd.readouterr().out.startswith("col_0,col_1\n1,ann@example.com\n")


def test_each_file_gets_its_own_output_and_a_bad_one_stops_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files = [
        put(tmp_path, "a.csv", REPORT),
        put(tmp_path, "b.csv", "%PDF-1.4"),
        tmp_path / "none.csv",
        put(tmp_path, "c.csv", REPORT),
    ]
    assert read_files(files, None, False, tmp_path / "out") == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.csv.csv", "c.csv.csv"]
    said = capfd.readouterr().err.splitlines()
    assert [line.split(": ")[:2] for line in said] == [["b.csv", "not-a-table"], ["none.csv", "no-such-file"]]


def test_a_sheet_is_chosen_by_name_or_number(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = put(tmp_path, "a.xlsx", workbook({"One": [["Name", "City"], ["Ann", "Rome"]], "Two": [["Name"], ["Bob"]]}))
    for wanted in ("Two", "2"):
        read_files([path], wanted, False, None)
        assert capfd.readouterr().out == "Name\nBob\n"


def test_a_carriage_return_in_a_cell_comes_through(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    read_files([put(tmp_path, "a.csv", 'Name,City\n"a\rb",Rome\n')], None, False, None)
    assert parsed(capfd.readouterr().out)[1] == ["a\rb", "Rome"]


def test_an_accident_with_one_file_does_not_stop_the_rest(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def accident(*_: object) -> None:
        raise IndexError("deep down")

    monkeypatch.setattr(Reader, "carry_out", accident)
    path = put(tmp_path, "a.csv", REPORT)
    assert read_files([path, path], None, False, None) == 1
    assert [line.split(": ")[:2] for line in capfd.readouterr().err.splitlines()] == [["a.csv", "reader-failed"]] * 2
    assert inspect_files([path, path], True, None) == 1
    assert [json.loads(line)["error"]["code"] for line in capfd.readouterr().out.splitlines()] == ["reader-failed"] * 2


def test_a_full_disk_is_told_as_such_and_leaves_no_piece_of_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(Reader, "carry_out", full)
    path, out = put(tmp_path, "a.csv", REPORT), tmp_path / "out"
    for folder in (out, None):
        with pytest.raises(CannotGoOn, match="full"):
            read_files([path], None, False, folder)
    assert not list(out.iterdir())


def test_a_child_tells_that_the_disk_is_full(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", REPORT)
    with path.open("rb") as file, Path("/dev/full").open("wb") as full, closing(Reader()) as reader:
        descriptors = [file.fileno(), full.fileno()]
        with pytest.raises(OSError, match="could not be written") as told:
            reader.carry_out(Order("table"), descriptors)
    assert told.value.errno == errno.ENOSPC


def test_the_tables_come_in_the_order_of_the_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    long = "Name,City\n" + "Ann,Rome\n" * 20_000
    files = [put(tmp_path, f"{i}.csv", long if i == 0 else f"Name,City\nClient {i},Rome\n") for i in range(12)]
    read_files(files, None, False, None)
    rows = parsed(capfd.readouterr().out)
    assert [row[0] for row in rows if row[0].startswith("Client")] == [f"Client {i}" for i in range(1, 12)]
    assert rows[20_001] == ["Name", "City"]


def test_a_name_that_is_no_text_breaks_no_output(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/M\xfcller.csv"))
    path.write_text(REPORT)
    assert inspect_files([path], True, None) == 0
    assert json.loads(capfd.readouterr().out)["file"] == "M\\xfcller.csv"
    assert read_files([path, Path(os.fsdecode(b"\xfc.csv"))], None, False, tmp_path / "out") == 1
    assert [os.fsencode(table.name) for table in (tmp_path / "out").iterdir()] == [b"M\xfcller.csv.csv"]


def test_two_files_of_one_name_are_not_written_over_each_other(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    files = [put(tmp_path, "a.csv", REPORT), put(tmp_path / "other", "a.csv", REPORT)]
    with pytest.raises(WrongUsage, match=r"a\.csv\.csv"):
        read_files(files, None, False, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_in_place_of_the_folder_is_wrong_usage(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", REPORT)
    with pytest.raises(WrongUsage, match="--out"):
        read_files([path], None, False, path)
