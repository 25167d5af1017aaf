"""What cannot be read is refused with its name and the way out, never with an accident."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
import xlsxwriter

from rollforward.engine.issues import Refused
from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book
from rollforward.engine.values import ReadAs
from tests.engine.reading.workbooks import parts_of, workbook, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refusal(content: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        read_book(content, DEFAULT)
    return caught.value


@pytest.mark.parametrize("content", [b"", b"\n\r\n  \n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00\x00"])
def test_nothing_is_called_nothing(content: bytes) -> None:
    assert refusal(content).code == "empty-file"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "JPEG"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(100), "7z"),
        (b"<!DOCTYPE html><html><body>no</body></html>", "web page"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (b"Received: from a\r\n by b; Mon, 1 Jan 2024\r\nFrom: a@b.example\r\nTo: c\r\n\r\nHello,\r\n", "e-mail"),
        (b"From: a@b.example\nMIME-Version: 1.0\nX-Long: " + b"signature " * 900 + b"\n\nHello,\n", "e-mail"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "calendar"),
        (OLE + "WordDocument".encode("utf-16-le") + bytes(600), "Word"),
        (bytes(range(256)) * 40, "do not know"),
    ],
)
def test_files_of_another_kind_are_named(content: bytes, name: str) -> None:
    refused = refusal(content)
    assert refused.code == "not-a-table"
    assert name in refused.message
    assert "Export the list as XLSX or CSV" in refused.message


def test_a_table_with_colons_is_no_letter() -> None:
    text = b"From:To:Received\nann@a.example:bob@b.example:9 May\ncy@c.example:dee@d.example:10 May\n"
    assert read_book(text, DEFAULT).format == "csv"


def test_a_word_document_and_an_archive_of_pictures_are_named() -> None:
    assert "Word" in refusal(zipped({"word/document.xml": "<w/>"})).message
    text = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})
    assert "OpenDocument text" in refusal(text).message
    assert "“a”, “b”" in refusal(zipped({"a.pdf": "%PDF-1.7", "b.pdf": "%PDF-1.7"})).message


def test_a_password_is_named() -> None:
    encrypted = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert refusal(encrypted).code == "password-protected"


@pytest.mark.parametrize("keep", [60, 400, -30])
def test_a_workbook_cut_off_is_damaged(keep: int) -> None:
    assert refusal(workbook({"A": [["Name", "City"], ["Ann", "Rome"]]})[:keep]).code == "damaged"


def test_a_workbook_with_a_broken_sheet_is_damaged() -> None:
    parts = parts_of(workbook({"A": [["Name"], ["Ann"]]}))
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:300]
    assert refusal(zipped(parts)).code == "damaged"


def test_an_old_workbook_that_is_only_a_shell_is_damaged() -> None:
    assert refusal(OLE + "Workbook".encode("utf-16-le") + bytes(600)).code == "damaged"


def test_a_workbook_that_names_no_sheet_is_damaged() -> None:
    parts = parts_of(workbook({"A": [["Name"], ["Ann"]]}))
    head, _, tail = parts["xl/workbook.xml"].partition("<sheets>")
    parts["xl/workbook.xml"] = head + tail[tail.index("</sheets>") + len("</sheets>") :]
    assert refusal(zipped(parts)).code == "damaged"


def test_entities_are_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'
    assert refusal(zipped({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": bomb})).code == "hostile"


def test_a_cell_in_the_last_corner_is_refused_before_it_is_laid_out() -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    sheet.write(0, 0, "Name")
    sheet.write(1_048_575, 16_383, "far")
    book.close()
    refused = refusal(target.getvalue())
    assert refused.code == "too-large"
    assert "XFD1048576" in refused.message


def test_a_part_that_unpacks_out_of_proportion_is_refused() -> None:
    content = zipped({"xl/workbook.xml": "<workbook/>", "xl/sharedStrings.xml": " " * 30_000_000})
    assert refusal(content).code == "hostile"


def test_too_many_parts_are_refused_without_reading_their_names() -> None:
    content = zipped({f"xl/{i}": "" for i in range(10_001)})
    assert refusal(content).code == "hostile"


def test_too_many_bytes_rows_or_columns_are_refused_by_number() -> None:
    small = replace(DEFAULT, file_bytes=10)
    with pytest.raises(Refused, match="too large"):
        read_book(b"Name,City\nAnn,Rome\n", small)
    with pytest.raises(Refused, match="3 rows"):
        read_book(b"Name,City\nAnn,Rome\nBob,Bern\n", replace(DEFAULT, rows=2))
    with pytest.raises(Refused, match="1,025 columns"):
        read_book(b",".join([b"x"] * 1025) + b"\n", DEFAULT)
    with pytest.raises(Refused, match="2,000 columns"):
        read_book(b"Name,City\nAnn,Rome\n" + b"," * 1999 + b"\n", DEFAULT)


def test_a_sheet_that_does_not_exist_is_named() -> None:
    with pytest.raises(Refused, match="no sheet “Clients”"):
        read_book(workbook({"A": [["Name"]]}), DEFAULT, ReadAs(sheet="Clients"))


def test_the_extension_does_not_matter() -> None:
    assert read_book(workbook({"A": [["Name", "City"], ["Ann", "Rome"]]}), DEFAULT).format == "xlsx"
    assert read_book(b"Name,City\nAnn,Rome\n", DEFAULT).format == "csv"
