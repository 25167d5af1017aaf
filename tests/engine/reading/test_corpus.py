"""Awkward files, and how they must be understood: each misread file becomes a folder of ``tests/engine/corpus``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rollforward.engine.issues import Refused
from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book, table_of

CASES = sorted((Path(__file__).parents[1] / "corpus").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_file_is_understood(case: Path) -> None:
    (content,) = case.glob("input.*")
    assert understood(content.read_bytes()) == json.loads((case / "expected.json").read_text(encoding="utf-8"))


def understood(content: bytes) -> dict[str, Any]:
    """What a case fixes: the table, where it lies, and the remarks."""
    try:
        book = read_book(content, DEFAULT)
    except Refused as refusal:
        return {"refused": refusal.code}
    sheet = next(sheet for sheet in book.sheets if sheet.likely)
    table = table_of(sheet, sheet.region)
    return {
        "format": book.format,
        "encoding": book.encoding,
        "delimiter": book.dialect.delimiter if book.dialect else None,
        "header_rows": list(sheet.region.header_rows),
        "set_aside": [[aside.first, aside.last, aside.why] for aside in sheet.region.set_aside],
        "remarks": [[finding.code, finding.line] for finding in sheet.findings],
        "header": list(table.header),
        "rows": [list(row) for row in table.rows.rows()],
    }
