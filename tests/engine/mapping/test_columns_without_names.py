"""Columns without a name that stand together as people write them."""

from __future__ import annotations

import pytest

from rollforward.engine.fields import built_in_field_set
from rollforward.engine.mapping import map_headers

HEADERS = [f"Column{n}" for n in range(1, 9)]
ROWS = [
    ["Abbott & Sons LLC", "Ruth Abbott", "ruth@abbott.com", "(207) 555-0134", "12 Elm St", "Portland", "ME", "04101"],
    ["Baker Bakery Inc", "Tom Baker", "tom@baker.com", "(207) 555-0188", "4 Mill Rd", "Bath", "ME", "04530"],
    ["Cole Marine LLC", "Cy Cole", "cy@cole.com", "(207) 555-0190", "PO Box 9", "Saco", "ME", "04072-1234"],
    ["Delta Plumbing Co", "Ann van Dyke", "ann@delta.com", "(207) 555-0123", "1 Hill Rd", "Bar Harbor", "ME", "04609"],
]  # fmt: skip


def mapped(headers: list[str], rows: list[list[str]]) -> dict[str, str]:
    samples = [[row[at] for row in rows] for at in range(len(headers))]
    return {c.header: c.target for c in map_headers(headers, built_in_field_set(), samples).columns}


def test_an_address_and_a_contact_are_known_by_their_neighbours() -> None:
    assert list(mapped(HEADERS, ROWS).values()) == [
        "client.name", "contact.name", "contact.email", "client.phone", "client.street", "client.city", "client.region",
        "client.postal_code",
    ]  # fmt: skip


def test_nothing_of_it_is_sure() -> None:
    samples = [[row[at] for row in ROWS] for at in range(len(HEADERS))]
    assert {c.confidence for c in map_headers(HEADERS, built_in_field_set(), samples).columns} == {"check"}


@pytest.mark.parametrize(
    "rows",
    [
        [["04101", "Ruth Abbott"], ["04530", "Tom Baker"], ["04072", "Cy Cole"]],
        [["ME", "Regional Manager"], ["NH", "Office Lead"], ["VT", "Big Boss"]],
        [["Portland", "12345"], ["Bath", "23456"], ["Saco", "34567"]],
    ],
)
def test_alone_they_say_nothing(rows: list[list[str]]) -> None:
    found = set(mapped(["Column1", "Column2"], rows).values())
    assert not found & {"client.postal_code", "client.city", "contact.name"}


def test_a_column_with_a_name_of_its_own_makes_no_run() -> None:
    rows = [row[6:] for row in ROWS]
    assert mapped(["Column1", "Badge"], rows) == {"Column1": "ignore", "Badge": "ignore"}
