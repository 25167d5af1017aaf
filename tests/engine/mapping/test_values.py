"""What the values add to the headers: they confirm, they contradict, and seldom speak alone."""

from __future__ import annotations

import polars as pl

from rollforward.engine.fields import Field, built_in_field_set
from rollforward.engine.mapping import map_headers, map_table
from rollforward.engine.values import IGNORE, Layout, Region, Table
from tests.engine.mapping.headers import OWN, PLAIN, column, mapped, targets


def test_a_header_whose_values_are_something_else_is_not_believed() -> None:
    assert column("Customer | Email\nA|yes\nB|no\nC|n", "Email").target == IGNORE


def test_select_fields_are_sure_only_when_the_values_are_options() -> None:
    assert column("Customer | Status\nA|active\nB|Lead", "Status").confidence == "sure"
    assert column("Customer | Status", "Status").confidence == "check"
    assert column("Customer | Status\nA|Zorb\nB|Blax\nC|Quux", "Status").confidence == "check"


def test_type_is_the_client_type_only_when_its_values_say_so() -> None:
    assert column("Customer | Type\nA|Company\nB|Individual", "Type").target == "client.kind"
    assert column("Customer | Type\nA|Gold\nB|Silver\nC|Tin", "Type").target == IGNORE


def test_the_person_in_charge_is_sure_only_when_she_is_a_member() -> None:
    assert column("Customer | Owner\nA|Vera Stein\nB|vera@books.example", "Owner", OWN).confidence == "sure"
    assert column("Customer | Owner\nA|Somebody Else", "Owner", OWN).confidence == "check"


def test_a_primary_contact_that_is_yes_or_no_is_the_flag() -> None:
    assert (
        column("Customer | Primary contact | City\nA|yes|Ulm\nB|no|Bonn", "Primary contact").target == "contact.primary"
    )
    assert column("Customer | Primary contact\nA|Ana Ruiz\nB|Bo Lee", "Primary contact").target == "contact.name"


def test_columns_without_names_are_read_by_their_values_and_asked_about() -> None:
    people = ["A Inc|a@x.example|(555) 201-3344", "B LLC|b@x.example|(555) 201-3345", "C|c@x.example|+1 555 201 3346"]
    mapping = mapped("\n".join(["Column1 | Column2 | col_2", *people]))
    assert [c.target.partition(".")[2] for c in mapping.columns] == ["name", "email", "phone"]
    assert {c.confidence for c in mapping.columns} == {"check"}


def test_a_filled_column_goes_before_an_empty_one_of_the_same_meaning() -> None:
    assert targets("Customer | City | Town\nA||Ulm\nB||Bonn")[1:] == [IGNORE, "client.city"]


def test_the_same_client_in_several_rows_makes_one_row_per_contact() -> None:
    once = "Client | First name | Last name\nA|Ana|Ruiz\nB|Bo|Lee"
    assert mapped(once).shape == "one row per client"
    assert mapped(once + "\nA|Cy|Day").shape == "one row per contact"


def test_custom_fields_are_found_by_their_label_even_where_we_would_leave_the_column_out() -> None:
    table = "Customer | Monthly Fee | Entity Type | Portal acces\nA|450|S-Corp|yes\nB|$1,150.00|partnership|no"
    assert targets(table, OWN)[1:] == [
        "client.custom.monthly_fee",
        "client.custom.entity_type",
        "contact.custom.portal_access",
    ]
    assert column(table, "Portal acces", OWN).confidence == "check"
    assert column(table, "Entity Type", OWN).confidence == "sure"


def test_a_table_is_mapped_with_a_sample_of_its_cells() -> None:
    rows = pl.DataFrame({"line": [2, 3, 4], "c0": ["A", "B", "C"], "c1": ["x", "", "y"]}).cast({"line": pl.UInt32})
    table = Table(("Customer", "Phone"), rows, Region((1,), (2, 4)))
    assert map_table(table, PLAIN).target_of(0) == "client.name"


