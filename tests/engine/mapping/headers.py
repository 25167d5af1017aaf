"""Short ways to ask the mapper: headers in a line, samples as rows."""

from __future__ import annotations

from rollforward.engine.fields import Field, FieldSet, MemberRef, Option, built_in_field_set
from rollforward.engine.mapping import map_headers
from rollforward.engine.values import ColumnMap, Mapping

PLAIN = built_in_field_set()

ENTITY = Field(
    "client.custom.entity_type",
    "Entity type",
    "single-select",
    options=(Option("o1", "S-Corp"), Option("o2", "Partnership")),
)
FEE = Field("client.custom.monthly_fee", "Monthly fee", "currency")
PORTAL = Field("contact.custom.portal_access", "Portal access", "yes/no")
OWN = built_in_field_set([ENTITY, FEE, PORTAL], [MemberRef("7", "Vera Stein", "vera@books.example")])


def mapped(table: str, fields: FieldSet = PLAIN) -> Mapping:
    """The mapping of a table written as text: cells between ``|``, the first line is the header."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    header, rows = lines[0], lines[1:]
    return map_headers(header, fields, list(map(list, zip(*rows, strict=True))) if rows else None)


def targets(table: str, fields: FieldSet = PLAIN) -> list[str]:
    """Where the columns of such a table go."""
    return [column.target for column in mapped(table, fields).columns]


def column(table: str, header: str, fields: FieldSet = PLAIN) -> ColumnMap:
    """The decision about one column."""
    return next(column for column in mapped(table, fields).columns if column.header == header)
