"""Patterns that match the same on every Python that we run on."""

from __future__ import annotations

import re
from pathlib import Path

import rollforward

#: Before 3.11.5 a possessive group that can backtrack inside loses matches; a possessive character class never did.
_POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\{?[^{}]*(?:\{\w+\})?[^{}]*\}\}?)\+")


def test_no_group_is_repeated_possessively() -> None:
    found = [
        f"{file.name}:{number}"
        for file in Path(rollforward.__file__).parent.rglob("*.py")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if _POSSESSIVE_GROUP.search(line)
    ]
    assert found == []


def test_such_a_group_would_be_found() -> None:
    assert _POSSESSIVE_GROUP.search(r"(?:a|b)*+")
    assert _POSSESSIVE_GROUP.search(r"(?:a|b){{0,{_REACH}}}+")
    assert not _POSSESSIVE_GROUP.search(r"[^a]*+")
    assert not _POSSESSIVE_GROUP.search(r"(?:a)* \)*+")