def test_samples_far_down_a_sparse_column_are_found() -> None:
    cells = [""] * 5_000 + [f"user{i}@x.example" for i in range(10)]
    rows = pl.DataFrame({"line": range(2, 5_012), "c0": cells}).cast({"line": pl.UInt32})
    table = Table(("Zorblax",), rows, Region((1,), (2, 5_011)))
    assert map_table(table, PLAIN).target_of(0) == "contact.email"


def test_a_column_of_states_is_known_by_its_values_though_its_header_says_nothing() -> None:
    found = column("Customer | Zork\nAcme | ME\nBaker | MA\nClay | NH\nDorn | ME", "Zork")
    assert (found.target, found.confidence) == ("client.region", "check")


def test_the_contrary_of_a_status_is_left_out_with_the_way_to_take_it() -> None:
    found = column("Customer | Inactive\nAcme | N\nBaker | Y", "Inactive")
    assert (found.target, found.confidence) == ("ignore", "check")
    assert "contrary of a status" in found.reasons[0]


def test_a_list_of_the_firms_own_is_found_by_its_very_options() -> None:
    kinds = "Customer | {}\nA|S-Corp\nB|partnership\nC|1120S\nD|S-Corp"
    found = column(kinds.format("Type"), "Type", OWN)
    assert (found.target, found.confidence) == ("client.custom.entity_type", "sure")
    assert found.reasons[-1] == "The values are options of Entity type."
    assert column(kinds.format("Type"), "Type").reasons[-1] == "The values mean options of Client type."
    alone = column("Customer | Zorb\nA|S-Corp\nB|Partnership", "Zorb", OWN)
    assert (alone.target, alone.confidence) == ("client.custom.entity_type", "check")
    assert column("Customer | Zorb\nA|S-Corp\nB|S-Corp\nC|Bank", "Zorb", OWN).target == IGNORE


def test_members_of_the_firm_are_no_clients() -> None:
    who = column("Name | Client code\nVera Stein|1\nVera Stein|2\nvera@books.example|3", "Name", OWN)
    assert who.target != "client.name"
    assert column("Who | Client code\nVera Stein|1\nVera Stein|2", "Who", OWN).target == "client.assignee"


MAILED = [["A LLC", "B LLC", "C LLC"], ["a@x.example", "b@x.example", "c@x.example"]]


def test_values_that_can_be_nothing_else_are_asked_about_where_the_header_says_something_else() -> None:
    _, phone = map_headers(["Client", "Phone"], PLAIN, MAILED).columns
    assert (phone.target, phone.confidence) == ("client.email", "check")
    assert phone.reasons[0] == "“Phone” says something else, but its values look like Client email."


def test_memory_of_a_header_gives_way_to_values_that_are_plainly_something_else() -> None:
    for target in ("client.phone", "client.external_id", "client.street2", "contact.job_title"):
        before = Layout("last year", (("Phone", target), ("Other", IGNORE)))
        assert map_headers(["Client", "Phone"], PLAIN, MAILED, [before]).columns[1].target == "client.email"
    before = Layout("last year", (("Phone", "client.notes"), ("Other", IGNORE)))
    assert map_headers(["Client", "Phone"], PLAIN, MAILED, [before]).columns[1].confidence == "sure"


def test_other_names_of_a_lists_options_count_where_the_header_shares_a_word_with_it() -> None:
    sheet = "Customer | {}\nA|1120S\nB|Sub S\nC|Partnership"
    assert column(sheet.format("Entity"), "Entity", OWN).target == "client.custom.entity_type"
    assert column(sheet.format("Zorb"), "Zorb", OWN).target == IGNORE


def test_a_header_that_begins_the_label_of_an_own_field_is_taken_for_it_and_asked_about() -> None:
    own = built_in_field_set([Field("client.custom.signed", "Engagement letter signed", "date")])
    found = column("Customer | Engagement letter\nA|2021-03-05\nB|2022-01-05", "Engagement letter", own)
    assert (found.target, found.confidence) == ("client.custom.signed", "check")
    assert column("Customer | Engagement", "Engagement", own).target == IGNORE
