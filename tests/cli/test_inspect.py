"""``rollforward inspect``: real files, the real child process, no database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rollforward.cli.inspect import inspect_files
from rollforward.cli.start import WrongUsage
from tests.engine.reading.workbooks import workbook

LEDGER = """North Books
Customer Contact List

Customer,Phone,Email,Full Name,Balance
"Dune Dental, LLC",(555) 201-3344,ana@dune.example,Ana Ruiz,10.00
Lee Farms,555-201-8899,bo@lee.example,Bo Lee,0.00
Total,,,,10.00
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.csv"
    path.write_text(LEDGER, encoding="utf-8")
    return path


def _reports(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_one_object_tells_file_table_and_columns(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert inspect_files([ledger], True, None) == 0
    (report,) = _reports(capsys)
    assert (report["file"], report["ok"], report["format"]) == ("ledger.csv", True, "csv")
    assert report["dialect"] == {"delimiter": ",", "quotechar": '"', "escapechar": None}
    assert (report["header_rows"], report["data_rows"]) == ([4], [5, 6])
    assert {"rows": [7, 7], "why": "total"} in report["set_aside"]
    assert [column["target"] for column in report["columns"]] == [
        "client.name", "contact.phone", "contact.email", "contact.name", "ignore"
    ]  # fmt: skip
    assert report["client_name_from"] == [0]
    assert set(report["confidence"]) == {"encoding", "dialect", "header_rows", "data_rows"}


def test_a_file_that_cannot_be_read_is_said_in_its_turn_and_the_rest_goes_on(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    assert inspect_files([empty, tmp_path / "missing.csv", ledger], True, None) == 1
    first, second, third = _reports(capsys)
    assert (first["ok"], first["error"]["code"]) == (False, "empty-file")
    assert (second["ok"], second["error"]["code"]) == (False, "no-such-file")
    assert third["ok"]


def test_a_catalogue_of_ones_own_fields_is_used(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalogue = {"client": [{"key": "client.custom.balance", "label": "Balance", "type": "currency"}]}
    inspect_files([ledger], True, catalogue)
    (report,) = _reports(capsys)
    assert [column["target"] for column in report["columns"]][-1] == "client.custom.balance"
    assert "client.name" not in [column["target"] for column in report["columns"]]


def test_a_faulty_catalogue_is_wrong_usage_and_says_what_it_lacks(ledger: Path) -> None:
    with pytest.raises(WrongUsage, match="lacks label"):
        inspect_files([ledger], True, {"client": [{"key": "client.name", "type": "text"}]})


def test_columns_of_a_file_without_a_header_are_numbered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("Dune LLC,ana@dune.example\nLee Inc,bo@lee.example\nFox Inc,cy@fox.example\n", encoding="utf-8")
    inspect_files([path], True, None)
    (report,) = _reports(capsys)
    assert [column["header"] for column in report["columns"]] == ["col_0", "col_1"]
    assert {column["confidence"] for column in report["columns"]} == {"check"}


def test_without_json_a_person_reads_where_each_column_goes(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inspect_files([ledger], False, None)
    text = capsys.readouterr().out
    assert "Header in line 4, data in lines 5 to 6" in text
    assert "Customer" in text
    assert "client.name" in text


def test_contacts_on_a_sheet_of_their_own_are_told_with_their_clients(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "clients.xlsx"
    people = [["Code", "First Name", "Last Name"], ["A1", "Ann", "Lee"], ["A1", "Bob", "Day"]]
    path.write_bytes(workbook({"People": people, "Firms": [["Code", "Client Name"], ["A1", "Acme"], ["B2", "Baker"]]}))
    inspect_files([path], True, None)
    (report,) = _reports(capsys)
    assert (report["shape"], report["sheet"], report["sheets_used"]) == ("two tabs", "Firms", ["Firms", "People"])
    assert [column["target"] for column in report["columns"]] == [
        "client.external_id", "client.name", "ignore", "contact.first_name", "contact.last_name"
    ]  # fmt: skip


def test_the_columns_of_contacts_in_a_list_of_mixed_level_follow_those_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mixed.csv"
    path.write_text("Type,Name,City\nClient,Acme,Bath\nContact,Ann Lee,\nContact,Bob Day,\nClient,Baker,Rome\n")
    inspect_files([path], True, None)
    (report,) = _reports(capsys)
    assert (report["shape"], report["sheets_used"]) == ("rows of mixed level", [report["sheet"]])
    assert [(column["header"], column["target"]) for column in report["columns"]] == [
        ("Type", "ignore"), ("Name", "client.name"), ("City", "client.city"), ("Contact name", "contact.name")
    ]  # fmt: skip
