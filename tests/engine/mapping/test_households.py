"""A household with several persons is one client where the rows say who each of them is."""

from __future__ import annotations

from rollforward.engine.mapping import map_headers
from tests.engine.mapping.headers import PLAIN

HEADERS = ["Household Name", "First Name", "Last Name", "Relationship"]
NAMES = [["Ortiz Household"] * 2 + ["Lee Household"] * 2, ["Nora", "Jo", "Sam", "Kim"], ["Ortiz"] * 2 + ["Lee"] * 2]


def test_a_household_whose_persons_are_told_apart_is_the_client() -> None:
    mapping = map_headers(HEADERS, PLAIN, [*NAMES, ["Head", "Spouse", "Self", "Wife"]])
    household = mapping.columns[0]
    assert (household.target, household.confidence, mapping.name_from) == ("client.name", "check", (0,))
    assert mapping.shape == "one row per contact"


def test_persons_of_whom_that_is_not_said_are_clients_of_a_group() -> None:
    for relations, group in ((["Advisor", "Owner", "CFO", "CEO"], NAMES[0]), (["Head", "Spouse"] * 2, list("1234"))):
        mapping = map_headers(HEADERS, PLAIN, [group, *NAMES[1:], relations])
        assert mapping.columns[0].target != "client.name"
        assert mapping.name_from == (1, 2)
