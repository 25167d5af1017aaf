"""Text comes out the same, whatever bytes carried it."""

from __future__ import annotations

import pytest

from tests.engine.reading.tables import book_of, grid, rows

NAMES = "Name,City\nMüller & Söhne,Zürich\nJosé Muñoz,Málaga\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_accents_survive(encoding: str) -> None:
    assert rows(NAMES.encode(encoding)) == [["Müller & Söhne", "Zürich"], ["José Muñoz", "Málaga"]]


def test_western_office_text_is_surely_windows_1252() -> None:
    book = book_of("Name,Note\nO’Brien,“café” – 5 €\n".encode("cp1252"))
    assert (book.encoding, book.encoding_confidence) == ("cp1252", "sure")


def test_other_scripts_are_recognised() -> None:
    text = "Клиент,Город\n" + "Иванов и сыновья,Москва\nПетрова Анна,Санкт-Петербург\n" * 5
    assert grid(text.encode("cp1251"))[0] == ["Клиент", "Город"]


def test_lines_pasted_from_another_file_are_read_as_what_they_are_and_reported() -> None:
    content = "Name,City\nMüller,Zürich\nSöhne,Köln\nÄrzte,Düren\n".encode() + "René,Genève\n".encode("cp1252")
    book = book_of(content)
    assert (book.encoding, book.encoding_confidence) == ("utf-8", "check")
    assert [finding.code for finding in book.findings] == ["mixed-encodings"]
    assert rows(content)[-1] == ["René", "Genève"]
