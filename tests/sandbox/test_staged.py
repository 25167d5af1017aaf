"""What was read is kept on disk and comes back the same, page by page or whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from rollforward.engine.limits import DEFAULT
from rollforward.engine.reading import read_book
from rollforward.sandbox.staged import open_staged, write_staged
from tests.engine.reading.workbooks import workbook

TEXT = b'Acme\n\nName;Note\nAnn;"a\nb"\nBob;"c\nTotal;\n'
SHEETS = {"Clients": [["Client name", "Email"], ["Ann", "ann@example.com"]], "Blank": [], "More": [["x"]]}


@pytest.mark.parametrize("content", [TEXT, workbook(SHEETS)])
def test_a_book_comes_back_whole(content: bytes, tmp_path: Path) -> None:
    book = read_book(content, DEFAULT)
    write_staged(book, tmp_path)
    again = open_staged(tmp_path).book()
    for before, after in zip(book.sheets, again.sheets, strict=True):
        assert before.cells.equals(after.cells)
        assert (before.name, before.region, before.findings, before.why) == (
            after.name, after.region, after.findings, after.why,
        )  # fmt: skip
    assert (book.format, book.encoding, book.dialect, book.findings) == (
        again.format, again.encoding, again.dialect, again.findings,
    )  # fmt: skip


def test_a_page_holds_the_rows_asked_for(tmp_path: Path) -> None:
    lines = "Name,City\n" + "".join(f"Client {i},Rome\n" for i in range(1, 20_001))
    write_staged(read_book(lines.encode(), DEFAULT), tmp_path)
    staged = open_staged(tmp_path)
    assert staged.page(0, 8_190, 4).rows() == [(line, f"Client {line - 1}", "Rome") for line in range(8_191, 8_195)]
    assert staged.page(0, 20_000, 200).height == 1
    assert (staged.sheets[0].rows, staged.sheets[0].columns) == (20_001, 2)


def test_a_folder_without_a_finished_book_is_none(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_staged(tmp_path)
