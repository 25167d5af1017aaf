"""Values that are no option are counted one by one, whatever cell they stand in."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from rollforward.engine.checking import check, foreign_values
from rollforward.engine.fields import BUILT_IN, Field, Option
from rollforward.engine.values import Choices
from tests.engine.checking.sheets import fields, mapping, table

STATUS = next(field for field in BUILT_IN if field.key == "client.status")
SERVICES = Field("client.services", "Services", "multi-select", options=(Option("1", "Tax"), Option("2", "Payroll")))
FLAG = Field("client.custom.a", "Active client", "yes/no")


def test_each_value_counts_once_per_cell_and_the_commonest_comes_first() -> None:
    cells = pl.Series(["Tax; Books", "books, Payroll", "Audit|Audit", "tax", "", "(clear)", '"Books"'])
    assert foreign_values(cells, "Services", SERVICES, {}) == (("Books", 3), ("Audit", 1))


def test_what_was_said_of_before_stays_among_them() -> None:
    cells = pl.Series(["Sleeping", "Active", "A; B"])
    assert foreign_values(cells, "Status", STATUS, {"sleeping": "Inactive"}) == (("Sleeping", 1), ("A; B", 1))


def test_yes_and_no_are_told_of_where_they_do_not_mean_themselves() -> None:
    cells = pl.Series(["Yes", "No", "Yes", "", "maybe"])
    assert foreign_values(cells, "Inactive", STATUS, {}) == (("Yes", 2), ("No", 1), ("maybe", 1))
    assert foreign_values(cells, "Inactive", FLAG, {}) == (("Yes", 2), ("No", 1), ("maybe", 1))
    assert foreign_values(cells, "Active", FLAG, {}) == (("maybe", 1),)


def _statuses(
    header: str, *cells: str, said: dict[str, str | None] | None = None
) -> tuple[list[str | None], list[str]]:
    sheet = table("client.name | client.status\n" + "\n".join(f"A{at} | {cell}" for at, cell in enumerate(cells)))
    made = mapping(sheet)
    named = replace(made, columns=(made.columns[0], replace(made.columns[1], header=header)))
    result = check(sheet, named, fields(), Choices(values={"client.status": said or {}}))
    return result.cells["client.status"].to_list(), result.problems["code"].to_list()


def test_a_column_that_says_the_contrary_never_becomes_a_status_unturned() -> None:
    assert _statuses("Inactive", "Yes", "F", "") == (["Inactive", "Active", None], [])
    assert _statuses("Active", "Yes", "F", "") == (["Active", "Inactive", None], [])
    assert _statuses("VIP", "Yes") == ([None], ["not-an-option"])


def test_what_the_member_says_goes_before_what_the_header_says() -> None:
    assert _statuses("Hidden", "YES", "no", said={"Yes": "Prospect"})[0] == ["Prospect", "Active"]
