"""Bill to 1, Bill to 2 ...: the lines of one address, put together in a column of their own."""

from __future__ import annotations

import polars as pl

from rollforward.engine.arranging import arrange
from rollforward.engine.fields import built_in_field_set
from rollforward.engine.mapping import map_table
from rollforward.engine.values import Lines, Parents, Region, Table

FIELDS = built_in_field_set()
HEADER = "Customer|Bill to 1|Bill to 2|Bill to 3|Ship to 1|Ship to 2|Ship to 3"
ROWS = (
    "Abbott|Abbott|12 Main St|Portland, ME 04101|Abbott|1 Quay|Bath, ME 04530",
    "Abbott:Roof|ABBOTT:ROOF|5 Bay Rd|Bath, ME 04530|||",
    "Baker||9 Hill Ave|Saco, ME 04072|||",
)


def table(header: str, *rows: str) -> Table:
    cells = [row.split("|") for row in rows]
    names = [f"c{at}" for at in range(len(cells[0]))]
    frame = pl.DataFrame(cells, dict.fromkeys(names, pl.String), orient="row")
    numbered = frame.select(pl.int_range(2, pl.len() + 2, dtype=pl.UInt32).alias("line"), pl.all())
    return Table(tuple(header.split("|")), numbered, Region((1,), (2, 1 + len(rows))))


def test_numbered_lines_are_one_address_to_be_looked_at_beside_customers_below_customers() -> None:
    sheet = table(HEADER, *ROWS)
    mapping = map_table(sheet, FIELDS)
    assert mapping.arrangement == Lines((1, 2, 3), (0,), Parents(0))
    *_, address, parent = mapping.columns
    assert (address.position, address.header, address.target) == (7, "Bill to 1 – Bill to 3", "client.address")
    assert (address.confidence, parent.position, parent.target) == ("check", 8, "client.group")
    made = arrange(sheet, mapping.arrangement)
    assert made.header[7:] == (address.header, parent.header)
    assert made.rows["c7"].to_list() == [
        "12 Main St\nPortland, ME 04101",
        "5 Bay Rd\nBath, ME 04530",
        "9 Hill Ave\nSaco, ME 04072",
    ]


def test_numbered_columns_that_hold_no_addresses_or_stand_beside_one_stay_as_they_are() -> None:
    notes = table("Customer|Info 1|Info 2|Info 3", "Abbott|a|b|c", "Baker|d|e|f")
    beside = table(f"City|{HEADER}", *(f"Rome|{row}" for row in ROWS))
    for sheet in (notes, beside):
        assert not isinstance(map_table(sheet, FIELDS).arrangement, Lines)
