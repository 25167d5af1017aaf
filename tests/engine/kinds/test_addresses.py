"""Addresses in one cell: split where the end is known, whole where it is not."""

from __future__ import annotations

import pytest

from rollforward.engine.kinds import Address, split_address


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "12 Main St, Springfield, IL 62704",
            Address("12 Main St", "", "Springfield", "IL", "62704"),
        ),
        (
            "12 Main St, Suite 4, Springfield, IL, 62704-1234, USA",
            Address("12 Main St", "Suite 4", "Springfield", "IL", "62704-1234", "USA"),
        ),
        (
            "12 Main St\nSuite 4\nSpringfield IL 02134",
            Address("12 Main St", "Suite 4", "Springfield", "IL", "02134"),
        ),
        (
            "100 King St W, Toronto, ON M5V 2T6, Canada",
            Address("100 King St W", "", "Toronto", "ON", "M5V 2T6", "Canada"),
        ),
        (
            "5 George St, Sydney NSW 2000, Australia",
            Address("5 George St", "", "Sydney", "NSW", "2000", "Australia"),
        ),
        ("5 George St, Sydney, New South Wales 2000", Address("5 George St", "", "Sydney", "New South Wales", "2000")),
        ("9 Elm St, Charleston, West Virginia 25301", Address("9 Elm St", "", "Charleston", "West Virginia", "25301")),
        ("9 Elm St, New York, New York 10001", Address("9 Elm St", "", "New York", "New York", "10001")),
        ("1 K St, Washington DC 20001", Address("1 K St", "", "Washington", "DC", "20001")),
        ("10 Downing Street, London SW1A 2AA", Address("10 Downing Street", "", "London", "", "SW1A 2AA")),
        (
            "Flat 2, 10 High Street, Maidstone, Kent, ME14 1XX, UK",
            Address("10 High Street", "Flat 2", "Maidstone", "Kent", "ME14 1XX", "UK"),
        ),
        (
            "12 O'Connell St, Dublin 1, D01 F5P2, Ireland",
            Address("12 O'Connell St", "", "Dublin 1", "", "D01 F5P2", "Ireland"),
        ),
        ("Hauptstraße 5a, 10115 Berlin", Address("Hauptstraße 5a", "", "Berlin", "", "10115")),
        ("Bahnhofstr. 1\nCH-8001 Zürich\nSchweiz", Address("Bahnhofstr. 1", "", "Zürich", "", "CH-8001", "Schweiz")),
        (
            "12, rue de la Paix, 75002 Paris Cedex 02, France",
            Address("12, rue de la Paix", "", "Paris Cedex 02", "", "75002", "France"),
        ),
        ("Calle Mayor, 5, 28013 Madrid, España", Address("Calle Mayor, 5", "", "Madrid", "", "28013", "España")),
        ("Keizersgracht 5, 1015 CJ Amsterdam", Address("Keizersgracht 5", "", "Amsterdam", "", "1015 CJ")),
        ("Rua Augusta 100, 1100-053 Lisboa", Address("Rua Augusta 100", "", "Lisboa", "", "1100-053")),
        (
            "Rua Augusta, 100 - Centro, São Paulo - SP, 01310-100",
            Address("Rua Augusta, 100 - Centro", "", "São Paulo", "SP", "01310-100"),
        ),
        ("Via Roma 1, 20121 Milano (MI)", Address("Via Roma 1", "", "Milano", "MI", "20121")),
        ("1 Queen St, Auckland 1010, New Zealand", Address("1 Queen St", "", "Auckland", "", "1010", "New Zealand")),
        (
            "Suite 5\nc/o Ann Lee\n12 Main St\nSpringfield, IL 62704",
            Address("12 Main St", "Suite 5, c/o Ann Lee", "Springfield", "IL", "62704"),
        ),
        ("12 Main St, Munich, Germany", Address("12 Main St, Munich", country="Germany")),
    ],
)
def test_an_address_with_a_known_end_is_split(text: str, parts: Address) -> None:
    assert split_address(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "12 Main St Springfield IL 62704",
        "Suite 5, 12345 Wilshire Blvd",
        "Building 5, 1200 Broadway",
        "Route 7, 12345 Oak Grove",
        "1 Queen St, Auckland 1010",
        "12 Main, Frankfurt, DE",
        "12 Main St, Atlanta, Georgia",
        "12 Main St, Suite B Springfield IL 62704",
        "Springfield, IL 62704",
        "somewhere",
        f"12 Main St, {'Spring' * 20}, IL 62704",
    ],
)
def test_any_other_address_stays_whole(text: str) -> None:
    assert split_address(text) == Address(street=text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Springfield, IL 62704", Address(city="Springfield", region="IL", postal_code="62704")),
        ("Springfield IL 62704-1234", Address(city="Springfield", region="IL", postal_code="62704-1234")),
        ("St. Paul, Minnesota, 55101, USA", Address("", "", "St. Paul", "Minnesota", "55101", "USA")),
        ("London SW1A 2AA", Address(city="London", postal_code="SW1A 2AA")),
        ("12 Main St, Springfield, IL 62704", Address("12 Main St", "", "Springfield", "IL", "62704")),
        ("Springfield", Address(street="Springfield")),
    ],
)
def test_beside_a_street_of_its_own_a_place_is_enough(text: str, parts: Address) -> None:
    assert split_address(text, beside_street=True) == parts
