"""Clients below other clients: "Acme:Roof repair"."""

from __future__ import annotations

import polars as pl
import pytest

from rollforward.engine.arranging import arrange, heads_of, is_set_in
from rollforward.engine.values import Parents
from tests.engine.arranging.tables import column, mapped, table, targets

CUSTOMERS = """\
Customer|Email
Acme|office@acme.example
Acme:Roof repair|
Acme:Roof repair:Gutter|
Baker: the Bakery|hello@baker.example
Cole|
"""


def test_a_name_below_a_parent_is_grouped_with_it_and_a_colon_in_a_name_is_none() -> None:
    assert heads_of(table(CUSTOMERS).rows["c0"]).to_list() == [None, "Acme", "Acme", None, None]


@pytest.mark.parametrize("text", ["10:30", "https://acme.example", "a:", ":b"])
def test_times_and_addresses_have_no_parent(text: str) -> None:
    assert heads_of(pl.Series([text, text.partition(":")[0], "Cole"]))[0] is None


def test_names_below_a_parent_that_has_no_row_are_a_group_where_there_are_several() -> None:
    assert heads_of(pl.Series(["Acme:Roof", "acme:Gutter", "Baker:Door"])).to_list() == ["Acme", "acme", None]


def test_the_parents_column_is_made_and_is_the_group_of_its_own_row_too() -> None:
    customers = table(CUSTOMERS)
    mapping = mapped(customers)
    assert mapping.arrangement == Parents(0)
    assert targets(mapping) == {"Customer": "client.name", "Email": "client.email", "Customer (parent)": "client.group"}
    assert "“Acme:Roof repair” stands below “Acme”" in mapping.columns[2].reasons[0]
    arranged = arrange(customers, mapping.arrangement)
    assert arranged.header == ("Customer", "Email", "Customer (parent)")
    assert column(arranged, 2) == ["Acme", "Acme", "Acme", "", ""]
    assert column(arranged, 0) == column(customers, 0)


def test_a_list_that_has_groups_of_its_own_keeps_them() -> None:
    grouped = table("Customer|Group\nAcme|North\nAcme:Roof|South\n")
    assert mapped(grouped).arrangement is None


def test_paths_of_other_columns_make_nothing() -> None:
    assert mapped(table("Customer|Category\nAcme|Trade\nBaker|Trade:Food\nCole|Trade:Paper\n")).arrangement is None


SET_IN = """\
Customer|Primary Contact|Main Phone
Acme|Ann Lee|207-555-0100
   Kitchen on Pine|Ann Lee|207-555-0100
   Roof Repair|Ann Lee|207-555-0100
      Gutter|Ann Lee|
Baker|Bo Day|207-555-0101
   Kitchen on Pine||
Cole|Cy Fox|
"""


def test_jobs_set_in_below_their_customer_are_named_with_it_and_are_its_group() -> None:
    customers = table(SET_IN)
    mapping = mapped(customers)
    assert mapping.arrangement == Parents(0, indented=True)
    arranged = arrange(customers, mapping.arrangement)
    assert column(arranged, 0) == [
        "Acme", "Acme:Kitchen on Pine", "Acme:Roof Repair", "Acme:Roof Repair:Gutter", "Baker", "Baker:Kitchen on Pine",
        "Cole",
    ]  # fmt: skip
    assert column(arranged, 3) == ["Acme", "Acme", "Acme", "Acme", "Baker", "Baker", ""]
    assert targets(mapping)["Customer"] == "client.name"
    assert "“Acme:Kitchen on Pine” is set in below “Acme”" in mapping.columns[3].reasons[0]


@pytest.mark.parametrize(
    "names",
    [
        ["Acme", " Baker", "Cole", " Duke"],
        ["Acme", "  Baker", "Cole"],
        ["  Acme", "  Baker", "Cole"],
        ["Acme", "  Baker", "   Cole"],
    ],
)
def test_a_slip_of_the_space_bar_sets_nothing_in(names: list[str]) -> None:
    assert not is_set_in(pl.Series(names))
