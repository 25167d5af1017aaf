"""Workbooks of Excel 2 to 2003: the text a person sees, what is hidden, and what is locked or broken."""

from __future__ import annotations

import datetime as dt
import io
from contextlib import suppress

import msoffcrypto
import pytest

from rollforward.engine.issues import Refused
from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading.formats import recognise
from rollforward.engine.reading.parsed import ParsedBook
from rollforward.engine.reading.xls.container import stream_of
from rollforward.engine.values import ReadAs
from tests.engine.reading.oldbooks import Sheet, bare_workbook, in_container, in_format, locked, old_workbook, rows_of
from tests.engine.reading.workbooks import workbook

CLIENTS = [["Client name", "City"], ["Ann", "Springfield"], ["Zoë 日本", "Kraków"]]


def parsed(content: bytes, sheet: str | None = None) -> ParsedBook:
    return recognise(content, DEFAULT)(content, DEFAULT, ReadAs(sheet=sheet), lambda _size: None)


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        parsed(content)
    return refused.value.code


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (2134, "00000", "02134"),
        (123456789012, "General", "123456789012"),
        (1234.5, '"$"#,##0.00_);("$"#,##0.00)', "$1,234.50 "),
        (-1234.5, '"$"#,##0.00_);("$"#,##0.00)', "($1,234.50)"),
        (0.125, "0.0%", "12.5%"),
        (dt.date(2026, 3, 14), "yyyy-mm-dd", "2026-03-14"),
        (dt.datetime(2026, 3, 14, 14, 30), "d-mmm-yy h:mm AM/PM", "14-Mar-26 2:30 PM"),
        (1.5, "[h]:mm", "36:00"),
        (2075551234, "[<=9999999]###-####;(###) ###-####", "(207) 555-1234"),
        (True, "General", "TRUE"),
        ("0012", "@", "0012"),
        (" two\nlines ", "General", " two\nlines "),
    ],
)
def test_cells_read_as_a_person_sees_them(value: object, code: str, text: str) -> None:
    book = parsed(old_workbook(("A", lambda sheet: sheet.write(0, 0, value, in_format(code)))))
    assert book.sheets[0].cells["c0"].to_list() == [text]


def test_the_stored_number_and_its_format_are_kept_beside_the_text() -> None:
    def write(sheet: Sheet) -> None:
        sheet.write(0, 0, "Zip")
        sheet.write(1, 0, 2134, in_format("00000"))
        sheet.write(2, 0, 2134)

    assert parsed(old_workbook(("A", write))).sheets[0].originals.rows() == [(2, 0, "2134", "00000")]


def test_blank_rows_and_columns_keep_their_places() -> None:
    cells = parsed(old_workbook(("A", lambda sheet: sheet.write(2, 1, "x")))).sheets[0].cells
    assert cells.rows() == [(1, "", ""), (2, "", ""), (3, "", "x")]


def test_dates_of_1904_begin_four_years_later() -> None:
    def write(sheet: Sheet) -> None:
        sheet.write(0, 0, 44633, in_format("yyyy-mm-dd"))

    assert parsed(old_workbook(("A", write), date1904=True)).sheets[0].cells["c0"].to_list() == ["2026-03-14"]


def test_what_is_hidden_merged_or_in_error_is_said() -> None:
    def write(sheet: Sheet) -> None:
        rows_of(CLIENTS)(sheet)
        sheet.row(1).set_cell_error(2, 0x2A)
        sheet.row(2).hidden = True
        sheet.col(1).hidden = True
        sheet.write_merge(3, 3, 0, 1, "All clients")

    sheet = parsed(old_workbook(("A", write))).sheets[0]
    assert sheet.cells["c2"][1] == "#N/A"
    assert [(f.code, f.line, f.position) for f in sheet.findings] == [
        ("error-cells", 2, 2), ("hidden-rows", None, None), ("hidden-columns", None, None), ("merged-cells", 4, 0),
    ]  # fmt: skip


def test_hidden_and_very_hidden_sheets_are_named_and_counted() -> None:
    def secret(sheet: Sheet) -> None:
        sheet.visibility = 2
        sheet.write(0, 0, "x")

    content = old_workbook(("Secret", secret), ("Clients", rows_of(CLIENTS)))
    assert [(sheet.name, sheet.hidden) for sheet in parsed(content).sheets] == [("Secret", True), ("Clients", False)]
    assert [sheet.name for sheet in parsed(content, "2").sheets] == ["Clients"]


