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
    split_couple,
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
        ("Ana (owner)", PersonName(first_name="Ana", suffix="(owner)")),
        ("Ana Cruz CPA (our contact)", PersonName(first_name="Ana", last_name="Cruz", suffix="CPA (our contact)")),
        ("Ana Maria Cruz", PersonName(first_name="Ana", middle_name="Maria", last_name="Cruz")),
        ("Cruz, Ana M.", PersonName(first_name="Ana", middle_name="M.", last_name="Cruz")),
        ("Dr. Ana M. de la Cruz Jr.", PersonName("Dr.", "Ana", "M.", "de la Cruz", "Jr.")),
        ("Ana Cruz, CPA", PersonName(first_name="Ana", last_name="Cruz", suffix="CPA")),
        ("Cruz Jr., Mr. Ana", PersonName("Mr.", "Ana", "", "Cruz", "Jr.")),
        ("Jordan & Casey Ortiz", PersonName(first_name="Jordan & Casey", last_name="Ortiz")),
        ("Ortiz, Jordan and Casey", PersonName(first_name="Jordan and Casey", last_name="Ortiz")),
        ("Cher", PersonName(first_name="Cher")),
        ("Mr. Smith", PersonName(salutation="Mr.", last_name="Smith")),
        ("Mr. & Mrs. John Smith", PersonName("Mr. & Mrs.", "John", "", "Smith")),
        ("Dr. & Mrs. Lee", PersonName(salutation="Dr. & Mrs.", last_name="Lee")),
        ("ANNA VAN DER BERG", PersonName(first_name="ANNA", last_name="VAN DER BERG")),
        ("Karl von und zu Berg", PersonName(first_name="Karl", last_name="von und zu Berg")),
        ("Herr Dr. Max von Muster", PersonName("Herr Dr.", "Max", "", "von Muster")),
        ("Mme Marie Dupont", PersonName("Mme", "Marie", "", "Dupont")),
        ("Sr. Juan Pérez", PersonName("Sr.", "Juan", "", "Pérez")),
        ("Juan Pérez Sr.", PersonName(first_name="Juan", last_name="Pérez", suffix="Sr.")),
        ("Smith, Jr., John", PersonName(first_name="John", last_name="Smith", suffix="Jr.")),
        ("Ann Lee, MBA, CFP®", PersonName(first_name="Ann", last_name="Lee", suffix="MBA CFP®")),
        ("Ann Lee, XYZ", PersonName(first_name="Ann", last_name="Lee", suffix="XYZ")),
        ('Robert "Bob" J. Smith', PersonName(first_name='Robert "Bob"', middle_name="J.", last_name="Smith")),
        ("Mary Ann & Bob Lee", PersonName(first_name="Mary Ann & Bob", last_name="Lee")),
        ("The Smith Family", PersonName(first_name="The Smith Family")),
        ("Estate of John Smith", PersonName(first_name="Estate of John Smith")),
        ("John Smith & Mary Jones", PersonName(first_name="John Smith & Mary Jones")),
        ("John Smith; Mary Smith", PersonName(first_name="John Smith; Mary Smith")),
        ("VAN DER BERG, ANNA", PersonName(first_name="ANNA", last_name="VAN DER BERG")),
    ],
)
def test_a_name_is_split_by_plain_rules(text: str, parts: PersonName) -> None:
    assert split_person_name(text) == parts


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Nora & Jo Ortiz", ("Nora", "", "Ortiz"), ("Jo", "", "Ortiz")),
        ("Hans und Petra Müller", ("Hans", "", "Müller"), ("Petra", "", "Müller")),
        ("John Smith and Mary Jones", ("John", "", "Smith"), ("Mary", "", "Jones")),
        ("John Smith / Mary Smith", ("John", "", "Smith"), ("Mary", "", "Smith")),
        ("Mary Ann & Bob Lee", ("Mary", "Ann", "Lee"), ("Bob", "", "Lee")),
        ("Smith, John A. & Mary B.", ("John", "A.", "Smith"), ("Mary", "B.", "Smith")),
        ("Smith, John and Jones, Mary", ("John", "", "Smith"), ("Mary", "", "Jones")),
    ],
)
def test_a_couple_is_two_persons(text: str, first: tuple[str, ...], second: tuple[str, ...]) -> None:
    couple = split_couple(text)
    assert couple
    assert [(p.first_name, p.middle_name, p.last_name) for p in couple] == [first, second]


def test_each_of_a_couple_keeps_the_own_salutation() -> None:
    couple = split_couple("Mr. John & Mrs. Mary Smith")
    assert couple == (PersonName("Mr.", "John", "", "Smith"), PersonName("Mrs.", "Mary", "", "Smith"))


@pytest.mark.parametrize(
    "text",
    ["Ana Cruz", "Mr. & Mrs. John Smith", "John & Mary", "Ortiz Nora and Jo", "Smith, John & Mary Ann",
     "Ann, Bo & Cy Lee", "Karl von und zu Berg", "Smith & Jones LLC", "Ann & Bo & Cy Lee", "& Ann", ""],
)  # fmt: skip
def test_where_it_is_not_plain_who_is_who_nobody_is_divided(text: str) -> None:
    assert split_couple(text) is None


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
