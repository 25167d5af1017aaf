"""Merged cells above the rows: titles, headings over groups of columns, names over several lines."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from rollforward.engine.reading import locate, table_of
from rollforward.engine.values import Merged, RawSheet, Region, Table, cell_name
from tests.engine.reading.tables import sheet_of

ROWS = (
    ("Harbor Cafe", "12 Quay St", "Portland", "97201", "555-123-4567"),
    ("Hill Dental", "7 High Rd", "Salem", "97301", "555-765-4321"),
    ("Cid Corp", "1 Low Rd", "Bend", "97701", "555-222-3333"),
)
NAMED = ("Client", "Street", "City", "ZIP", "Phone")


def read(rows: Sequence[Sequence[str]], merged: Sequence[Merged]) -> Table:
    cells = pl.DataFrame(
        {"line": pl.Series(range(1, len(rows) + 1), dtype=pl.UInt32)}
        | {cell_name(at): list(column) for at, column in enumerate(zip(*rows, strict=True))}
    )
    sheet = RawSheet("Clients", cells, locate(cells, "auto", merged))
    return table_of(sheet, sheet.region)


def header_rows(table: Table) -> tuple[int, ...]:
    region: Region = table.region
    return region.header_rows


def test_a_merged_heading_goes_to_the_columns_it_reaches_and_no_further() -> None:
    table = read([("", "Billing address", "", "", ""), NAMED, *ROWS], [Merged(1, 1, 1, 3)])
    assert header_rows(table) == (1, 2)
    assert table.header == (
        "Client", "Billing address Street", "Billing address City", "Billing address ZIP", "Phone",
    )  # fmt: skip


def test_without_merged_cells_the_heading_goes_over_the_blank_ones_beside_it() -> None:
    table = read([("", "Billing address", "", "", ""), NAMED, *ROWS], [])
    assert table.header[-1] == "Billing address Phone"


def test_names_merged_downwards_stand_beside_those_under_a_heading() -> None:
    rows = [("Client", "Billing address", "", "", "Phone"), ("", "Street", "City", "ZIP", ""), *ROWS]
    table = read(rows, [Merged(1, 2, 0, 0), Merged(1, 1, 1, 3), Merged(1, 2, 4, 4)])
    assert header_rows(table) == (1, 2)
    assert table.header[0] == "Client"
    assert table.header[3:] == ("Billing address ZIP", "Phone")
    assert table.rows.height == 3


def test_a_title_merged_over_all_columns_is_no_heading() -> None:
    title = ("Clients", "", "", "", "")
    table = read([title, NAMED, *ROWS], [Merged(1, 1, 0, 4)])
    assert header_rows(table) == (2,)
    assert table.header == NAMED


def test_a_heading_merged_over_the_first_columns_alone_is_no_title() -> None:
    table = read([("Who", "", "", "", ""), NAMED, *ROWS], [Merged(1, 1, 0, 1)])
    assert header_rows(table) == (1, 2)
    assert table.header[:3] == ("Who Client", "Who Street", "City")


def test_a_client_merged_over_the_rows_of_his_contacts_is_no_header() -> None:
    rows = [("Client", "Contact", "Email"), ("Harbor Cafe", "Ann", "a@b.example"), ("", "Bob", "b@c.example")]
    table = read([*rows, ("Hill Dental", "Cid", "c@d.example")], [Merged(2, 3, 0, 0)])
    assert header_rows(table) == (1,)
    assert table.rows["c0"].to_list() == ["Harbor Cafe", "", "Hill Dental"]


def test_the_cells_of_a_web_page_span_columns_and_rows() -> None:
    page = (
        "<table><tr><td rowspan=2>Client</td><td colspan=2>Home</td><td rowspan=2>Phone</td></tr>"
        "<tr><td>Street</td><td>City</td></tr>"
        "<tr><td>Harbor Cafe</td><td>12 Quay St</td><td>Portland</td><td>555-123-4567</td></tr>"
        "<tr><td>Hill Dental</td><td>7 High Rd</td><td>Salem</td><td>555-765-4321</td></tr></table>"
    )
    sheet = sheet_of(page)
    assert table_of(sheet, sheet.region).header == ("Client", "Home Street", "Home City", "Phone")
    assert locate(sheet.cells, (1, 2), sheet.merged) == sheet.region
