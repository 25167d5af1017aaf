"""The reading child may neither load libraries nor write to the disk: what needs both on demand must not."""

from __future__ import annotations

from pathlib import Path

from rollforward.engine.reading.xls.container import stream_of
from rollforward.sandbox import read_file
from tests.engine.reading.oldbooks import in_container, locked, old_workbook, rows_of


def test_an_old_workbook_under_the_password_that_excel_never_asks_for_opens_in_a_child(tmp_path: Path) -> None:
    stream = stream_of(old_workbook(("Clients", rows_of([["Client name", "City"], ["Ann", "Salem"]]))))
    path = tmp_path / "clients.xls"
    path.write_bytes(in_container(locked(stream, "VelvetSweatshop")))
    assert [sheet.name for sheet in read_file(path, tmp_path / "out").sheets] == ["Clients"]
