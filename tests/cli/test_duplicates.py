"""``rollforward duplicates``: real files, the real child process, no database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rollforward.cli.duplicates import duplicates

HEADER = "Client name,Street,City,Phone,Email\n"
ABBOTT = "Abbott Plumbing LLC,12 Harbor Street,Portland,(207) 555-0112,office@abbott.example\n"
AGAIN = '"Abbott Plumbing, L.L.C.",12 Harbor St,Portland,207-555-0112,office@abbott.example\n'
BROOKS = "Brooks Dental,4 Mill Road,Bangor,(207) 555-0147,brooks@dental.example\n"
CHEN = "Chen Design,81 Congress Street,Portland,(207) 555-0163,hello@chen.example\n"


def _file(folder: Path, name: str, *rows: str) -> Path:
    path = folder / name
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return path


def test_pairs_within_a_file_have_row_numbers_scores_and_reasons(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert duplicates(_file(tmp_path, "one.csv", ABBOTT, BROOKS, CHEN, AGAIN), None, True) == 0
    answer = json.loads(capsys.readouterr().out)
    (pair,) = answer["pairs"]
    assert (answer["rows"], pair["a"], pair["b"], pair["decision"]) == (4, 1, 4, "same")
    assert pair["score"] > 0.99
    assert "Phone is the same." in pair["reasons"]


def test_against_another_file_the_second_number_is_of_that_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = _file(tmp_path, "one.csv", BROOKS, ABBOTT), _file(tmp_path, "two.csv", CHEN, CHEN, AGAIN)
    duplicates(one, two, True)
    assert [(pair["a"], pair["b"]) for pair in json.loads(capsys.readouterr().out)["pairs"]] == [(2, 3)]


def test_a_pair_that_needs_an_answer_is_told_by_the_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alike = "Abbott Plumbing LLC,,Portland,,\n"
    assert duplicates(_file(tmp_path, "one.csv", ABBOTT, BROOKS, CHEN, alike), None, False) == 1
    assert "Rows 1 and 4: perhaps the same client" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_is_told_as_such(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert duplicates(tmp_path / "missing.csv", None, True) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "no-such-file"
