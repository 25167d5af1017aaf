"""Which columns make the client's name, also after somebody sent columns elsewhere."""

from __future__ import annotations

from dataclasses import replace

from rollforward.engine.mapping import named_anew
from rollforward.engine.values import Mapping
from tests.engine.arranging.tables import mapped, table


def names(mapping: Mapping) -> tuple[list[str], list[str]]:
    headers = [column.header for column in mapping.columns]
    return [headers[p] for p in mapping.name_from], [headers[p] for p in mapping.name_fallback]


def sent(mapping: Mapping, **targets: str) -> Mapping:
    columns = tuple(replace(c, target=targets.get(c.header, c.target)) for c in mapping.columns)
    return named_anew(replace(mapping, columns=columns))


def test_the_person_names_the_client_where_some_rows_leave_the_clients_name_blank() -> None:
    people = table("Client Name|First Name|Last Name\nAcme|Ann|Lee\n|Tom|Reed\n")
    assert names(mapped(people)) == (["Client Name"], ["First Name", "Last Name"])


def test_no_other_name_is_taken_where_no_row_needs_it() -> None:
    assert names(mapped(table("Client Name|First Name|Last Name\nAcme|Ann|Lee\nBaker||\n"))) == (["Client Name"], [])
    assert names(mapped(table("Client Name|First Name|Last Name\nAcme|Ann|Lee\n||\n"))) == (["Client Name"], [])


def test_a_name_made_of_company_or_surname_stays_so_when_another_column_is_sent_elsewhere() -> None:
    cards = mapped(table("Co./Last Name|First Name|Remark\nAcme||x\nReed|Tom|y\n"))
    assert names(cards) == (["First Name", "Co./Last Name"], [])
    assert names(sent(cards, Remark="client.description")) == (["First Name", "Co./Last Name"], [])


def test_a_fallback_stays_when_another_column_is_sent_elsewhere() -> None:
    people = mapped(table("Client Name|First Name|Last Name|Remark\nAcme|Ann|Lee|x\n|Tom|Reed|y\n"))
    assert names(sent(people, Remark="client.description")) == (["Client Name"], ["First Name", "Last Name"])


def test_without_the_clients_column_the_person_makes_the_name() -> None:
    people = mapped(table("Client Name|First Name|Last Name\nAcme|Ann|Lee\n|Tom|Reed\n"))
    assert names(sent(people, **{"Client Name": "ignore"})) == (["First Name", "Last Name"], [])


def test_a_second_contact_chosen_by_hand_makes_several_contacts_per_row() -> None:
    mapping = mapped(table("Client|Other|Reached\nAcme|Ann Lee|ann@acme.test\n"))
    assert mapping.shape == "one row per client"
    assert sent(mapping, Other="contact2.name").shape == "one row per client"  # a name alone is no second contact
    other = {"Other": "contact2.name", "Reached": "contact2.email"}
    assert sent(mapping, **other).shape == "several contacts per row"
