"""The list of clients: searching, sorting, paging."""

from __future__ import annotations

import pytest

from rollforward.clients.commands import add_contact, create_client
from rollforward.clients.listing import PAGE, Wish, list_clients
from rollforward.clients.queries import find_contacts, get_client
from tests.cast import Cast


@pytest.fixture
def three(cast: Cast) -> Cast:
    create_client(
        cast.omar,
        {
            "client.name": "Alder LLC",
            "client.external_id": "A7",
            "client.tax_id": "12-3456789",
            "client.status": "Prospect",
        },
    )
    create_client(cast.omar, {"client.name": "birch & Sons", "client.phone": "207 555 0100", "client.status": "Active"})
    create_client(cast.omar, {"client.name": "Cedar Inc", "client.assignee": cast.lena.user.email})
    add_contact(cast.omar, "C-1003", {"contact.first_name": "Ana", "contact.email": "ana@cedar.example"})
    return cast


def _names(cast: Cast, search: str = "", sort: str = "") -> list[str]:
    return [row.client.name for row in list_clients(cast.omar, Wish(search, sort=sort)).rows]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("alder", ["Alder LLC"]),
        ("a7", ["Alder LLC"]),
        ("c-1002", ["birch & Sons"]),
        ("555 0100", ["birch & Sons"]),
        ("ana@cedar", ["Cedar Inc"]),
        ("Ana cedar", ["Cedar Inc"]),
        ("12345", []),
        ("alder birch", []),
        ("%", []),
    ],
)
def test_search_looks_at_names_codes_numbers_and_people(three: Cast, search: str, found: list[str]) -> None:
    assert _names(three, search) == found


def test_names_are_sorted_without_regard_to_case(three: Cast) -> None:
    assert _names(three) == ["Alder LLC", "birch & Sons", "Cedar Inc"]
    assert _names(three, sort="-client.name") == ["Cedar Inc", "birch & Sons", "Alder LLC"]


def test_a_tax_id_is_not_searched_for_because_searches_stand_in_addresses(three: Cast) -> None:
    assert _names(three, search="12-3456789") == []


def test_an_unknown_order_is_by_name(three: Cast) -> None:
    assert _names(three, sort="-client.tax_id") == ["Alder LLC", "birch & Sons", "Cedar Inc"]


def test_a_row_carries_its_primary_contact(three: Cast) -> None:
    primaries = [str(row.primary) if row.primary else "" for row in list_clients(three.omar).rows]
    assert primaries == ["", "", "Ana"]


def test_pages_hold_fifty_and_a_page_out_of_range_is_the_last(cast: Cast) -> None:
    for number in range(PAGE + 1):
        create_client(cast.omar, {"client.name": f"Client {number:03}"})
    page = list_clients(cast.omar, page=99)
    assert (page.page, page.pages, page.total) == (2, 2, PAGE + 1)
    assert (page.first, page.last) == (PAGE + 1, PAGE + 1)


def test_people_already_tied_are_not_offered_again(three: Cast) -> None:
    alder, cedar = get_client(three.omar, "C-1001"), get_client(three.omar, "C-1003")
    assert [str(c) for c in find_contacts(three.omar, "ana", but_of=alder)] == ["Ana"]
    assert find_contacts(three.omar, "ana", but_of=cedar) == []
    assert find_contacts(three.omar, "", but_of=alder) == []


def test_a_page_of_clients_costs_the_same_queries_whatever_its_length(
    three: Cast, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        assert len(list_clients(three.omar).rows) == 3
