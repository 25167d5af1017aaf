"""Clients on one sheet, their contacts on another."""

from __future__ import annotations

import pytest

from rollforward.engine.arranging import arrange
from rollforward.engine.fields import built_in_field_set
from rollforward.engine.mapping import joined_tabs, map_table, named_anew
from rollforward.engine.values import Joined, Mapping, Tab, Table
from tests.engine.arranging.tables import column, table, targets

FIELDS = built_in_field_set()
CLIENTS = """\
Client Code|Client Name|City|Email
A1|Acme LLC|Bath|office@acme.example
B2|Baker|Rome|
C3|Cole|Bonn|
"""
CONTACTS = """\
Client Code|First Name|Last Name|Email|City
A1|Ann|Lee|ann@acme.example|Oslo
a1 |Bob|Day||
B2|Cy|Fox|cy@baker.example|
Z9|Zoe|Old||
"""


def tabs(*texts: str) -> list[Tab]:
    return [Tab(at, name, table(text), 10) for at, (name, text) in enumerate(zip("PQRS", texts, strict=False))]


def joined(clients: str, contacts: str) -> tuple[Table, Mapping]:
    both = tabs(clients, contacts)
    index, how = joined_tabs(both, 0)
    assert (index, how is not None) == (0, True)
    together = arrange(both[0].table, how, both[1].table)
    return together, map_table(together, FIELDS, (), how)


def test_contacts_find_their_clients_by_a_code() -> None:
    together, mapping = joined(CLIENTS, CONTACTS)
    assert mapping.shape == "two tabs"
    assert isinstance(mapping.arrangement, Joined)
    assert column(together, 1) == ["Acme LLC", "Baker", "Cole", "Acme LLC", "Acme LLC", "Baker", ""]
    assert column(together, 5) == ["", "", "", "Ann", "Bob", "Cy", "Zoe"]


def test_the_two_kinds_of_columns_keep_apart() -> None:
    _, mapping = joined(CLIENTS, CONTACTS)
    assert targets(mapping) == {
        "Client Code": "ignore",  # the second one, which says whose contact it is
        "Client Name": "client.name",
        "City": "client.city",
        "Email": "client.email",
        "First Name": "contact.first_name",
        "Last Name": "contact.last_name",
        "Contact Email": "contact.email",
        "Contact City": "ignore",
    }
    assert mapping.columns[0].target == "client.external_id"
    assert (mapping.name_from, mapping.name_fallback) == ((1,), ())


def test_a_plain_code_is_the_clients_where_contacts_name_it() -> None:
    codes = "Code|Client Name\nA1|Acme\nB2|Baker\n", "Code|First Name|Last Name\nA1|Ann|Lee\nA1|Bob|Day\n"
    _, mapping = joined(*codes)
    assert (mapping.columns[0].target, mapping.columns[0].confidence) == ("client.external_id", "sure")
    assert "name their client by it" in mapping.columns[0].reasons[-1]


def test_every_row_of_both_sheets_is_there_and_lines_are_counted_on() -> None:
    together, _ = joined(CLIENTS, CONTACTS)
    assert together.rows["line"].to_list() == [2, 3, 4, 12, 13, 14, 15]


def test_a_contact_without_its_client_carries_what_names_the_client() -> None:
    together, _ = joined(CLIENTS, CONTACTS)
    assert column(together, 0)[-1] == "Z9"


def test_contacts_find_their_clients_by_name_and_not_by_the_two_sheets_own_counts() -> None:
    clients = "ID|Company|City\n1|Acme LLC|Bath\n2|Baker|Rome\n3|Cole|Bonn\n"
    contacts = "ID|Company|Name|Email\n1|acme  llc|Ann Lee|a@a.example\n2|Acme LLC|Bob Day|\n3|Cole|Cy Fox|\n"
    together, mapping = joined(clients, contacts)
    assert targets(mapping)["Contact name"] == "contact.name"
    assert column(together, 2) == ["Bath", "Rome", "Bonn", "Bath", "Bath", "Bonn"]


def test_a_contact_without_its_client_makes_no_client_of_its_own_name() -> None:
    clients = "ID|Company name|Street\nC1|Harbor Cafe|1 Pier\nC2|Lobster Co|2 Pier\nC3|Ann Doyle|3 Pier\n"
    contacts = "Company ID|First|Last\nC1|Gus|Rey\nC1|Pam|Rey\nC2|Lou|Sand\nC9|No|Body\n"
    _, mapping = joined(clients, contacts)
    assert (mapping.name_from, mapping.name_fallback, named_anew(mapping).name_fallback) == ((1,), (), ())


def test_contacts_find_their_clients_by_an_id_but_not_by_their_own() -> None:
    clients = "ID|Company|City\n1|Acme LLC|Bath\n2|Baker|Rome\n3|Cole|Bonn\n"
    contacts = "{}|First|Last\n1|Ann|Lee\n1|Bob|Day\n3|Cy|Fox\n"
    together, _ = joined(clients, contacts.format("Company ID"))
    assert column(together, 2) == ["Bath", "Rome", "Bonn", "Bath", "Bath", "Bonn"]
    own = contacts.replace("1|Bob", "2|Bob").format("Contact ID")
    assert joined_tabs(tabs(clients.replace("ID", "Company ID"), own), 0) == (0, None)


def test_the_sheet_of_the_clients_is_found_from_that_of_the_contacts_too() -> None:
    index, how = joined_tabs(tabs(CONTACTS, CLIENTS), 0)
    assert index == 1
    assert how is not None
    assert how.sheet == 0


@pytest.mark.parametrize(
    "other",
    [
        "Customer|Email|Invoice no\nAcme LLC|a@a.example|1\nAcme LLC|a@a.example|2\nBaker|b@b.example|3\n",
        "Client Name|Contact|Visited\nAcme LLC|Ann Lee|1\nAcme LLC|Ann Lee|2\nAcme LLC|Ann Lee|3\nBaker|Cy Fox|4\n",
        "Client Code|Service\nA1|Tax\nA1|Audit\nB2|Tax\n",
        "Client Code|First Name|Last Name\nX1|Ann|Lee\nX2|Bob|Day\nX3|Cy|Fox\n",
    ],
    ids=["invoices", "visits", "services", "contacts of other clients"],
)
def test_other_sheets_about_clients_are_no_contacts(other: str) -> None:
    assert joined_tabs(tabs(CLIENTS, other), 0) == (0, None)


def test_the_options_of_our_own_workbook_are_no_contacts() -> None:
    own = "Client ID|Client name|Status\nC-1|Acme|Active\nC-2|Baker|Active\n"
    assert joined_tabs(tabs(own, "Status|Services\nActive|Tax\nProspect|Audit\n"), 0) == (0, None)


def test_without_the_second_table_nothing_is_joined() -> None:
    both = tabs(CLIENTS, CONTACTS)
    with pytest.raises(ValueError, match="give the table of that sheet too"):
        arrange(both[0].table, joined_tabs(both, 0)[1])
