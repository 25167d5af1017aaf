"""Text in, checked cells out: tiny sheets for the tests of checking.

A sheet is text with ``|`` between its cells; the first line names the target of each column. Rows count from line 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from rollforward.engine.checking import check
from rollforward.engine.fields import Field, FieldSet, MemberRef, Option, built_in_field_set
from rollforward.engine.values import Checked, Choices, ColumnMap, Edit, Mapping, Region, Table

SERVICES = (Option("1", "Tax"), Option("2", "Payroll, monthly"))


def fields() -> FieldSet:
    """The built-in fields, options for the services, two custom fields and a member."""
    custom = (
        Field("client.custom.fee", "Monthly fee", "currency"),
        Field("client.custom.ssn", "SSN digits", "number", sensitive=True),
    )
    made = built_in_field_set(custom, (MemberRef("7", "Ana Cruz", "ana@firm.example"),))
    with_options = (replace(f, options=SERVICES) if f.key == "client.services" else f for f in made)
    return FieldSet(tuple(with_options), made.members)


def table(text: str) -> Table:
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    header, rows = lines[0], lines[1:]
    cells = pl.DataFrame(rows, {f"c{i}": pl.String for i in range(len(header))}, orient="row")
    numbered = cells.select(pl.int_range(2, pl.len() + 2, dtype=pl.UInt32).alias("line"), pl.all())
    return Table(tuple(header), numbered, Region((1,), (2, len(lines))))


def mapping(sheet: Table, name_from: Sequence[int] = (), name_fallback: Sequence[int] = ()) -> Mapping:
    columns = tuple(ColumnMap(i, f"Header {i}", target, "sure", 1.0) for i, target in enumerate(sheet.header))
    return Mapping(columns, tuple(name_from), tuple(name_fallback))


def checked(
    text: str,
    *,
    name_from: Sequence[int] = (),
    name_fallback: Sequence[int] = (),
    choices: Choices | None = None,
    edits: Sequence[Edit] = (),
    writing_prefix: bool = False,
) -> Checked:
    sheet = table(text)
    decided = choices or Choices()
    made = mapping(sheet, name_from, name_fallback)
    return check(sheet, made, fields(), decided, edits, writing_prefix=writing_prefix)


def values(result: Checked, target: str) -> list[str | None]:
    return result.cells[target].to_list()


def said(result: Checked) -> list[tuple[int, int, str]]:
    """Line, position and code of every problem."""
    return result.problems.select("line", "position", "code").rows()