def test_a_chart_sheet_counts_but_holds_nothing() -> None:
    content = old_workbook(("Chart", rows_of([["x"]])), ("Clients", rows_of(CLIENTS)))
    entry = content.index(b"\x05\x00Chart")
    chart = content[: entry - 1] + b"\x02" + content[entry:]
    assert [(sheet.name, sheet.cells.width) for sheet in parsed(chart).sheets] == [("Chart", 1), ("Clients", 3)]


@pytest.mark.parametrize("version", [2, 3, 4, 5])
def test_the_oldest_versions_are_read_without_a_container(version: int) -> None:
    book = parsed(bare_workbook(version, [["Client", "Fee"], ["Łukasz", 12.5]], codepage=1250))
    assert book.format == "xls"
    assert book.sheets[0].cells.rows() == [(1, "Client", "Fee"), (2, "Łukasz", "12.5")]


def test_a_workbook_is_found_behind_a_broken_directory() -> None:
    content = bytearray(old_workbook(("Clients", rows_of(CLIENTS))))
    content[44:80] = b"\xff" * 36
    assert parsed(bytes(content)).sheets[0].cells["c0"].to_list() == ["Client name", "Ann", "Zoë 日本"]


def test_an_old_workbook_under_the_password_that_excel_never_asks_for_opens() -> None:
    stream = stream_of(old_workbook(("Clients", rows_of(CLIENTS))))
    content = in_container(locked(stream, "VelvetSweatshop"))
    assert parsed(content).sheets[0].cells["c0"].to_list() == ["Client name", "Ann", "Zoë 日本"]
    assert refusal(in_container(locked(stream, "something else"))) == "password-protected"


def test_a_new_workbook_under_the_password_that_excel_never_asks_for_opens() -> None:
    content = workbook({"Clients": CLIENTS})
    assert parsed(_locked(content, "VelvetSweatshop")).sheets[0].cells["c0"].to_list() == [
        "Client name",
        "Ann",
        "Zoë 日本",
    ]
    assert refusal(_locked(content, "something else")) == "password-protected"


def _locked(content: bytes, password: str) -> bytes:
    target = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(content)).encrypt(password, target)
    return target.getvalue()


@pytest.mark.parametrize("name", ["WordDocument", "PowerPoint Document", "__properties_version1.0", "Contents"])
def test_other_office_files_are_called_by_their_names(name: str) -> None:
    whole = in_container(bytes(5000), name)
    assert refusal(whole) == refusal(whole[:48] + b"\x77" * 4 + whole[52:]) == "not-a-table"


def test_a_cell_at_the_far_end_of_each_of_many_sheets_is_refused_not_laid_out() -> None:
    def far(sheet: Sheet) -> None:
        for row in range(0, 65536, 16384):
            sheet.write(row, 0, "x")
        sheet.write(65535, 255, "x")

    content = old_workbook(*[(f"S{number}", far) for number in range(3)])
    assert refusal(content) == "too-large"


def test_a_number_in_a_style_that_is_not_there_is_a_number_and_costs_the_others_nothing() -> None:
    def write(sheet: Sheet) -> None:
        sheet.write(0, 0, 2134, in_format("00000"))
        sheet.write(1, 0, 3.00001)

    content = old_workbook(("A", write))
    style = content.index(b"\x03\x02\x0e\x00") + 8
    broken = parsed(content[:style] + b"\xe7\x03" + content[style + 2 :])
    assert broken.sheets[0].cells["c0"].to_list() == ["02134", "3.00001"]


def test_one_long_text_in_very_many_cells_is_refused_not_spelt_out() -> None:
    def write(sheet: Sheet) -> None:
        for row in range(9_000):
            sheet.write(row, 0, "x" * 32_000)

    assert refusal(old_workbook(("Clients", write))) == "too-large"


def test_a_workbook_cut_off_is_refused_or_read_never_raised() -> None:
    content = old_workbook(("Clients", rows_of(CLIENTS * 50)))
    for end in range(600, len(content), 997):
        with suppress(Refused):
            assert parsed(content[:end]).format == "xls"
