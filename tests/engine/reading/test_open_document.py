"""OpenDocument spreadsheets: what a cell shows stands in it, with what is stored beside."""

from __future__ import annotations

import zipfile

import pytest

from rollforward.engine.issues import Refused
from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book
from rollforward.engine.values import RawSheet
from tests.engine.reading.workbooks import zipped

KIND = "application/vnd.oasis.opendocument.spreadsheet"
HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
    '<office:automatic-styles><style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    "<office:body><office:spreadsheet>"
)
TAIL = "</office:spreadsheet></office:body></office:document-content>"


def package(content: str) -> bytes:
    return zipped({"mimetype": KIND, "content.xml": content})


def cell(text: str = "", more: str = "") -> str:
    return f"<table:table-cell {more}>{f'<text:p>{text}</text:p>' if text else ''}</table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def sheets(*rows: str, name: str = "Clients", style: str = "ta1") -> tuple[RawSheet, ...]:
    table = f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'
    return read_book(package(HEAD + table + TAIL), DEFAULT).sheets


def grid(*rows: str) -> list[tuple[str, ...]]:
    return [found[1:] for found in sheets(*rows)[0].cells.rows()]


def test_a_cell_is_what_it_shows_and_keeps_what_is_stored() -> None:
    zip_code = cell("00412", 'office:value-type="float" office:value="412"')
    day = cell("3/1/2024", 'office:value-type="date" office:date-value="2024-03-01"')
    (sheet,) = sheets(row(cell("Name"), cell("ZIP"), cell("Since")), row(cell("Ann"), zip_code, day))
    assert sheet.cells.rows()[1] == (2, "Ann", "00412", "3/1/2024")
    assert sheet.originals.rows() == [(2, 1, "412", "float"), (2, 2, "2024-03-01", "date")]


def test_paragraphs_spaces_tabs_and_breaks_are_kept_and_notes_are_not() -> None:
    note = "<office:annotation><text:p>a note</text:p></office:annotation>"
    inner = "one <text:s text:c='2'/>two<text:tab/>three<text:line-break/>four <text:span>five</text:span>"
    whole = f"<table:table-cell>{note}<text:p>{inner}</text:p><text:p>six</text:p></table:table-cell>"
    assert grid(row(whole)) == [("one   two\tthree\nfour five\nsix",)]


def test_a_cell_without_a_paragraph_shows_its_value() -> None:
    number = cell(more='office:value-type="float" office:value="1250.5"')
    answer = cell(more='office:value-type="boolean" office:boolean-value="true"')
    words = cell(more='office:value-type="string" office:string-value="Ann"')
    assert grid(row(number, answer, words)) == [("1250.5", "TRUE", "Ann")]


def test_repeated_cells_and_rows_are_laid_out_and_blank_ones_cost_nothing() -> None:
    blank = cell(more='table:number-columns-repeated="16384"')
    rows = [
        row(cell("x", 'table:number-columns-repeated="2"'), cell("y"), blank),
        row(blank, more='table:number-rows-repeated="3"'),
        row(cell("z"), more='table:number-rows-repeated="2"'),
        row(blank, more='table:number-rows-repeated="1048570"'),
    ]
    (sheet,) = sheets(*rows)
    assert [found for found in sheet.cells.rows() if any(found[1:])] == [
        (1, "x", "x", "y"), (5, "z", "", ""), (6, "z", "", ""),
    ]  # fmt: skip
    assert sheet.cells.height == 6


def test_errors_hidden_parts_and_merged_cells_are_told() -> None:
    error = cell("#N/A", 'calcext:value-type="error"')
    (sheet,) = sheets(
        '<table:table-column table:visibility="collapse"/>',
        row(cell("Name"), cell("Fee")),
        row(cell("Ann"), error, more='table:visibility="filter"'),
        row(cell("Bob", 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>"),
    )
    told = {finding.code: (finding.line, finding.position) for finding in sheet.findings}
    assert told["error-cells"] == (2, 1)
    assert told["merged-cells"] == (3, 0)
    assert {"hidden-rows", "hidden-columns"} <= told.keys()


def test_a_sheet_that_is_not_displayed_is_hidden() -> None:
    assert [sheet.hidden for sheet in sheets(row(cell("Name")), style="ta2")] == [True]


@pytest.mark.parametrize("told", [{}, {"mimetype": "application/zip"}])
def test_a_package_that_lost_its_label_is_told_by_the_list_of_its_parts(told: dict[str, str]) -> None:
    manifest = f'<manifest:manifest><manifest:file-entry manifest:media-type="{KIND}"/></manifest:manifest>'
    table = f'<table:table table:name="Clients">{row(cell("Ann"), cell("Rome"))}</table:table>'
    content = zipped({**told, "content.xml": HEAD + table + TAIL, "META-INF/manifest.xml": manifest})
    assert read_book(content, DEFAULT).sheets[0].cells.rows() == [(1, "Ann", "Rome")]


def test_a_broken_part_that_no_table_needs_is_passed_over() -> None:
    table = f'<table:table table:name="Clients">{row(cell("Ann"), cell("Rome"))}</table:table>'
    parts = {"mimetype": KIND, "content.xml": HEAD + table + TAIL, "settings.xml": "<settings>plain</settings>"}
    content = zipped(parts, zipfile.ZIP_STORED).replace(b"<settings>plain", b"<settings>Plain")
    assert read_book(content, DEFAULT).sheets[0].cells.rows() == [(1, "Ann", "Rome")]


def test_the_flat_form_is_the_same_document() -> None:
    content = HEAD + f'<table:table table:name="A">{row(cell("Name"), cell("City"))}</table:table>' + TAIL
    flat = content.replace("office:document-content", "office:document").replace(
        " xmlns:office", ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet" xmlns:office', 1
    )
    book = read_book(f'<?xml version="1.0"?>{flat}'.encode(), DEFAULT)
    assert book.format == "fods"
    assert book.sheets[0].cells.rows() == [(1, "Name", "City")]


WIDE = row(cell("x", 'table:number-columns-repeated="16384"'))
TALL = row(cell("x" * 999), more='table:number-rows-repeated="1048576"')


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (HEAD + '<table:table table:name="A">', "damaged"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]>" + HEAD + TAIL, "hostile"),
        (HEAD + TAIL, "damaged"),
        (HEAD + "<a>" * 300, "hostile"),
        (f"{HEAD}<table:table>{WIDE}</table:table>{TAIL}", "too-large"),
        (f"{HEAD}<table:table>{TALL}</table:table>{TAIL}", "too-large"),
    ],
)
def test_what_is_broken_or_would_burst_is_refused(content: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_book(package(content), DEFAULT)
    assert refusal.value.code == code
