"""The workbook: a tab *Clients* that a spreadsheet cannot damage, and a tab *Options* that its drop-downs draw from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from rollforward.engine.fields import Field
from rollforward.engine.writing.columns import OutColumn

CLIENTS, OPTIONS = "Clients", "Options"
#: The tab that nobody sees: it says what the file was made from.
MARK = "Rollforward"

_LAST_ROW = 1_048_575
_SELECTS = ("single-select", "multi-select")
_WIDTHS = {"identifier": 12, "text": 22, "long text": 36, "email": 28, "url": 28, "yes/no": 10, "date": 13}
_USUAL_WIDTH = 18
ALL_IS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_workbook(
    target: BinaryIO, columns: Sequence[OutColumn], rows: pl.DataFrame, mark: Sequence[str] = ()
) -> None:
    """Write both tabs, and out of sight the ``mark`` that an import of the file is to find again.

    ``rows``: as ``shown_rows`` gives them. Every cell is a typed string in a column of text format, so nothing is
    evaluated and no zero is lost, neither now nor when somebody types into an empty cell. Raises ``ValueError`` for a
    text that a cell cannot hold.
    """
    book = Workbook(target, {**ALL_IS_TEXT, "constant_memory": True})
    header = book.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "num_format": "@", "valign": "top"})
    text = book.add_format({"num_format": "@"})
    _write_clients(book.add_worksheet(CLIENTS), columns, rows, header, text)
    _write_options(book.add_worksheet(OPTIONS), _selects(columns), header, text)
    if mark:
        hidden = book.add_worksheet(MARK)
        _write_row(hidden, 0, mark, text)
        hidden.very_hidden()
    book.close()


def _write_clients(
    sheet: Worksheet, columns: Sequence[OutColumn], rows: pl.DataFrame, header: Format, text: Format
) -> None:
    sheet.freeze_panes(1, 0)
    for position, column in enumerate(columns):
        width = max(_WIDTHS.get(column.field.kind, _USUAL_WIDTH), min(len(column.header) + 2, 30))
        sheet.set_column(position, position, width, text)
    _write_row(sheet, 0, [column.header for column in columns], header)
    for line, cells in enumerate(rows.iter_rows(), start=1):
        _write_row(sheet, line, cells, text)
    _offer_options(sheet, columns)


def _write_row(sheet: Worksheet, line: int, cells: Sequence[str], style: Format) -> None:
    for position, cell in enumerate(cells):
        if cell and sheet.write_string(line, position, cell, style):
            raise ValueError(
                f"Row {line + 1}, column {position + 1}: a workbook cell cannot hold a text of this length."
            )


def _offer_options(sheet: Worksheet, columns: Sequence[OutColumn]) -> None:
    """Drop-downs. A foreign value in a single-select is warned about; a multi-select takes any combination unasked."""
    places = {column.field.key: place for place, column in enumerate(_selects(columns))}
    for position, column in enumerate(columns):
        if column.field.key in places and column.field.options:
            source = _range(places[column.field.key], len(column.field.options))
            sheet.data_validation(1, position, _LAST_ROW, position, _validation(column.field, source))
        elif column.field.kind == "yes/no":
            sheet.data_validation(1, position, _LAST_ROW, position, _validation(column.field, ["Yes", "No"]))


def _validation(field: Field, source: str | list[str]) -> dict[str, object]:
    return {
        "validate": "list",
        "source": source,
        "show_error": field.kind != "multi-select",
        "error_type": "warning",
        "error_title": "Not one of the options",
        "error_message": "The Options tab lists what can stand here.",
    }


def _selects(columns: Sequence[OutColumn]) -> list[OutColumn]:
    return [column for column in columns if column.field.kind in _SELECTS]


def _range(place: int, count: int) -> str:
    letter = xl_col_to_name(place, col_abs=True)
    return f"={OPTIONS}!{letter}$2:{letter}${count + 1}"


def _write_options(sheet: Worksheet, selects: Sequence[OutColumn], header: Format, text: Format) -> None:
    sheet.freeze_panes(1, 0)
    if selects:
        sheet.set_column(0, len(selects) - 1, 24, text)
    _write_row(sheet, 0, [column.header for column in selects], header)
    longest = max((len(column.field.options) for column in selects), default=0)
    for line in range(longest):
        labels = [c.field.options[line].label if line < len(c.field.options) else "" for c in selects]
        _write_row(sheet, line + 1, labels, text)
