"""Workbooks as programs of all kinds write them: the same table, however its XML is put."""

from __future__ import annotations

import io
import zipfile

import polars as pl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from rollforward.engine.issues import Refused
from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book
from rollforward.engine.reading.xlsx import quick
from rollforward.engine.reading.xlsx.cells import Specs
from rollforward.engine.reading.xlsx.escapes import unescaped
from rollforward.engine.reading.xlsx.patient import PatientParser
from rollforward.engine.values import RawSheet
from tests.engine.reading.workbooks import parts_of, with_rows, workbook, zipped

SHEET = "xl/worksheets/sheet1.xml"
PLAIN = [["Client name", "Email"], ["Ann & Sons", "ann@example.com"]]
GRID = [tuple(row) for row in PLAIN]


def sheet_of(content: bytes) -> RawSheet:
    return read_book(content, DEFAULT).sheets[0]


def texts(content: bytes) -> list[tuple[str, ...]]:
    return [row[1:] for row in sheet_of(content).cells.rows()]


def plain_parts() -> dict[str, str]:
    return parts_of(workbook({"Clients": PLAIN}))


def repacked(parts: dict[str, str], **renamed: str) -> bytes:
    return zipped({renamed.get(name, name): content for name, content in parts.items()})


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A1" t="inlineStr"><is><t>a &lt;b&gt; &amp;amp; &#233;</t></is></c>', "a <b> &amp; é"),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> two  </t></is></c>', " two  "),
        ('<c r="A1" t="inlineStr"><is><r><t>Big </t></r><r><rPr><b/></rPr><t>Co</t></r></is></c>', "Big Co"),
        ('<c r="A1" t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></is></c>', "東京"),
        ('<c r="A1" t="inlineStr"><is><t><![CDATA[a < b]]></t></is></c>', "a < b"),
        ('<c r="A1" t="inlineStr"><is><t>a<!-- no -->b</t></is></c>', "ab"),
        ('<c r="A1" t="str"><f>"a"&amp;"b"</f><v>a_x000D_b_x005F_x0041_</v></c>', "a\rb_x0041_"),
        ('<c r="A1"><f t="shared" si="0"/><v>7</v></c>', "7"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="A1" t="d"><v>2026-03-31</v></c>', "2026-03-31"),
        ('<c t="n" r="A1"><v>1.50</v></c>', "1.5"),
        ("<c><v>5</v></c>", "5"),
        ('<c r="A1"><v>123456789012</v></c>', "123456789012"),
        ('<c r="A1"><v>0.30000000000000004</v></c>', "0.3"),
        ('<c r="A1"><v>1E3</v></c>', "1000"),
        ('<c r="$A$1"><v>5</v></c>', "5"),
        ('<c r="A1"><v>not a number</v></c>', "not a number"),
    ],
)
def test_a_cell_reads_the_same_however_it_is_written(cell: str, text: str) -> None:
    for row in (f'<row r="1">{cell}</row>', f"<row>{cell}</row>"):
        assert texts(with_rows(row)) == [(text,)]


def test_cells_without_a_value_leave_no_trace_and_blank_rows_keep_their_place() -> None:
    rows = (
        '<row r="3"><c r="A3"><v>1</v></c><c r="B3" s="0"/><c r="Z3"><f>NA()</f></c></row>'
        '<row r="4"/><row r="6"><c r="B6"><v>2</v></c></row><row r="9"><c r="C9" s="0"/></row>'
    )
    assert sheet_of(with_rows(rows)).cells.rows() == [
        (1, "", ""), (2, "", ""), (3, "1", ""), (4, "", ""), (5, "", ""), (6, "", "2"),
    ]  # fmt: skip


def test_rows_in_any_order_and_cells_that_stand_twice_are_put_in_place() -> None:
    rows = (
        '<row r="3"><c r="B3"><v>3</v></c><c r="A3"><v>2</v></c></row>'
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>9</v></c></row>'
    )
    assert texts(with_rows(rows)) == [("9", ""), ("", ""), ("2", "3")]


