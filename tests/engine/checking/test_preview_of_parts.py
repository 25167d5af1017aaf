"""Before she agrees she sees on telling cells how they are taken apart."""

from __future__ import annotations

import polars as pl

from rollforward.engine.checking import telling_parts

NAMES = ["Ann Lee", "Bob Day", "Cy Fox", "Cruz, Ana M.", "Dr. Ida van Dam Jr."]


def test_one_of_each_make_comes_first_and_the_rarest_before_the_common() -> None:
    found = telling_parts(pl.Series(NAMES), "contact.name", frozenset({"contact.name"}), most=3)
    assert [text for text, _ in found] == ["Cruz, Ana M.", "Dr. Ida van Dam Jr.", "Ann Lee"]
    assert dict(found[0][1]) == {
        "contact.first_name": "Ana", "contact.middle_name": "M.", "contact.last_name": "Cruz",
    }  # fmt: skip


def test_a_cell_that_stays_whole_is_not_shown() -> None:
    phones = pl.Series(["(555) 010-8834", "Phone: 555-010-8834 Fax: 555-010-8836", ""])
    found = telling_parts(phones, "client.phone", frozenset({"client.phone"}))
    assert found == [(phones[1], (("client.phone", "555-010-8834"), ("client.fax", "555-010-8836")))]


def test_a_part_with_a_column_of_its_own_is_not_promised() -> None:
    emails, used = pl.Series(["a@a.example; b@b.example"]), {"contact.email", "contact.email2", "client.phone"}
    assert telling_parts(emails, "contact.email", frozenset(used)) == []
