"""Which option a cell means."""

from __future__ import annotations

import pytest

from rollforward.engine.fields import Field, Option
from rollforward.engine.mapping import suggest_value
from tests.engine.mapping.headers import PLAIN

FORMS = Field(
    "client.custom.forms",
    "Tax form",
    "multi-select",
    options=tuple(Option(f"o{i}", label) for i, label in enumerate(["1120", "1120-S", "1065", "Payroll", "Sales tax"])),
)


@pytest.mark.parametrize(
    ("text", "key"),
    [(" PAYROLL ", "o3"), ("sales-tax", "o4"), ("Payrol", "o3"), ("1120s", "o1"), ("1120", "o0"), ("1120-H", None),
     ("x", None), ("", None)],
)  # fmt: skip
def test_spelling_is_forgiven_but_no_code_is_taken_for_another(text: str, key: str | None) -> None:
    assert suggest_value(text, FORMS) == key


@pytest.mark.parametrize(
    ("target", "text", "key"),
    [
        ("client.status", "Lead", "Prospect"),
        ("client.status", "Not-active", "Inactive"),
        ("client.kind", "Company", "Business"),
        ("client.priority", "urgent", "High"),
        ("client.priority", "1", None),
    ],
)
def test_other_programs_words_for_our_options_are_known(target: str, text: str, key: str | None) -> None:
    field = PLAIN.get(target)
    assert field
    assert suggest_value(text, field) == key
