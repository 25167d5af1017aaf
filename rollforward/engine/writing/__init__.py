"""The files that are handed out: their columns, their rows as a person sees them, and the two forms, XLSX and CSV."""

from rollforward.engine.writing.columns import OutColumn, columns_of
from rollforward.engine.writing.csv import is_spreadsheet_safe, template_csv, write_csv
from rollforward.engine.writing.rows import shown_rows
from rollforward.engine.writing.workbook import MARK, write_workbook

__all__ = [
    "MARK",
    "OutColumn",
    "columns_of",
    "is_spreadsheet_safe",
    "shown_rows",
    "template_csv",
    "write_csv",
    "write_workbook",
]
