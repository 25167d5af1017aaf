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
    ],
)
def test_an_address_with_a_known_end_is_split(text: str, parts: Address) -> None:
    assert split_address(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "12 Main St Springfield IL 62704",
        "10 Downing Street, London SW1A 2AA",
        "12 Main St, Suite B Springfield IL 62704",
        "Springfield, IL 62704",
        "somewhere",
        f"12 Main St, {'Spring' * 20}, IL 62704",
    ],
)
def test_any_other_address_stays_whole(text: str) -> None:
    assert split_address(text) == Address(street=text)
