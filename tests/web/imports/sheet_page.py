"""The page of the reading, as its tests use it: without script."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from typing import Any

import xlsxwriter
from django.test import Client
from django.urls import reverse

from rollforward.imports import staging
from rollforward.imports.models import Import
from rollforward.imports.table import table as table_of

Upload = Callable[..., Import]


def address(imp: Import, name: str = "import-sheet") -> str:
    return reverse(name, args=[imp.reference])


def page(vera: Client, imp: Import, query: str = "") -> str:
    return unescape(vera.get(address(imp) + query).content.decode())


def change(vera: Client, imp: Import, **posted: str) -> str:
    """Send one of the page's forms; the page that comes back."""
    answer = vera.post(address(imp), posted, follow=True)
    imp.refresh_from_db()
    return unescape(answer.content.decode())


def table(imp: Import) -> tuple[tuple[str, ...], list[list[Any]]]:
    found = table_of(imp)
    return found.header, [list(row[1:]) for row in found.rows.iter_rows()]


TITLED = "Harbor Books\nCustomer list\n\nCustomer;City\nAbbott;Bath\nBaker;Saco\nTotal;\n"
ACCENTS = "Customer;City\r\nCafé Renée;Québec\r\nFrançois & Söhne;Zürich\r\n"


@contextmanager
def retold(imp: Import) -> Iterator[dict[str, Any]]:
    """What the reader said of the upload, to be altered."""
    index = staging.sheets_dir(imp) / "book.json"
    told = json.loads(index.read_text())
    yield told
    index.write_text(json.dumps(told))


def workbook(sheets: dict[str, list[list[str]]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()
