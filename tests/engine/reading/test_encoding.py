"""Text comes out the same, whatever bytes carried it."""

from __future__ import annotations

import pytest

from rollforward.engine.issues import Refused
from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book
from rollforward.engine.reading.encoding import alternatives, decode, is_text
from rollforward.engine.values import ReadAs
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


POLISH = "Klient;Miasto\nŁukasz Wójcik;Łódź\nŚląskie Usługi;Częstochowa\nGrażyna Źródło;Gdańsk\n"
RUSSIAN = "Клиент;Город\nИванов и сыновья;Москва\nПетрова Анна;Тверь\n"
TURKISH = "Müşteri;Şehir\nAyşe Yılmaz;İzmir\nÇağrı Öztürk;Muğla\n"
JAPANESE = "顧客,市\n山田太郎,東京都\n株式会社鈴木,大阪市\n"


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        (POLISH, ("cp1250", "iso-8859-2", "mac_latin2", "cp852")),
        (RUSSIAN, ("cp1251", "koi8-r", "mac_cyrillic", "cp866", "iso-8859-5")),
        (TURKISH, ("cp1254", "mac_turkish", "cp857")),
        (JAPANESE, ("cp932", "euc_jp", "iso2022_jp", "utf-16-be", "utf-32-le")),
    ],
    ids=["Polish", "Russian", "Turkish", "Japanese"],
)
def test_short_lists_of_other_countries_read_right_in_each_of_their_encodings(
    text: str, encodings: tuple[str, ...]
) -> None:
    assert {encoding: decode(text.encode(encoding), DEFAULT).text for encoding in encodings} == dict.fromkeys(
        encodings, text
    )


def test_central_european_text_is_not_taken_for_western() -> None:
    assert decode(POLISH.encode("cp1250"), DEFAULT).encoding == "cp1250"


def test_an_accent_at_the_end_of_a_line_is_no_utf8_cut_short() -> None:
    assert decode("Vrijeme\nbroj. ponoć\n".encode("cp1250"), DEFAULT).encoding != "utf-8"


def test_a_single_accent_is_read_but_not_sworn_to() -> None:
    decoded = decode("Name,City\nAnn,Boston\nJosé,Reno\n".encode("cp1252"), DEFAULT)
    assert "José" in decoded.text
    assert decoded.confidence == "check"


def test_the_chosen_encoding_is_the_one_that_counts() -> None:
    book = read_book("Name,City\nJosé,Málaga\n".encode(), DEFAULT, ReadAs(encoding="cp1252"))
    assert book.sheets[0].cells["c0"].to_list() == ["Name", "JosÃ©"]
    assert (book.encoding, book.encoding_confidence) == ("cp1252", "sure")


def test_what_does_not_fit_the_chosen_encoding_is_reported() -> None:
    decoded = decode("Name\nAnn\nJosé\n".encode("cp1252"), DEFAULT, "utf-8")
    assert decoded.text == "Name\nAnn\nJos\ufffd\n"
    assert [(finding.code, finding.line) for finding in decoded.findings] == [("undecodable", 3)]


@pytest.mark.parametrize("name", ["no-such", "base64", "idna"])
def test_a_name_that_is_no_encoding_is_refused(name: str) -> None:
    with pytest.raises(Refused) as refusal:
        decode(b"Ann", DEFAULT, name)
    assert refusal.value.code == "unknown-encoding"


def test_the_alternatives_are_told_each_once_and_the_likeliest_first() -> None:
    found = alternatives("Name,City\nAnn,Boston\nJosé,Reno\n".encode("cp1252"), DEFAULT)
    assert found[0] == "cp1252"
    assert "mac_roman" in found
    assert len(set(found)) == len(found)


def test_utf8_has_no_alternatives() -> None:
    assert alternatives("José".encode(), DEFAULT) == ()


@pytest.mark.parametrize(
    "data",
    [
        "Ann\nJosé\n".encode("utf-16") + b"\n",
        b"\xff\xfe" + "Ann\nJosé\n".encode(),
        "Ann\nJosé\n".encode("utf-16-be") + b"\0",
        b"\xef\xbb\xbf\xef\xbb\xbf" + "Ann\nJosé\n".encode(),
    ],
    ids=["odd length", "mark of another encoding", "NUL at the end", "two marks"],
)
def test_small_damage_around_the_text_leaves_it_whole(data: bytes) -> None:
    assert decode(data, DEFAULT).text == "Ann\nJosé\n"


@pytest.mark.parametrize("name", ["utf-16-le", "utf-32-be", "iso2022_kr", "iso2022_jp", "hz"])
def test_what_looks_like_control_characters_in_a_text_encoding_is_text(name: str) -> None:
    assert is_text({"iso2022_kr": "이름,도시\n", "hz": "王小明\n"}.get(name, "東京,山田\n").encode(name) * 40)


@pytest.mark.parametrize("data", [bytes(range(32)) * 9, b"\0\1\2\3" * 99, b"\0" * 99 + b"a"], ids=repr)
def test_binary_is_no_text(data: bytes) -> None:
    assert not is_text(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\xe9" * 200_000,
        b"a" * 400_000 + b"\xe9",
        b"\xc3\xa9\xff" * 60_000,
        b"\x1b$B;3ED\x1b(B\n" * 20_000,
        b"a\xe9\n" * 60_000,
    ],
    ids=["accents alone", "one long line", "stray bytes", "escapes", "short lines"],
)
def test_odd_files_are_read_without_loss(data: bytes) -> None:
    decoded = decode(data, DEFAULT)
    assert decoded.text.count("\n") == data.count(b"\n")
    assert decoded.utf8


def test_lines_pasted_from_another_file_are_read_as_what_they_are_and_reported() -> None:
    content = "Name,City\nMüller,Zürich\nSöhne,Köln\nÄrzte,Düren\n".encode() + "René,Genève\n".encode("cp1252")
    book = book_of(content)
    assert (book.encoding, book.encoding_confidence) == ("utf-8", "check")
    assert [finding.code for finding in book.findings] == ["mixed-encodings"]
    assert rows(content)[-1] == ["René", "Genève"]


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "cp932", "euc_jp", "cp949"])
def test_characters_of_two_bytes_are_known_in_lines_of_any_length(encoding: str) -> None:
    text = {
        "big5": "王小明, 台北市中山區 ",
        "gb18030": "王小明, 北京市中山路 ",
        "cp949": "김철수, 서울특별시 강남구 ",
    }.get(encoding, "山田太郎, 東京都港区 ")
    content = "<a>" + text * 700 + "</a>\n"
    assert decode(content.encode(encoding), DEFAULT).text == content


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Клиент;Заметка\nИванов;фирма ╚Заря╩ √ Москва\nПетрова;магазин ╚Утро╩ ≈ Тверь\n" * 9, "koi8-r"),
        ("Client;Note\nDubois;bœuf, œufs et cœurs à la crème\nŒuvres réunies;l'œil, la sœur\n", "iso-8859-15"),
        ("東京都港区\n" * 12, "cp932"),
        ("電話中文\n" * 12, "big5"),
    ],
    ids=["signs from another code page", "letters where others have fractions", "Japanese", "Chinese"],
)
def test_what_another_code_page_would_make_of_it_is_not_taken(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), DEFAULT).text == text