def test_a_sheet_with_a_prefix_before_every_name_is_read() -> None:
    parts = plain_parts()
    for name in (SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"):
        body = parts[name].replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:").replace("<x:?", "<?")
        parts[name] = body.replace("xmlns=", "xmlns:x=")
    assert texts(zipped(parts)) == GRID


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_parts_may_be_written_in_any_encoding(encoding: str) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in plain_parts().items():
            said = "utf-8" if encoding == "utf-8-sig" else encoding
            archive.writestr(name, content.replace("UTF-8", said).encode(encoding, "xmlcharrefreplace"))
    assert texts(target.getvalue()) == GRID


@pytest.mark.parametrize("target", ["/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", "worksheets\\sheet1.xml"])
def test_odd_targets_of_relationships_are_found(target: str) -> None:
    parts = plain_parts()
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = parts[name].replace("worksheets/sheet1.xml", target)
    assert texts(zipped(parts)) == GRID


def test_parts_are_found_whatever_their_case_and_slashes() -> None:
    parts = plain_parts()
    assert texts(zipped({name.replace("/", "\\"): content for name, content in parts.items()})) == GRID
    assert (
        texts(repacked(parts, **{"xl/sharedStrings.xml": "xl/SharedStrings.xml", SHEET: "xl/worksheets/Sheet1.xml"}))
        == GRID
    )


@pytest.mark.parametrize(
    "absent", ["xl/styles.xml", "_rels/.rels", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"]
)
def test_a_part_that_only_adds_to_the_table_may_be_missing(absent: str) -> None:
    parts = plain_parts()
    del parts[absent]
    assert texts(zipped(parts)) == GRID


def test_a_broken_part_that_no_table_needs_is_passed_over() -> None:
    content = zipped({**plain_parts(), "xl/calcChain.xml": "<calcChain/>"}, zipfile.ZIP_STORED)
    name = content.index(b"xl/calcChain.xml")
    assert content[name - 30 : name - 26] == b"PK\x03\x04"
    assert texts(content[: name - 30] + b"PK\x03\x05" + content[name - 26 :]) == GRID


@pytest.mark.parametrize("said", ["", '<?xml version="1.0"?><Relationships><Relationship Id='])
def test_a_damaged_list_of_what_the_package_holds_hides_no_workbook(said: str) -> None:
    assert texts(zipped({**plain_parts(), "_rels/.rels": said})) == GRID


@pytest.mark.parametrize("printed", [b"\r\n", b"\xef\xbb\xbf", b"\n\n \xef\xbb\xbf"])
def test_blanks_and_marks_that_a_web_program_printed_before_the_workbook_are_passed_over(printed: bytes) -> None:
    assert texts(printed + zipped(plain_parts())) == GRID


def test_sheets_that_share_a_part_show_the_same_cells_under_their_own_names() -> None:
    parts = plain_parts()
    again = '<sheet name="Again" sheetId="2" state="hidden" r:id="rId1"/></sheets>'
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("</sheets>", again)
    sheets = read_book(zipped(parts), DEFAULT).sheets
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("Clients", False), ("Again", True)]
    assert sheets[0].cells.equals(sheets[1].cells)


def test_texts_that_the_file_lost_are_told() -> None:
    parts = plain_parts()
    del parts["xl/sharedStrings.xml"]
    parts[SHEET] = parts[SHEET].replace("</row>", '<c r="C1"><v>5</v></c></row>', 1)
    assert [finding.code for finding in sheet_of(zipped(parts)).findings] == ["lost-texts"]


def test_numbers_are_shown_in_their_formats_and_kept_as_stored() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        for position, (value, code) in enumerate(
            [
                (123, "00000"),
                (0.125, "0.0%"),
                (1234.5, '"$"#,##0.00'),
                (46112, "m/d/yyyy"),
                (0.5, "h:mm AM/PM"),
                (7, ""),
            ]
        ):
            sheet.write_number(0, position, value, book.add_format({"num_format": code}) if code else None)
    read = sheet_of(target.getvalue())
    assert read.cells.row(0)[1:] == ("00123", "12.5%", "$1,234.50", "3/31/2026", "12:00 PM", "7")
    assert read.originals.rows()[:2] == [(1, 0, "123", "00000"), (1, 1, "0.125", "0.0%")]
    assert read.originals["position"].to_list() == [0, 1, 2, 3, 4]


def test_the_1904_calendar_counts_from_its_own_day() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"date_1904": True}) as book:
        book.add_worksheet().write_number(0, 0, 44650, book.add_format({"num_format": "yyyy-mm-dd"}))
    assert texts(target.getvalue()) == [("2026-03-31",)]


def test_what_is_hidden_or_shows_an_error_is_told() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        for line in range(4):
            sheet.write_row(line, 0, ["Client name", "Fee", "Note"] if not line else [f"Client {line}", line, "x"])
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
        sheet.write_formula(3, 1, "=NA()", None, "#N/A")
    found = {f.code: (f.line, f.position, f.value, f.detail) for f in sheet_of(target.getvalue()).findings}
    assert found == {
        "error-cells": (4, 1, "#N/A", "1 cell shows"),
        "hidden-rows": (3, None, "", "1 row is"),
        "hidden-columns": (None, 1, "", "1 column is"),
    }


