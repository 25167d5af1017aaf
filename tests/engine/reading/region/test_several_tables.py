"""Several tables in one sheet, and the promise that each line of it has its place."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from rollforward.engine.reading import locate, table_of
from rollforward.engine.values import cell_name
from tests.engine.reading.tables import sheet_of

TWO = """\
Client,Email,City
Harbor Cafe,a@harbor.example,Portland
Hill Dental,b@hill.example,Salem

Invoice no,Date,Amount
1001,2026-01-05,100.00
1002,2026-01-09,200.00
"""

WORDS = ["", "", "Name", "Email", "Total", "Page 1 of 2", "Ann", "12.50", "a@b.example", "Source: us", "Region: North"]


def test_the_other_table_is_offered() -> None:
    sheet = sheet_of(TWO)
    assert sheet.region.data_rows == (2, 3)
    assert [(other.header_rows, other.data_rows) for other in sheet.others] == [((5,), (6, 7))]


def test_choosing_its_header_gives_the_other_table() -> None:
    sheet = sheet_of(TWO)
    region = locate(sheet.cells, (5,))
    assert table_of(sheet, region).rows["line"].to_list() == [6, 7]
    assert ("another table", 1, 3) in [(aside.why, aside.first, aside.last) for aside in region.set_aside]


@settings(max_examples=300)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=3), min_size=1, max_size=14), st.booleans())
def test_every_line_is_header_or_row_or_set_aside_and_only_one_of_them(grid: list[list[str]], headless: bool) -> None:
    cells = pl.DataFrame(
        {"line": pl.Series(range(1, len(grid) + 1), dtype=pl.UInt32)}
        | {cell_name(i): [row[i] for row in grid] for i in range(3)}
    )
    region = locate(cells, None if headless else "auto")
    aside = [line for part in region.set_aside for line in range(part.first, part.last + 1)]
    first, last = region.data_rows or (1, 0)
    data = [line for line in range(first, last + 1) if line not in aside and line not in region.header_rows]
    assert sorted([*region.header_rows, *aside, *data]) == list(range(1, len(grid) + 1))


BESIDE = """\
Client,Email,,Invoice no,Date,Amount
Harbor Cafe,a@harbor.example,,1001,2026-01-05,100.00
Hill Dental,b@hill.example,,1002,2026-01-09,200.00
,,,1003,2026-01-10,50.00
,,,1004,2026-01-12,75.00
"""


def test_the_table_beside_is_offered() -> None:
    sheet = sheet_of(BESIDE)
    assert table_of(sheet, sheet.region).header == ("Client", "Email")
    (other,) = sheet.others
    assert (other.columns, other.data_rows) == ((3, 5), (2, 5))
    assert table_of(sheet, other).rows.row(3) == (5, "", "", "", "1004", "2026-01-12", "75.00")


def test_where_tables_stand_side_by_side_a_moved_header_leaves_the_other_one_out() -> None:
    sheet = sheet_of(BESIDE)
    moved = locate(sheet.cells, (2,))
    assert table_of(sheet, moved).header == ("Harbor Cafe", "a@harbor.example")
    assert moved.data_rows == (3, 3)
