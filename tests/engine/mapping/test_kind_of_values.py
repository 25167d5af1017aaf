"""Of what kind a field should be that takes the values of a column."""

from __future__ import annotations

import pytest

from rollforward.engine.mapping import entries_of, kind_of_values


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["Y", "N", "Y"], "yes/no"),
        (["ann@acme.example", "bo@acme.example"], "email"),
        (["(207) 555-0134", "207-555-0135"], "phone"),
        (["2024-01-05", "3/4/2025"], "date"),
        (["www.acme.example", "https://baker.example"], "url"),
        (["00412", "00413"], "text"),
        (["word " * 40, "short"], "long text"),
        (["Gold", "Silver", "gold", "Gold", "Silver", "Silver"], "single-select"),
        (["Tax; Books", "Books; Payroll", "Tax; Payroll", "Tax; Books; Payroll"] * 2, "multi-select"),
        (["Abbott", "Baker", "Cole", "Duke"], "text"),
        ([], "text"),
    ],
)
def test_values_tell_the_kind(cells: list[str], kind: str) -> None:
    assert kind_of_values(cells) == kind


def test_entries_stand_once_as_first_spelled_in_their_order() -> None:
    assert entries_of(["Gold", "silver", "GOLD", "Silver"], "single-select") == ["Gold", "silver"]
    assert entries_of(["Tax; Books", "tax|Payroll"], "multi-select") == ["Tax", "Books", "Payroll"]
