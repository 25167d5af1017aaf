"""The member's corrections stand in place of the cells of the file."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from rollforward.engine.checking import lay_over
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


@given(
    st.lists(st.integers(1, 9), unique=True, max_size=6),
    st.lists(st.builds(Edit, st.integers(0, 11), st.integers(0, 2), st.text("ab", max_size=2)), max_size=8),
)
def test_rows_in_any_order_and_edits_in_any_number_come_to_the_same(lines: list[int], edits: list[Edit]) -> None:
    last = {(edit.line, edit.position): edit.text for edit in edits}
    rows = pl.DataFrame(
        {"line": lines, "c0": [f"x{n}" for n in lines], "c1": [f"y{n}" for n in lines]},
        {"line": pl.UInt32, "c0": pl.String, "c1": pl.String},
    )
    for ordered in (rows, rows.sort("line")):
        expected = [(line, last.get((line, 0), c0), last.get((line, 1), c1)) for line, c0, c1 in ordered.iter_rows()]
        assert lay_over(ordered, edits).rows() == expected
