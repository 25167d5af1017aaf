"""The member's corrections stand in place of the cells of the file."""

from __future__ import annotations

from rollforward.engine.values import Edit
from tests.engine.checking.sheets import checked, said, values

SHEET = "client.name | client.since\nAcme | soon\nBolt | 2024-01-31"


def test_a_corrected_cell_is_read_in_place_of_the_file_s() -> None:
    result = checked(SHEET, edits=[Edit(2, 1, "2024-02-29")])
    assert values(result, "client.since") == ["2024-02-29", "2024-01-31"]
    assert said(result) == []


def test_the_last_of_several_corrections_of_one_cell_stands() -> None:
    result = checked(SHEET, edits=[Edit(2, 0, "first"), Edit(3, 0, "other"), Edit(2, 0, "last")])
    assert values(result, "client.name") == ["last", "other"]


def test_a_cell_can_be_emptied_and_a_correction_can_be_wrong() -> None:
    result = checked(SHEET, edits=[Edit(2, 1, ""), Edit(3, 1, "later"), Edit(3, 0, "")])
    assert values(result, "client.since") == [None, None]
    assert said(result) == [(3, 0, "required"), (3, 1, "not-a-date")]


def test_corrections_outside_of_the_sheet_change_nothing() -> None:
    result = checked(SHEET, edits=[Edit(99, 0, "x"), Edit(2, 7, "x")])
    assert values(result, "client.name") == ["Acme", "Bolt"]
    assert result.cells["line"].to_list() == [2, 3]