def test_merged_cells_are_told_and_their_text_stays_in_the_first() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Client name", "City"])
        sheet.merge_range(1, 0, 2, 0, "Ann")
        sheet.write_column(1, 1, ["Rome", "Bern"])
    read = sheet_of(target.getvalue())
    assert read.cells.rows()[1:] == [(2, "Ann", "Rome"), (3, "", "Bern")]
    assert [(f.code, f.line, f.position, f.detail) for f in read.findings] == [
        ("merged-cells", 2, 0, "1 group of cells is merged")
    ]


def test_a_sheet_of_many_pieces_is_read_in_its_order() -> None:
    def row(line: int) -> str:
        hidden = ' hidden="1"' if line == 2_900 else ""
        place = "" if line == 1_500 else f' r="A{line}"'  # one piece of them has to go the patient way
        cells = f'<c{place} t="str"><v>Client {line}</v></c><c r="B{line}" t="str"><v>{"x" * 30_000}</v></c>'
        return f'<row r="{line}"{hidden}>{cells}</row>'

    sheet = sheet_of(with_rows("".join(map(row, range(1, 3_001))), zipfile.ZIP_STORED))
    assert sheet.cells["line"].to_list() == list(range(1, 3_001))
    assert sheet.cells["c0"].to_list() == [f"Client {line}" for line in range(1, 3_001)]
    assert (sheet.cells["c1"] == "x" * 30_000).all()
    assert [(f.code, f.line) for f in sheet.findings] == [("hidden-rows", 2_900)]


def test_damage_found_in_a_late_piece_ends_the_reading() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="str"><v>{"x" * 30_000}</v></c></row>' for n in range(1, 3_001))
    with pytest.raises(Refused) as caught:
        read_book(with_rows(rows + "<row><c></row>", zipfile.ZIP_STORED), DEFAULT)
    assert caught.value.code == "damaged"


def test_a_text_cannot_pass_for_our_own_marks() -> None:
    assert unescaped("_x0000_clear") == "_x0000_clear"
    assert unescaped("_xD83D__xDE00_ _xD83D_ _x000A_") == "😀 _xD83D_ \n"


def test_a_part_that_is_larger_than_its_directory_says_is_refused() -> None:
    content = bytearray(zipped(plain_parts()))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        size = archive.getinfo(SHEET).file_size
    place = content.rfind(SHEET.encode()) - 46
    content[place + 24 : place + 28] = (size - 40).to_bytes(4, "little")
    with pytest.raises(Refused) as caught:
        read_book(bytes(content), DEFAULT)
    assert caught.value.code == "hostile"


def test_entities_declared_in_utf_16_are_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in plain_parts().items():
            bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'.encode("utf-16")
            archive.writestr(name, bomb if name == SHEET else content)
    with pytest.raises(Refused) as caught:
        read_book(target.getvalue(), DEFAULT)
    assert caught.value.code == "hostile"


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]) | st.sampled_from("\n\t<&>\"'"), max_size=8
)
WAYS = (
    '<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>',
    '<c r="{ref}" s="1" t="str"><f>A1</f><v>{text}</v></c>',
    '<c r="{ref}" t="str"><v>{text}</v></c>',
    '<c r="{ref}" t="inlineStr"><is><r><t>{text}</t></r></is></c>',
    '<c r="{ref}" s="2"/>',
    '<c r="{ref}"><f>B1</f></c>',
    '<c r="{ref}"><v>12</v></c>',
)
CELLS = st.lists(st.tuples(st.integers(1, 30), st.integers(0, 700), st.sampled_from(WAYS), TEXT), max_size=12)


@given(CELLS)
def test_the_quick_and_the_patient_way_find_the_same_cells(cells: list[tuple[int, int, str, str]]) -> None:
    escape = {"&": "&amp;", "<": "&lt;"}
    rows = "".join(
        f'<row r="{line}">{way.format(ref=reference(position, line), text="".join(escape.get(c, c) for c in content))}'
        "</row>"
        for line, position, way, content in cells
    ).encode()
    patient_specs, quick_specs = Specs(), Specs()
    parser = PatientParser(patient_specs)
    parser.feed(b"<sheetData>" + rows + b"</sheetData>", final=True)
    slowly = parser.take()
    try:
        quickly = quick.cells(rows, quick_specs)
    except quick.Unusual:
        assert any("<r>" in way for _, _, way, _ in cells)
        return
    assert meant(quickly, quick_specs) == meant(slowly, patient_specs)


def meant(cells: pl.DataFrame, specs: Specs) -> list[tuple[object, ...]]:
    return [(line, position, specs.all[spec], value) for line, position, spec, value in cells.rows()]


def reference(position: int, line: int) -> str:
    return f"{xlsxwriter.utility.xl_col_to_name(position)}{line}"
