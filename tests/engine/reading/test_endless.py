"""Files whose makers meant them to take forever: work is bounded, and what was not looked at is said or refused."""

from __future__ import annotations

import gzip
from collections import Counter

import pytest

from rollforward.engine.fields import built_in_field_set
from rollforward.engine.issues import Refused
from rollforward.engine.limits import DEFAULT, MIB
from rollforward.engine.mapping import map_headers
from rollforward.engine.mapping.words import fold, words
from rollforward.engine.reading import read_book
from rollforward.engine.reading.splitter import Splitter
from rollforward.engine.values import Dialect, RawSheet, ReadAs
from tests.engine.reading.workbooks import parts_of, workbook, zipped


def sheet_of(data: bytes) -> RawSheet:
    return read_book(data, DEFAULT).sheets[0]


def test_of_many_marks_that_never_close_a_thousand_are_named_and_the_rest_is_counted() -> None:
    sheet = sheet_of(b"Name,City\n" + b'"Ann,Rome\n' * 1_500)
    named = [finding for finding in sheet.findings if finding.code == "unclosed-quote"]
    assert len(named) == 1_001
    assert named[-1].detail == "1002 and 499 rows below it"
    assert sheet.cells.height == 1_501
    assert set(sheet.cells["c0"][1:]) == {'"Ann'}


def test_a_mark_that_closes_lines_later_still_encloses_all_of_them() -> None:
    sheet = sheet_of(b'Name,Address\nAnn,"1 Main St\nSpringfield\nOhio"\nBob,Bern\n')
    assert sheet.cells["c1"].to_list() == ["Address", "1 Main St\nSpringfield\nOhio", "Bern"]


def test_a_file_of_thousands_of_compressed_pieces_is_read_whole() -> None:
    pieces = [b"Name,City\n", *(b"Client %d,Rome\n" % number for number in range(3_000))]
    sheet = sheet_of(b"".join(map(gzip.compress, pieces)))
    assert sheet.cells.height == 3_001
    assert sheet.cells["c0"][-1] == "Client 2999"


def test_a_long_piece_behind_short_ones_is_read_whole() -> None:
    long = b"".join(b"Client %d,Rome\n" % number for number in range(200_000))
    sheet = sheet_of(gzip.compress(b"Name,City\n") + gzip.compress(long))
    assert sheet.cells.height == 200_001


def test_a_compressed_file_that_is_cut_off_is_damaged() -> None:
    whole = gzip.compress(b"Name,City\nAnn,Rome\n" * 1_000)
    with pytest.raises(Refused) as refused:
        read_book(whole[:-20], DEFAULT)
    assert refused.value.code == "damaged"


def test_a_header_on_each_of_thousands_of_pages_is_set_aside_with_its_title() -> None:
    page = b"Client list, page 1,,\nName,City,Email\nAnn,Rome,ann@example.com\n"
    region = sheet_of(page * 6_000).region
    marks = Counter(part.why for part in region.set_aside)
    assert marks["repeated header"] == 5_999
    assert marks["title"] == 6_000


def test_a_cell_of_many_megabytes_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_book(b"Name,City\nAnn," + b"x" * (5 * MIB) + b"\n", DEFAULT)
    assert (refused.value.code, refused.value.detail) == ("too-large", "a cell of it holds more than 4 MB")


def test_an_element_with_a_megabyte_of_attributes_is_refused() -> None:
    attributes = "".join(f'a{number}="1" ' for number in range(150_000))
    with pytest.raises(Refused) as refused:
        read_book(f"<rows><row {attributes}/><row/></rows>".encode(), DEFAULT)
    assert refused.value.code == "hostile"


def test_the_long_text_of_an_element_is_no_attribute() -> None:
    sheet = sheet_of(f"<rows><row><a>{'x' * (2 * MIB)}</a></row><row><a>y</a></row></rows>".encode())
    assert sheet.cells["c0"].str.len_chars().to_list() == [1, 2 * MIB, 1]


def test_a_workbook_with_more_cell_styles_than_any_program_writes_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_book(styled(200_000), DEFAULT)
    assert (refused.value.code, refused.value.detail) == ("hostile", "it has more than 100,000 cell styles")


def styled(count: int) -> bytes:
    parts = parts_of(workbook({"Clients": [["Name"], ["Ann"]]}))
    styles = parts["xl/styles.xml"]
    parts["xl/styles.xml"] = styles.replace("</cellXfs>", '<xf numFmtId="0"/>' * count + "</cellXfs>")
    return zipped(parts)


def test_a_header_of_a_megabyte_is_judged_by_its_start() -> None:
    header = "E-mail address " * 100
    assert words(header + "\ufdfa" * MIB) == words(header)
    assert fold(header + "x" * MIB) == fold(header)
    mapping = map_headers(["Client name" + "\u0301\u0316" * MIB, "City"], built_in_field_set())
    assert [column.position for column in mapping.columns] == [0, 1]


def test_broken_accents_are_told_of_many_cells_without_looking_at_all_of_them() -> None:
    rows = "".join(f"FranÃ§ois{number},Rome\n" for number in range(6_000))
    sheet = sheet_of(("Name,City\n" + rows).encode())
    assert [(f.code, f.detail) for f in sheet.findings] == [("broken-accents", "at least 5,000 cells")]
    mended = read_book(("Name,City\n" + rows).encode(), DEFAULT, ReadAs(mended=True)).sheets[0]
    assert mended.findings[0].detail == "6,000 cells"
    assert mended.cells["c0"][-1] == "François5999"


def test_fields_of_the_same_name_are_all_kept_under_numbers() -> None:
    record = ",".join(f'"a":"{number}"' for number in range(1, 901))
    sheet = sheet_of(("[{" + record + "}]").encode())
    assert sheet.cells.width - 1 == 900
    assert sheet.cells.row(0)[1:4] == ("a", "a.2", "a.3")
    assert sheet.cells.row(1)[-1] == "900"


def test_a_list_of_quickbooks_that_says_its_header_thousands_of_times_is_read() -> None:
    region = sheet_of(b"!CUST\tNAME\tCITY\nCUST\tAnn\tRome\n" * 20_000).region
    assert len(region.set_aside) == 19_999


def test_rows_with_a_space_behind_each_comma_are_cut_without_a_reader_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = list[str]()
    first = Splitter.__init__

    def counted(self: Splitter, text: str, dialect: Dialect, width: int) -> None:
        made.append(text)
        first(self, text, dialect, width)

    monkeypatch.setattr(Splitter, "__init__", counted)
    sheet = sheet_of(b"Name,City,Email\n" + b"Ann, Rome, a@b.example\nBob,Bern,b@b.example\n" * 2_000)
    assert set(sheet.cells["c1"]) == {"City", "Rome", "Bern"}
    assert len(made) < 20
