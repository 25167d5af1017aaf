"""What is told once for each place: e-mails at work and at home, phones that are called *Home* and *Work* alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rollforward.engine.mapping.header import Meaning
from rollforward.engine.mapping.people import person_of

_BIRTH_PARTS = 2


def emails_by_place(meanings: Sequence[Meaning]) -> list[Meaning]:
    """Of *Email (work)*, *Email (home)* and *Email (other)* the first is the person's, the second her second one."""
    if not any(m.concept == "name" and m.side == "organization" for m in meanings):
        return list(meanings)  # of private persons the one at home comes first
    emails = [m for m in meanings if m.concept == "email" and m.side in {"", "contact"}]
    told = {(person_of(m), m.block) for m in emails if not m.number}
    whole = {
        person for person, block in told if {(person, "work"), (person, "home")} <= told and (person, "") not in told
    }
    return [_by_place(m) if m.concept == "email" and person_of(m) in whole and m in emails else m for m in meanings]


def _by_place(email: Meaning) -> Meaning:
    if email.block == "work":
        return replace(email, block="", side="contact")
    return replace(email, block="", number=2 if email.block == "home" else email.number + 1, side="contact")


def parts_of_birthday(meanings: Sequence[Meaning]) -> list[Meaning]:
    """*Birth Day* beside *Birth Month* and *Birth Year* is a number from 1 to 31."""
    if sum(m.concept == "birth_part" for m in meanings) < _BIRTH_PARTS:
        return list(meanings)
    return [Meaning("birth_part") if m.concept == "birthday" else m for m in meanings]
