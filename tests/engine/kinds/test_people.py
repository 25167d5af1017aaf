"""Members, and the parts of names."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollforward.engine.kinds import (
    Context,
    Parsed,
    PersonName,
    cell_reader,
    is_plain_name,
    parse,
    show,
    split_person_name,
)
from tests.engine.kinds.examples import FIXED, MEMBERS, field

MEMBER = field("member")


def test_a_member_is_found_by_email_or_full_name() -> None:
    assert parse(" ANA@firm.example", MEMBER, members=MEMBERS) == Parsed("7")
    assert parse("ana  cruz", MEMBER, members=MEMBERS) == Parsed("7")


def test_two_members_of_one_name_are_told_apart_by_email_only() -> None:
    assert parse("Bo Lee", MEMBER, members=MEMBERS).code == "unknown-member"
    assert parse("bo.lee@firm.example", MEMBER, members=MEMBERS) == Parsed("9")


def test_a_member_is_shown_by_email() -> None:
    assert show("8", MEMBER, MEMBERS) == "bo@firm.example"


def test_a_word_can_be_said_to_mean_a_member_or_nobody() -> None:
    read = cell_reader(MEMBER, Context(MEMBERS, aliases={"ac": "7", "boss": "bo@firm.example", "-": None}))
    assert [read("AC"), read("Boss"), read("-")] == [Parsed("7"), Parsed("8"), Parsed(None)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ana Cruz", PersonName(first_name="Ana", last_name="Cruz")),
        ("Ana Maria Cruz", PersonName(first_name="Ana", middle_name="Maria", last_name="Cruz")),
        ("Cruz, Ana M.", PersonName(first_name="Ana", middle_name="M.", last_name="Cruz")),
        ("Dr. Ana M. de la Cruz Jr.", PersonName("Dr.", "Ana", "M.", "de la Cruz", "Jr.")),
        ("Ana Cruz, CPA", PersonName(first_name="Ana", last_name="Cruz", suffix="CPA")),
        ("Cruz Jr., Mr. Ana", PersonName("Mr.", "Ana", "", "Cruz", "Jr.")),
        ("Jordan & Casey Ortiz", PersonName(first_name="Jordan & Casey", last_name="Ortiz")),
        ("Ortiz, Jordan and Casey", PersonName(first_name="Jordan and Casey", last_name="Ortiz")),
        ("Cher", PersonName(first_name="Cher")),
        ("Mr. Smith", PersonName(salutation="Mr.", first_name="Smith")),
        ("VAN DER BERG, ANNA", PersonName(first_name="ANNA", last_name="VAN DER BERG")),
    ],
)
def test_a_name_is_split_by_plain_rules(text: str, parts: PersonName) -> None:
    assert split_person_name(text) == parts


_WORDS = st.sampled_from(["Ana", "Cruz", "Dr.", "MR", "Jr", "CPA", "de", "van", "&", "and", "O'Neil", "Ü", ","])


@FIXED
@given(st.lists(_WORDS, min_size=1, max_size=6).map(" ".join))
def test_no_word_of_a_name_is_lost(text: str) -> None:
    name = split_person_name(text)
    parts = (name.salutation, name.first_name, name.middle_name, name.last_name, name.suffix)
    assert sorted(" ".join(parts).split()) == sorted(text.replace(",", " ").split())


@FIXED
@given(st.tuples(_WORDS, _WORDS).map(" ".join) | st.text(max_size=10))
def test_a_plain_name_is_split_at_its_space(text: str) -> None:
    if pl.select(is_plain_name(pl.lit(text))).item():
        first, last = text.split(" ")
        assert split_person_name(text) == PersonName(first_name=first, last_name=last)
