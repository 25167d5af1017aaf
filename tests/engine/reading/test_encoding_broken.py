"""Accents that an earlier program broke are recognised, and repaired only when somebody asks for it."""

from __future__ import annotations

import re

import pytest

from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book
from rollforward.engine.reading.encoding import mended_text, suspicious
from rollforward.engine.values import ReadAs
from tests.engine.reading.tables import book_of
from tests.engine.reading.workbooks import workbook

NAMES = [
    "François",
    "Élodie",
    "à",
    "Müller & Söhne",
    "O’Brien – 5 €",
    "Łódź",
    "Dvořák",
    "İstanbul",
    "Иванов",
    "Trần Thị Ý",
]
IN_ORDER = [
    "AÇÃO E REAÇÃO",
    "CITAÇÕES",
    "IRMÃ ANA",
    "IRMÃ",
    "HÉLÈNE À PARIS",
    "CAFÉ À LA CRÈME",
    "NOËL’S",
    "“Café” – 5 €",
    "L’Été",
    "TRẦN THỊ Ý",
    "ĐÀ NẴNG",
    "ÖĞÜT ŞİŞLİ",
    "ŐŰÁÉ",
    "ÅÆØ",
    "DeÁngelis",
    "„FOO Ä“",
    "Різдво",
    "її",
    "ёё",
    "Иванов",
    "Άννα",
    "محمد",
    "田中",
    "김철수",
    "ไทย",
    "®©™",
    "±5 °C",
    "«Été»",
    "№ 5",
    "CAFÉ…",
]


def broken(text: str, codec: str) -> str:
    """The UTF-8 of the text read in another code page; bytes that it lacks are passed through."""
    return "".join(
        character if (character := byte.decode(codec, "ignore")) else byte.decode("latin-1")
        for byte in (bytes([number]) for number in text.encode())
    )


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "cp1250", "cp1254", "mac_roman", "cp437", "cp850"])
def test_utf8_that_was_read_as_something_else_is_put_right(codec: str) -> None:
    assert {name: mended_text(broken(name, codec)) for name in NAMES} == {name: name for name in NAMES}


def test_text_broken_twice_and_three_times_is_put_right() -> None:
    twice = broken(broken("Élodie", "cp1252"), "cp1252")
    assert (mended_text(twice), mended_text(broken(twice, "cp1252"))) == ("Élodie", "Élodie")


def test_a_space_that_was_part_of_an_accent_is_given_back() -> None:
    assert [mended_text(text) for text in ("Ã  Paris", "voilÃ  tout", "voilÃ")] == ["à Paris", "voilà tout", "voilà"]


def test_cyrillic_that_was_read_as_western_is_put_right() -> None:
    assert mended_text("Èâàíîâ Ïåòð") == "Иванов Петр"


def test_only_the_broken_part_of_a_text_is_changed() -> None:
    assert mended_text("FranÃ§ois, “José” & Zoë") == "François, “José” & Zoë"


@pytest.mark.parametrize("text", IN_ORDER)
def test_text_in_order_is_left_alone(text: str) -> None:
    assert mended_text(text) == text


@pytest.mark.parametrize("name", NAMES)
def test_the_quick_look_finds_every_broken_text(name: str) -> None:
    assert all(re.search(suspicious(), broken(name, codec)) for codec in ("cp1252", "cp1250", "cp1251", "mac_roman"))


BROKEN = "Name,City\nFranÃ§ois,GenÃ¨ve\nAnn,Rome\nFranÃ§ois,Élan\n"


def test_broken_cells_are_counted_and_shown_with_their_repair_and_left_as_they_are() -> None:
    sheet = book_of(BROKEN).sheets[0]
    assert sheet.cells["c0"].to_list() == ["Name", "FranÃ§ois", "Ann", "FranÃ§ois"]
    (finding,) = sheet.findings
    assert (finding.code, finding.line, finding.position) == ("broken-accents", 2, 0)
    assert (finding.value, finding.detail) == ("FranÃ§ois → François", "3 cells")


def test_they_are_mended_when_asked_for() -> None:
    sheet = read_book(BROKEN.encode(), DEFAULT, ReadAs(mended=True)).sheets[0]
    assert sheet.cells.select("c0", "c1").rows()[1:] == [("François", "Genève"), ("Ann", "Rome"), ("François", "Élan")]
    assert [finding.code for finding in sheet.findings] == ["mended-accents"]


def test_the_cells_of_a_workbook_are_mended_too() -> None:
    content = workbook({"Clients": [["Name", "City"], ["FranÃ§ois", "Rome"], ["Ann", "Oslo"]]})
    sheet = read_book(content, DEFAULT, ReadAs(mended=True)).sheets[0]
    assert sheet.cells["c0"].to_list() == ["Name", "François", "Ann"]
