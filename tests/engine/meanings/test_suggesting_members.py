"""Which member a cell means that names her neither by e-mail nor by full name."""

from __future__ import annotations

import pytest

from rollforward.engine.fields import MemberRef
from rollforward.engine.meanings import suggest_member

FIRM = (
    MemberRef("1", "Ana Maria Cruz", "acruz@firm.example"),
    MemberRef("2", "Bo Lee", "bo.lee@firm.example"),
    MemberRef("3", "Bea Lind", "bea@firm.example"),
    MemberRef("4", "", "office@firm.example"),
)


@pytest.mark.parametrize(
    ("text", "key", "why"),
    [
        ("Lee, Bo", "2", "The same names in another order."),
        ("acruz", "1", "It is how the e-mail address begins."),
        ("Bo.Lee", "2", "The same names in another order."),
        ("office", "4", "It is how the e-mail address begins."),
        ("B. Lind", "3", "It is the name in short."),
        ("Cruz A", "1", "It is the name in short."),
        ("Ana C.", "1", "It is the name in short."),
        ("Ana Cruz", "1", "It is the name in short."),
        ("ana", "1", "It is a part of the name, and nobody else is called so."),
        ("LIND", "3", "It is a part of the name, and nobody else is called so."),
        ("AMC", "1", "These are the initials."),
        ("AC", "1", "These are the initials."),
        ("Ana Marya Cruz", "1", "It is spelled almost like the name."),
    ],
)
def test_a_member_is_known_by_what_offices_call_her(text: str, key: str, why: str) -> None:
    found = suggest_member(text, FIRM)
    assert found
    assert (found.key, found.why) == (key, why)


@pytest.mark.parametrize("text", ["BL", "Zoe", "A", "", "?", "Bo Day"])
def test_where_several_or_nobody_can_be_meant_nobody_is_suggested(text: str) -> None:
    assert suggest_member(text, FIRM) is None
