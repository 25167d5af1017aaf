"""Binary workbooks (XLSB): cells as a person sees them, in spite of numbers stored bare."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
import python_calamine

from rollforward.engine.issues import Refused
from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book
from rollforward.engine.values import ReadAs
from tests.engine.reading.binary_workbooks import (
    Cell,
    Sheet,
    answer,
    error,
    inline,
    packed,
    real,
    record,
    shared,
    text,
    workbook,
)

FORMATS = (0, "00000", 14, '"$"#,##0.00', 10)


def rows(*sheets: Sheet, **more: object) -> list[tuple[object, ...]]:
    return read_book(workbook(*sheets, **more), DEFAULT).sheets[0].cells.rows()  # type: ignore[arg-type]


def test_numbers_are_shown_in_their_formats_and_what_is_stored_stands_beside() -> None:
    cells = [packed(412, style=1), real(46095.0, style=2), real(1234.5, style=3), packed(25, True, style=4)]
    (sheet,) = read_book(workbook(Sheet("Clients", {1: cells}), formats=FORMATS), DEFAULT).sheets
    assert sheet.cells.rows() == [(1, "00412", "3/14/2026", "$1,234.50", "25.00%")]
    assert sheet.originals["raw"].to_list() == ["412", "46095", "1234.5", "0.25"]
    assert sheet.originals["format"].to_list() == ["00000", "m/d/yyyy", '"$"#,##0.00', "0.00%"]


def test_texts_answers_and_errors_of_every_kind_of_record() -> None:
    rich = Cell(62, b"\x01" + text("rich") + struct.pack("<I", 0))
    formula = Cell(8, text("made") + b"\x00" * 10)
    cells = [shared(1), inline("here"), rich, formula, answer(True), error(0x2A), Cell(9, struct.pack("<d", 3.5))]
    book = read_book(workbook(Sheet("A", {1: cells}), texts=("not this", "Añña")), DEFAULT)
    assert book.sheets[0].cells.rows() == [(1, "Añña", "here", "rich", "made", "TRUE", "#N/A", "3.5")]
    assert [finding.code for finding in book.sheets[0].findings] == ["error-cells"]


def test_rows_keep_their_numbers_and_cells_their_columns() -> None:
    found = rows(Sheet("A", {2: [None, inline("b")], 5: [inline("a")]}))
    assert found == [(1, "", ""), (2, "", "b"), (3, "", ""), (4, "", ""), (5, "a", "")]


def test_hidden_sheets_rows_columns_and_merged_cells_are_told() -> None:
    more = record(60, struct.pack("<IIIIH", 0, 0, 2048, 0, 1))
    merged = record(176, struct.pack("<IIII", 1, 1, 0, 1))
    shown = Sheet(
        "A", {1: [inline("a"), inline("b")], 2: [inline("c")]}, hidden_rows=frozenset({2}), more=more + merged
    )
    book = read_book(workbook(shown, Sheet("B", {1: [inline("x")]}, state=2)), DEFAULT)
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("A", False), ("B", True)]
    told = {finding.code: (finding.line, finding.position) for finding in book.sheets[0].findings}
    assert {"hidden-rows", "hidden-columns"} <= told.keys()
    assert told["merged-cells"] == (2, 0)


def test_the_calendar_of_1904_is_followed() -> None:
    assert rows(Sheet("A", {1: [real(44633.0, style=2)]}), formats=FORMATS, date1904=True) == [(1, "3/14/2026")]


def test_one_sheet_can_be_asked_for() -> None:
    data = workbook(Sheet("A", {1: [inline("a")]}), Sheet("B", {1: [inline("b")]}))
    assert [sheet.name for sheet in read_book(data, DEFAULT, ReadAs(sheet="2")).sheets] == ["B"]


def test_another_reader_finds_the_same_texts() -> None:
    data = workbook(Sheet("A", {1: [shared(0), inline("b"), real(2.5)], 3: [inline("c")]}), texts=("a",), formats=(0,))
    theirs = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    ours = [list(row[1:]) for row in read_book(data, DEFAULT).sheets[0].cells.rows()]
    assert ours == [[str(value) for value in row] for row in theirs]


def broken(data: bytes) -> bytes:
    """The same with the last record of its sheet longer than the part."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[:-3] + b"\x06\xff\x7f" if "sheet1" in name else content)
    return target.getvalue()


def test_a_damaged_sheet_is_salvaged_and_that_is_told() -> None:
    book = read_book(broken(workbook(Sheet("A", {1: [inline("a")]}))), DEFAULT)
    assert book.sheets[0].cells.rows() == [(1, "a")]
    assert [finding.code for finding in book.findings] == ["salvaged"]


def test_a_workbook_without_its_sheets_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        read_book(workbook(), DEFAULT)
    assert refusal.value.code == "damaged"


def test_a_cell_in_the_last_corner_is_refused_without_laying_the_sheet_out() -> None:
    far = Sheet("A", {1_048_576: [None] * 16_383 + [inline("x")]})
    with pytest.raises(Refused) as refusal:
        read_book(workbook(far), DEFAULT)
    assert refusal.value.code == "too-large"
