"""The error workbook: rows with problems, the cells at fault marked and explained, to be corrected and uploaded again.

A hidden tab carries whose rows they are and what stood in them, so that on return only what was changed counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import BinaryIO

import polars as pl
from xlsxwriter import Workbook

from rollforward.engine.writing.workbook import ALL_IS_TEXT, MARK

#: Headers of the first and last column.
ROW, WRONG = "Row in the file", "What is wrong"

_NOTES_AT_MOST = 5_000
_LONGEST_NOTE = 2_000


def write_error_workbook(
    target: BinaryIO,
    reference: str,
    header: Sequence[str],
    rows: pl.DataFrame,
    messages: Mapping[int, Mapping[int, str]],
) -> None:
    """``rows``: ``line`` and a String column per header; ``messages``: by line and the number of the column (-1 for
    the whole row), what is wrong."""
    book = Workbook(target, ALL_IS_TEXT)
    bold = book.add_format({"bold": True, "num_format": "@", "bg_color": "#E8EEF4", "bottom": 1})
    text = book.add_format({"num_format": "@"})
    wrong = book.add_format({"num_format": "@", "bg_color": "#FBE3E1", "bottom": 6, "bottom_color": "#B3261E"})
    sheet, base = book.add_worksheet("To correct"), book.add_worksheet(MARK)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, len(header) + 1, 20, text)
    sheet.set_column(len(header) + 1, len(header) + 1, 60, text)
    for at, name in enumerate((ROW, *header, WRONG)):
        sheet.write_string(0, at, name, bold)
    for at, name in enumerate((reference, *header)):
        base.write_string(0, at, name)
    notes = 0
    for number, (line, *cells) in enumerate(rows.iter_rows(), start=1):
        said = messages.get(line, {})
        for at, cell in enumerate((str(line), *cells)):
            sheet.write_string(number, at, cell, wrong if at - 1 in said and at else text)
            base.write_string(number, at, cell)
            if at and at - 1 in said and notes < _NOTES_AT_MOST:
                sheet.write_comment(number, at, said[at - 1][:_LONGEST_NOTE])
                notes += 1
        sheet.write_string(number, len(header) + 1, "\n".join(said[at] for at in sorted(said))[:32_767], text)
    base.very_hidden()
    book.close()
